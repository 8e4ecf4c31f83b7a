export { check, CHECKER_VERSION } from './check.js';
export { noPlace } from './conflict/no-place.js';
export type { NoPlace } from './conflict/no-place.js';
export { inputHash, planHash } from './hashes.js';
