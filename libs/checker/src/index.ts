export { check, CHECKER_VERSION } from './check.js';
export { inputHash, planHash } from './hashes.js';
