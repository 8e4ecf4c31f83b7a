export { createApi } from './create-api.js';
export type { Api } from './create-api.js';
export { Parts } from './parts.js';
export { hashPassword, newPassword } from './access/secrets.js';
