export { RandomStream, stream } from './random-stream.js';
export { exponential, poissonCount, triangularMinutes, weightedPick } from './distributions.js';
export { naturalLog } from './natural-log.js';
