import { DataSource } from 'typeorm';
import { FirstTables1780000000000 } from './migrations/1780000000000-first-tables.js';
import { Accounts, ApiKeys, Sessions } from './schemas/account-rows.js';
import { Actuals, Orders, Pins } from './schemas/order-rows.js';
import { Etas, Plans } from './schemas/plan-rows.js';
import { PlantVersions } from './schemas/plant-version-row.js';
import { Requests } from './schemas/request-row.js';

/** Key of the advisory lock under which migrations run, so that two starting programs do not collide. */
const MIGRATION_LOCK = 7_164_220_601;

/**
 * Connects to PostgreSQL. Nothing is created or changed: see {@link migrate}.
 * @param url address of the database
 * @param connections most connections this program holds
 * @throws DatabaseUnreachable when it cannot be opened within 10 s
 */
export async function openDatabase(url: string, connections = 8): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [PlantVersions, Orders, Actuals, Pins, Requests, Plans, Etas, Accounts, Sessions, ApiKeys],
    migrations: [FirstTables1780000000000],
    migrationsTableName: 'migration',
    installExtensions: false,
    poolSize: connections,
    connectTimeoutMS: 10_000,
    applicationName: 'lotwright',
    logging: false,
  });
  try {
    return await source.initialize();
  } catch (error) {
    throw new DatabaseUnreachable(url, error as Error);
  }
}

/** Thrown when the database cannot be opened; names it without its password. */
export class DatabaseUnreachable extends Error {
  constructor(url: string, cause: Error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = cause.message || (cause as NodeJS.ErrnoException).code || 'no reason given';
    super(`The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be opened: ${reason}\nIs it running, and is DATABASE_URL right?`, { cause });
    this.name = 'DatabaseUnreachable';
  }
}

/** Brings the tables up to this version; safe to call from several programs at once. Returns the names of the steps taken. */
export async function migrate(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return (await source.runMigrations({ transaction: 'each' })).map(({ name }) => name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

/** SQL that would bring the tables in line with the schemas: empty when migrations and schemas agree. */
export async function schemaDrift(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
