import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SAPLING_NOW } from '../support/sapling.js';
import { Caller, LOGIN, startSystem } from '../support/system.js';
import type { System } from '../support/system.js';

const document = JSON.parse(readFileSync(new URL('../../docs/reference/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, Record<string, unknown>> };
const ROUTES = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, 'x') })));
const OPEN = new Set(['GET /health', 'GET /ready', 'GET /v1/openapi.json', 'POST /v1/session']);

let system: System;
let planner: Caller;

beforeAll(async () => {
  system = await startSystem(SAPLING_NOW, { working: false });
  planner = await new Caller(system.url).logIn();
});
afterAll(() => system.stop());

describe('access', () => {
  test.each(ROUTES.filter(({ method, path }) => !OPEN.has(`${method} ${path}`)))('$method $path is closed to strangers', async ({ method, path }) => {
    const { status, headers, json } = await new Caller(system.url).send(method, path);
    expect({ status, code: json.code, type: headers.get('content-type') }).toEqual({ status: 401, code: 'not_logged_in', type: expect.stringContaining('application/problem+json') });
  });

  test('the open routes are open', async () => {
    expect((await new Caller(system.url).get('/health')).json).toEqual({ status: 'ok', database: true, queue: 'postgresql' });
    expect((await new Caller(system.url).get('/ready')).status).toBe(200);
    expect((await new Caller(system.url).get('/v1/openapi.json')).json).toEqual(document);
  });

  test('the session cookie cannot be read by scripts or sent from other sites', async () => {
    const { headers, json } = await new Caller(system.url).send('POST', '/v1/session', LOGIN);
    expect(headers.get('set-cookie')).toMatch(/^lotwright_session=[\w-]{43};.*HttpOnly; SameSite=Strict$/);
    expect(json).toMatchObject({ login: 'planner', kind: 'person' });
  });

  test('logging out ends the session', async () => {
    const caller = await new Caller(system.url).logIn();
    expect((await caller.get('/v1/session')).status).toBe(200);
    expect((await caller.send('DELETE', '/v1/session')).status).toBe(204);
    expect((await caller.get('/v1/session')).status).toBe(401);
  });

  test('a wrong password and an unknown login get the same answer, and guessing is slowed down', async () => {
    const caller = new Caller(system.url);
    const wrong = await caller.send('POST', '/v1/session', { login: 'guessed', password: 'x' });
    expect(wrong).toMatchObject({ status: 401, json: { code: 'wrong_login' } });
    const answers = [wrong];
    while (answers.at(-1)!.status === 401 && answers.length < 20) answers.push(await caller.send('POST', '/v1/session', { login: 'guessed', password: 'x' }));
    expect(answers.at(-1)).toMatchObject({ status: 429, json: { code: 'too_many_logins' } });
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a key opens the API to another system until it is revoked, but manages no keys', async () => {
    const made = await planner.send('POST', '/v1/keys', { name: 'clinic portal' });
    expect(made).toMatchObject({ status: 201, json: { name: 'clinic portal', secret: expect.stringMatching(/^lw_[\w-]{43}$/) } });
    const portal = new Caller(system.url);
    portal.key = made.json.secret;
    expect((await portal.get('/v1/session')).json).toEqual({ login: 'clinic portal', kind: 'key', expiresAt: null });
    expect((await portal.get('/v1/plans')).status).toBe(200);
    expect((await portal.get('/v1/keys')).json).toMatchObject({ status: 403, code: 'people_only' });
    expect((await planner.get('/v1/keys')).text).not.toContain(made.json.secret);
    expect((await planner.send('DELETE', `/v1/keys/${made.json.id}`)).status).toBe(204);
    expect((await portal.get('/v1/plans')).status).toBe(401);
  });

  test('a request that a browser sends for another site is refused', async () => {
    expect((await planner.send('POST', '/v1/plans', {}, { origin: 'http://evil.example' })).json).toMatchObject({ status: 403, code: 'foreign_origin' });
    expect((await planner.send('POST', '/v1/plans', {}, { 'sec-fetch-site': 'cross-site' })).json).toMatchObject({ status: 403, code: 'foreign_origin' });
  });

  test('every answer carries the security headers', async () => {
    for (const path of ['/', '/health', '/v1/session', '/v1/nowhere', '/nowhere.js']) {
      const { headers } = await planner.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('refusals', () => {
  test.each([
    ['a body that is not JSON', 'POST', '/v1/keys', '{"nam', {}, 400, 'malformed_json'],
    ['a body of another type', 'POST', '/v1/keys', 'name=x', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['a field nobody knows', 'POST', '/v1/session', '{"login":"a","password":"b","admin":true}', {}, 422, 'validation'],
    ['random bytes as a plant', 'PUT', '/v1/plant', '\u0000\u0001\u0002', {}, 422, 'validation'],
    ['a parameter that is no number', 'GET', '/v1/plans?limit=many', undefined, {}, 400, 'bad_parameter'],
    ['an address nobody serves', 'GET', '/v1/nowhere', undefined, {}, 404, 'not_found'],
    ['a plan nobody made', 'GET', '/v1/plans/x', undefined, {}, 404, 'not_found'],
  ])('%s is answered with a problem document', async (_what, method, path, body, headers, status, code) => {
    const answer = await planner.send(method, path, body, headers);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer).toMatchObject({ status, json: { status, code, type: `urn:lotwright:problem:${code}`, title: expect.any(String), detail: expect.any(String), help: expect.any(String), instance: expect.any(String) } });
  });

  test('a body beyond 20 MB is refused with 413', async () => {
    const answer = await planner.send('POST', '/v1/orders', 'x'.repeat(21 * 1024 * 1024));
    expect(answer).toMatchObject({ status: 413, json: { code: 'body_too_large' } });
  });

  test('none of them was a fault', () => {
    expect(system.faults).toEqual([]);
  });
});

describe('the board', () => {
  test('is served at every address that is not the API', async () => {
    for (const path of ['/', '/plans/3', '/lots']) {
      const { status, text } = await new Caller(system.url).get(path, { accept: 'text/html' });
      expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining('<title>board</title>') });
    }
  });
});
