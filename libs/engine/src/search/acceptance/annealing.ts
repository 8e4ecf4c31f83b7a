import { naturalLog, type RandomStream } from '@lotwright/random';

const QUANTILES = 4096;
const SCALE = 1 << 16;

/** −ln(u) at 4096 quantiles as integers: acceptance never depends on a machine's exponential function. */
const THRESHOLDS = Float64Array.from({ length: QUANTILES }, (_, i) => Math.round(-naturalLog((i + 0.5) / QUANTILES) * SCALE));

/** The largest worsening to accept at `temperature`: accepted with probability exp(−worsening / temperature). */
export function drawThreshold(random: RandomStream, temperature: number): number {
  return Math.floor((temperature * THRESHOLDS[random.nextInt(QUANTILES)]) / SCALE);
}
