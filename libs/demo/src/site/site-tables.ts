import type { Minutes, ZoneId } from '@lotwright/time';
import type {
  Calendar, Crew, DeepClean, Equipment, Fence, PositionPool, QcMethod, Session, Storage, Suite,
} from '@lotwright/domain';
import type { PlantClock } from '../notation/plant-clock.js';

/** Hands-on start, automatic run and hands-on end of a stage; the changeover follows. Their sum is the stage's occupation. */
export interface StageTimes {
  readonly setUp: Minutes;
  readonly run: Minutes;
  readonly finish: Minutes;
  readonly changeover: Minutes;
}

/** How long every manufacturing stage takes at a site: the duration column of the plant tables. */
export interface SiteTimes {
  readonly template: { readonly setUp: Minutes; readonly growth: { readonly min: Minutes; readonly mode: Minutes; readonly max: Minutes }; readonly read: Minutes };
  readonly ivt: StageTimes;
  readonly oligoDt: StageTimes;
  readonly beads: StageTimes;
  readonly tffDs: StageTimes;
  readonly lnp: StageTimes;
  readonly lipoplex: StageTimes;
  readonly tffDp: StageTimes;
  readonly fill: StageTimes;
  readonly aseptic: StageTimes;
  readonly inspection: StageTimes;
  readonly packOut: StageTimes;
  /** Batch-record review, working time. */
  readonly review: { readonly min: Minutes; readonly mode: Minutes; readonly max: Minutes };
}

/** Deep cleans of the equipment classes that need one. */
export interface SiteCleans {
  readonly lnpLine: DeepClean;
  readonly isolator: DeepClean;
}

/** One demo site as tables. What differs between the sites is here; what they share is in the recipe and the builders. */
export interface SiteTables {
  readonly id: string;
  readonly name: string;
  readonly zone: ZoneId;
  /** Prefix of order ids. */
  readonly orderPrefix: string;
  /** Orders released per week in the long run. */
  readonly lotsPerWeek: number;
  readonly times: SiteTimes;
  readonly cleans: SiteCleans;
  readonly suites: readonly Suite[];
  readonly crews: (clock: PlantClock) => readonly Crew[];
  readonly calendars: (clock: PlantClock) => readonly Calendar[];
  readonly equipment: (clock: PlantClock) => readonly Equipment[];
  readonly qcMethods: readonly QcMethod[];
  readonly positionPools: readonly PositionPool[];
  readonly sessions: readonly Session[];
  readonly storages: readonly Storage[];
  readonly fences: readonly Fence[];
  readonly nervousnessBudget: number;
}
