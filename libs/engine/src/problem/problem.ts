import type { CalendarTable } from './calendar-table.js';
import type { Pursuit } from './pursuit.js';

/** How a phase treats closed hours. */
export const ATTENDED = 0;
export const UNATTENDED = 1;
export const INTERRUPTIBLE = 2;

/** What an operation occupies. */
export const EQUIPMENT = 0;
export const RUN = 1;
export const POSITIONS = 2;
export const SESSION = 3;
export const PEOPLE = 4;

/** Heads of one crew. */
export interface CrewNeed {
  readonly crew: number;
  readonly heads: number;
}

/** Phases of an operation or run with their lengths at every speed that occurs in the plant. */
export interface WorkSpec {
  readonly works: readonly number[];
  readonly crews: readonly (readonly CrewNeed[])[];
  readonly maxStretch: number;
  /** Whether there is interruptible work between two other phases: begun later it may reach over closed hours, which then are no waiting. */
  readonly bends: boolean;
  /** Per speed index: minutes of each phase. */
  readonly lengths: readonly Int32Array[];
  /** Per speed index: summed phase minutes, the least time from start to end. */
  readonly totals: readonly number[];
}

/** A piece of equipment that is qualified, and until when. */
export interface Eligible {
  readonly equipment: number;
  /** Starts at or after this are not qualified; NEVER when it does not expire. */
  readonly expires: number;
}

/** Precedence between two operations of a recipe, by their positions in it; lags in minutes. */
export interface RecipeLink {
  readonly from: number;
  readonly to: number;
  readonly minLag: number;
  /** -1: keeps for ever. */
  readonly maxLag: number;
  /** -1: none. */
  readonly storage: number;
}

/** What an operation takes of one material at its start, in the material's unit. */
export interface MaterialNeed {
  readonly material: number;
  readonly quantity: number;
}

/** One operation of a recipe in flat form. */
export interface RecipeOp {
  readonly kind: number;
  /** Class, method, pool, session, or calendar (-1: always open) by kind. */
  readonly target: number;
  readonly work: WorkSpec;
  readonly eligible: readonly Eligible[];
  readonly inLinks: readonly RecipeLink[];
  readonly outLinks: readonly RecipeLink[];
  readonly materials: readonly MaterialNeed[];
  /** Operations that can be reached from this one, itself excluded. */
  readonly descendants: readonly number[];
}

/** A process version in flat form. Operations are named by their position in `ops`. */
export interface Recipe {
  readonly ops: readonly RecipeOp[];
  /** Topological order in which members of a hold-limited train stay together: the first of `ways`. */
  readonly sequence: Int32Array;
  /** How an order may be placed; more than one way where operations of one order get into each other's way on the same resource. */
  readonly ways: readonly PlacingWay[];
  /** How many of the ways, from the first on, the search draws from; the others are tried only when none of these finds a place. */
  readonly usualWays: number;
  readonly patientReady: number;
  readonly arrival: number;
  readonly family: number;
  /** Least minutes from the end of each operation to the end of patient-ready; far below zero where no path leads there. */
  readonly tail: Int32Array;
}

/** One way of placing an order's operations. */
export interface PlacingWay {
  /** Operations so that links lead forward. */
  readonly sequence: Int32Array;
  /** Position of each operation in it. */
  readonly rank: Int32Array;
  /** Equipment that one operation leaves to the one that must follow it closely; -1 both when there is none. */
  readonly yielding: number;
  readonly yields: number;
  /** Operation whose stored wait vanishes where the order's own waits fill a storage; -1 for the one that begins last. */
  readonly vanishing: number;
  /** Whether equipment on which a hold from an operation that stands is kept goes before equipment that ends sooner. */
  readonly keepsHolds: boolean;
}

/** Changeover of an equipment class, minutes. */
export interface ChangeoverTable {
  readonly length: number;
  readonly attended: boolean;
  /** Families × families, earlier first; null when no pair differs. */
  readonly byFamily: Int32Array | null;
  readonly shortest: number;
  readonly longest: number;
  /** Whether taking one lot out can make its neighbours too close (a pair matrix that breaks the triangle inequality, or has a
   * pair whose clearing needs a longer open time than those around a lot in between). */
  readonly fragile: boolean;
  readonly clean: CleanRule | null;
}

/** When a deep clean is due and how long it takes, minutes; NEVER where a limit does not bind. */
export interface CleanRule {
  readonly length: number;
  readonly attended: boolean;
  readonly afterLots: number;
  readonly afterMinutes: number;
}

/** One piece of equipment. */
export interface EquipmentSpec {
  /** Calendar less unavailabilities. */
  readonly open: CalendarTable;
  /** Unavailabilities; null when there are none. */
  readonly down: CalendarTable | null;
  readonly speed: number;
  /** -1 when the suite does not segregate. */
  readonly suite: number;
  readonly changeover: ChangeoverTable;
}

/** A QC method: what a run of it holds, needs, and when it may start. */
export interface MethodSpec {
  readonly capacity: number;
  readonly work: WorkSpec;
  /** Instruments with a valid qualification; empty when the method has no instrument class. */
  readonly instruments: readonly Eligible[];
  readonly needsInstrument: boolean;
  /** Method calendar, per entry of `instruments` cut with the instrument's; one entry when there is no instrument. */
  readonly open: readonly CalendarTable[];
  /** Weekly slots, sorted; null when runs may start at any minute. */
  readonly slots: Int32Array | null;
  readonly slotRuns: Int32Array;
}

/** A recurring session: its sittings within the horizon, and what one of them takes. */
export interface SessionSpec {
  readonly slots: Int32Array;
  readonly slotRuns: Int32Array;
  readonly capacity: number;
  readonly length: number;
  readonly crew: readonly CrewNeed[];
}

/** A pool of like positions. */
export interface PoolSpec {
  readonly capacity: number;
  readonly open: CalendarTable;
}

/** Heads of one crew over time. */
export interface CrewSpec {
  /** Heads on duty from `now` on as steps: from `times[i]` on there are `heads[i]`. */
  readonly times: Int32Array;
  readonly heads: Int32Array;
}

/** Receipts of one material in the order in which they expire. */
export interface MaterialSpec {
  /** Provably enough for every order: never checked. */
  readonly ample: boolean;
  readonly at: Int32Array;
  readonly quantity: Float64Array;
  /** NEVER: does not expire. */
  readonly expires: Int32Array;
}

/** Work that has started or happened and occupies equipment whatever is planned. */
export interface EquipmentFact {
  readonly equipment: number;
  readonly start: number;
  readonly end: number;
  /** -1 for runs. */
  readonly family: number;
  /** -1 when several orders share it (a run). */
  readonly order: number;
}

/** A QC run that has started. */
export interface StartedRun {
  readonly method: number;
  readonly start: number;
  readonly end: number;
  readonly instrument: number;
}

/** Started work that occupies one position of a pool. */
export interface PositionFact {
  readonly pool: number;
  readonly start: number;
  readonly end: number;
}

/** Started work that has a place in a sitting. */
export interface SessionFact {
  readonly session: number;
  readonly start: number;
}

/** The planning case as flat index arrays. Times are epoch minutes. Immutable. */
export interface Problem {
  readonly now: number;
  /** Start of the crews' and calendars' tables, and the first minute no plan may reach. */
  readonly begin: number;
  readonly horizon: number;
  /** Whether the horizon is the last one: failing to fit before it is final. */
  readonly lastHorizon: boolean;
  readonly pursuit: Pursuit;

  readonly equipment: readonly EquipmentSpec[];
  readonly suiteClearance: Int32Array;
  readonly methods: readonly MethodSpec[];
  readonly sessions: readonly SessionSpec[];
  readonly pools: readonly PoolSpec[];
  readonly crews: readonly CrewSpec[];
  readonly storagePositions: Int32Array;
  readonly materials: readonly MaterialSpec[];
  readonly calendars: readonly CalendarTable[];
  readonly alwaysOpen: CalendarTable;
  readonly families: number;

  readonly recipes: readonly Recipe[];
  readonly orders: number;
  /** Recipe of each order; -1 for cancelled orders and those whose process is unknown. */
  readonly orderRecipe: Int32Array;
  /** First operation index of each order; `orders + 1` entries. */
  readonly firstOp: Int32Array;
  readonly release: Int32Array;
  readonly weight: Int32Array;
  readonly windowCloses: Int32Array;
  readonly windowEvery: Int32Array;
  readonly latestUseful: Int32Array;

  readonly ops: number;
  readonly opOrder: Int32Array;
  readonly opSpec: readonly RecipeOp[];
  /** First phase slot of each operation; `ops + 1` entries. */
  readonly firstPhase: Int32Array;
  readonly attempt: Int32Array;
  readonly factStart: Int32Array;
  readonly factEnd: Int32Array;
  readonly factEquipment: Int32Array;
  readonly pinStart: Int32Array;
  readonly pinEquipment: Int32Array;
  /** 1 where pins and frozen assignments contradict each other or ask for equipment the operation cannot have. */
  readonly contradiction: Uint8Array;
  /** 1 where start and equipment come from the frozen zone. */
  readonly frozen: Uint8Array;
  readonly publishedStart: Int32Array;
  readonly publishedEquipment: Int32Array;
  /** Published phases by phase slot; -1 where the published assignment has none of that shape. */
  readonly publishedPhaseStart: Int32Array;
  readonly publishedPhaseEnd: Int32Array;
  /** Number of the published run of each operation, counted through the case; -1 when it names none. */
  readonly publishedRun: Int32Array;
  readonly moveWeight: Int32Array;
  /** 1 where the published start lies in the slushy zone and is not frozen: a move counts against the nervousness budget. */
  readonly slushy: Uint8Array;
  /** Slushy operations that one re-plan may move; NEVER when there is no limit. */
  readonly nervousnessBudget: number;

  readonly equipmentFacts: readonly EquipmentFact[];
  readonly startedRuns: readonly StartedRun[];
  readonly positionFacts: readonly PositionFact[];
  readonly sessionFacts: readonly SessionFact[];
}
