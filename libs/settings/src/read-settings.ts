import { CATALOGUE } from './catalogue.js';
import type { Setting } from './setting.js';

/** The settings as the programs see them, by the key of the catalogue. */
export type Settings = { readonly [Key in keyof typeof CATALOGUE]: (typeof CATALOGUE)[Key] extends Setting<infer Value> ? Value : never };

/** Settings that cannot be used: every wrong variable at once, without its value. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly { readonly name: string; readonly accepted: string }[]) {
    super(
      [
        ...problems.map(({ name, accepted }) => `The environment variable ${name} is not accepted: it must be ${accepted}.`),
        'docs/reference/environment.md lists every setting; unset a variable to get its default.',
      ].join('\n'),
    );
    this.name = 'SettingsError';
  }
}

/**
 * Reads all settings once. An empty variable counts as missing.
 * @throws SettingsError when a variable is set to something that is not accepted
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const problems: { name: string; accepted: string }[] = [];
  const values = Object.entries(CATALOGUE as Readonly<Record<string, Setting<unknown>>>).map(([key, setting]) => {
    const text = environment[setting.name]?.trim() ?? '';
    if (text === '') return [key, setting.fallback];
    const read = setting.shape.safeParse(text);
    if (!read.success) problems.push({ name: setting.name, accepted: setting.type });
    return [key, read.data];
  });
  if (problems.length > 0) throw new SettingsError(problems);
  return Object.fromEntries(values) as Settings;
}
