import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApi } from '../../../apps/api/src/create-api.js';
import { openApiDocument } from '../../../apps/api/src/openapi/document.js';
import { Parts } from '../../../apps/api/src/parts.js';
import { errorsPage } from '../../../apps/api/src/problem/errors-page.js';
import { PROBLEM_TABLE } from '../../../apps/api/src/problem/problem-table.js';

const page = (name: string) => readFileSync(new URL(`../../../docs/reference/${name}`, import.meta.url), 'utf8');

let app: NestExpressApplication;
beforeAll(async () => {
  ({ app } = await createApi(Object.assign(new Parts(), { settings: { trustedProxies: 0 }, boardFolder: '/', clock: { now: Date.now } })));
});
afterAll(() => app.close());

describe('the reference (node apps/api/dist/reference.js writes it)', () => {
  test('docs/reference/openapi.json is what the routes say of themselves', () => {
    expect(JSON.parse(page('openapi.json'))).toEqual(JSON.parse(JSON.stringify(openApiDocument(app))));
  });

  test('docs/reference/errors.md lists every error', () => {
    expect(page('errors.md')).toBe(errorsPage());
  });

  test('every route is documented: what it does, what it answers, what can go wrong', () => {
    const { openapi, paths, components } = JSON.parse(page('openapi.json'));
    expect(openapi).toMatch(/^3\.1/);
    const served = (app.getHttpAdapter().getInstance() as any).router.stack
      .filter((layer: any) => layer.route)
      .flatMap((layer: any) => Object.keys(layer.route.methods).map((method) => `${method} ${layer.route.path.replace(/:(\w+)/g, '{$1}')}`));
    expect(served.length).toBeGreaterThan(20);
    for (const route of served) {
      const [method, path] = route.split(' ');
      const { summary, responses } = paths[path]?.[method] ?? {};
      expect({ route, summary, problems: Object.keys(responses ?? {}) }).toEqual({ route, summary: expect.any(String), problems: expect.arrayContaining(['500', '503']) });
    }
    const referred = [...page('openapi.json').matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(referred.filter((name) => components.schemas[name] === undefined)).toEqual([]);
  });

  test('only the open routes say that they need no login', () => {
    const { paths } = JSON.parse(page('openapi.json')) as { paths: Record<string, Record<string, { security?: unknown }>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { security }]) => ({ route: `${method} ${path}`, security })));
    const open = routes.filter(({ security }) => security !== undefined);
    expect(open.map(({ route }) => route).sort()).toEqual(['get /health', 'get /ready', 'get /v1/openapi.json', 'post /v1/session']);
    for (const { security } of open) expect(security).toEqual([]);
  });

  test('every kind of problem has a title and says what would help', () => {
    for (const { status, title, help } of Object.values(PROBLEM_TABLE)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title.length * help.length).toBeGreaterThan(0);
    }
  });
});
