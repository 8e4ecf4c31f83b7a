export { CATALOGUE, LOG_LEVELS } from './catalogue.js';
export { environmentPage } from './environment-page.js';
export { readSettings, SettingsError } from './read-settings.js';
export type { Settings } from './read-settings.js';
export type { Setting } from './setting.js';
