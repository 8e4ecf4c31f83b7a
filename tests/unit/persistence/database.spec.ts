import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migrate, openDatabase, schemaDrift } from '@lotwright/persistence';
import { TestServer } from '../../support/postgres.js';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

describe('the database', () => {
  test('has exactly the tables that the schemas describe', async () => {
    const { source } = await server.database();
    expect(await schemaDrift(source)).toEqual([]);
  });

  test('is migrated once, also by programs that start at the same time', async () => {
    const { url, source } = await server.database();
    await source.undoLastMigration();
    const sources = await Promise.all([openDatabase(url, 2), openDatabase(url, 2), openDatabase(url, 2)]);
    const steps = await Promise.all(sources.map(migrate));
    expect(steps.flat()).toEqual(['FirstTables1780000000000']);
    expect(await schemaDrift(source)).toEqual([]);
    await Promise.all(sources.map((other) => other.destroy()));
  });

  test('refuses by itself to hold a plan in force that is not feasible, or two in force', async () => {
    const { source } = await server.database();
    const insert = (number: number, standing: string, feasible: boolean) =>
      source.query(
        `INSERT INTO plan (id, number, standing, plant_version, status, planned, unplanned, late, violations, feasible, plan_hash, book, content, verdict)
         VALUES (gen_random_uuid(), $1, $2, 1, 'FEASIBLE', 0, 0, 0, 0, $3, '', '{}', '{}', '{}')`,
        [number, standing, feasible],
      );
    await source.query(`INSERT INTO plant_version (version, plant_id, content) VALUES (1, 'P', '{}')`);
    await expect(insert(1, 'current', false)).rejects.toThrow(/plan_in_force_is_feasible/);
    await insert(1, 'current', true);
    await expect(insert(2, 'current', true)).rejects.toThrow(/plan_one_current/);
    await insert(2, 'refused', false);
  });
});
