import { days, hours } from '../notation/durations.js';
import type { SiteCleans, SiteTimes } from '../site/site-tables.js';

/** Birch's stages, shorter than Alder's throughout. Occupation = set-up + run + finish + changeover. */
export const BIRCH_TIMES: SiteTimes = {
  template: { setUp: hours(1), growth: { min: days(2.7), mode: hours(70), max: days(3.9) }, read: hours(1) },
  ivt: { setUp: hours(0.75), run: hours(2.5), finish: hours(0.75), changeover: hours(1) },
  oligoDt: { setUp: hours(0.75), run: hours(1.5), finish: hours(0.75), changeover: hours(1) },
  beads: { setUp: hours(0.75), run: hours(1.5), finish: hours(0.75), changeover: hours(1) },
  tffDs: { setUp: hours(0.75), run: hours(1.5), finish: hours(0.75), changeover: hours(1) },
  lnp: { setUp: hours(0.75), run: hours(0.5), finish: hours(0.5), changeover: hours(0.75) },
  lipoplex: { setUp: hours(0.75), run: hours(0.5), finish: hours(0.25), changeover: hours(0.75) },
  tffDp: { setUp: hours(0.75), run: hours(2.25), finish: hours(1), changeover: hours(1) },
  fill: { setUp: hours(0.5), run: hours(0.5), finish: hours(0.5), changeover: hours(1) },
  aseptic: { setUp: hours(0.5), run: hours(0.5), finish: hours(0.75), changeover: hours(1) },
  inspection: { setUp: hours(0.25), run: hours(0), finish: hours(0.25), changeover: hours(0.25) },
  packOut: { setUp: hours(0.25), run: hours(0), finish: hours(0.25), changeover: hours(0.25) },
  review: { min: hours(0.5), mode: hours(1), max: hours(6) },
};

/** Beside the weekly clean of its room: one more clean of an isolator, and of a line, in a busy week. */
export const BIRCH_CLEANS: SiteCleans = {
  lnpLine: { duration: hours(3), attended: true, afterLots: 30, afterHours: null },
  isolator: { duration: hours(3), attended: false, afterLots: 40, afterHours: hours(80) },
};
