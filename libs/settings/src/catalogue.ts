import { addressSetting, choiceSetting, textSetting, wholeSetting } from './setting.js';

/** How much the log says. */
export const LOG_LEVELS = ['error', 'warn', 'info'] as const;

/** Every setting there is. A new one is one entry here; docs/reference/environment.md follows from it. */
export const CATALOGUE = {
  databaseUrl: addressSetting('DATABASE_URL', {
    schemes: ['postgres', 'postgresql'],
    unit: '-',
    meaning: 'PostgreSQL to use (15 or newer). Without it the embedded server from npm is started with its data in LOTWRIGHT_DATA.',
  }),
  redisUrl: addressSetting('REDIS_URL', {
    schemes: ['redis', 'rediss'],
    unit: '-',
    meaning: 'Redis that carries the job queue. Without it the queue lives in the same PostgreSQL as everything else.',
  }),
  dataDirectory: textSetting('LOTWRIGHT_DATA', {
    fallback: null,
    type: 'a path',
    unit: '-',
    meaning: 'Directory for the embedded database, its log and the lock of the running launcher. Without it `.lotwright` in the checkout.',
  }),
  host: textSetting('LOTWRIGHT_HOST', {
    fallback: '127.0.0.1',
    type: 'an address of this machine',
    unit: '-',
    meaning: 'Address at which board and API listen. The default can be reached from this machine only.',
  }),
  port: wholeSetting('LOTWRIGHT_PORT', {
    least: 1,
    most: 65535,
    fallback: 4080,
    unit: 'TCP port',
    meaning: 'Port of board and API. The launcher takes the next free one when it is busy, and says so.',
  }),
  trustedProxies: wholeSetting('LOTWRIGHT_TRUSTED_PROXIES', {
    least: 0,
    most: 10,
    fallback: 0,
    unit: 'hops',
    meaning: 'Reverse proxies in front of the API whose forwarded address and scheme are believed.',
  }),
  planSeconds: wholeSetting('LOTWRIGHT_PLAN_SECONDS', {
    least: 1,
    most: 3600,
    fallback: 5,
    unit: 'seconds',
    meaning: 'Search time of a plan request that names neither seconds nor steps.',
  }),
  planThreads: wholeSetting('LOTWRIGHT_PLAN_THREADS', {
    least: 1,
    most: 64,
    fallback: 1,
    unit: 'threads',
    meaning: 'Plans that one worker makes at the same time, each in a thread of its own.',
  }),
  leaseSeconds: wholeSetting('LOTWRIGHT_LEASE_SECONDS', {
    least: 2,
    most: 600,
    fallback: 15,
    unit: 'seconds',
    meaning: 'How long a silent worker keeps a plan request before another one may take it over.',
  }),
  sessionHours: wholeSetting('LOTWRIGHT_SESSION_HOURS', {
    least: 1,
    most: 720,
    fallback: 12,
    unit: 'hours',
    meaning: 'How long a login lasts.',
  }),
  logLevel: choiceSetting('LOTWRIGHT_LOG', {
    choices: LOG_LEVELS,
    fallback: 'warn',
    unit: '-',
    meaning: 'How much the log on standard error says.',
  }),
} as const;
