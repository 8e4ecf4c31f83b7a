import { days, hours } from '../notation/durations.js';
import type { SiteCleans, SiteTimes } from '../site/site-tables.js';

/** Alder's stages. Occupation = set-up + run + finish + changeover. */
export const ALDER_TIMES: SiteTimes = {
  template: { setUp: hours(1), growth: { min: days(3.4), mode: hours(94), max: days(4.9) }, read: hours(1) },
  ivt: { setUp: hours(0.75), run: hours(3.75), finish: hours(0.5), changeover: hours(1) },
  oligoDt: { setUp: hours(0.75), run: hours(2.75), finish: hours(0.5), changeover: hours(1) },
  beads: { setUp: hours(0.75), run: hours(2.75), finish: hours(0.5), changeover: hours(1) },
  tffDs: { setUp: hours(0.75), run: hours(2.25), finish: hours(0.5), changeover: hours(1) },
  lnp: { setUp: hours(0.75), run: hours(0.75), finish: hours(0.5), changeover: hours(1) },
  lipoplex: { setUp: hours(0.75), run: hours(0.5), finish: hours(0.5), changeover: hours(1) },
  tffDp: { setUp: hours(0.75), run: hours(3.25), finish: hours(0.5), changeover: hours(1) },
  fill: { setUp: hours(0.5), run: hours(0.75), finish: hours(0.75), changeover: hours(1) },
  aseptic: { setUp: hours(0.5), run: hours(0.75), finish: hours(1.25), changeover: hours(1) },
  inspection: { setUp: hours(0.25), run: hours(0), finish: hours(0.25), changeover: hours(0.5) },
  packOut: { setUp: hours(0.25), run: hours(0), finish: hours(0.25), changeover: hours(0.25) },
  review: { min: hours(1), mode: hours(2.5), max: hours(8) },
};

/** An overnight clean of the isolator twice a week at most, and half a shift for a formulation line every other week. */
export const ALDER_CLEANS: SiteCleans = {
  lnpLine: { duration: hours(4), attended: true, afterLots: 20, afterHours: null },
  isolator: { duration: hours(8), attended: false, afterLots: 12, afterHours: hours(40) },
};
