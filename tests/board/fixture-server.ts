import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../apps/board/dist/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

/** What the server answers; tests change it while it runs. */
export interface Answers {
  /** `GET /v1/board`: a plan, none yet, or a failure. */
  board: { readonly status: 200; readonly body: unknown } | { readonly status: 404 | 500 };
  /** The plan that a request for planning brings; `null` fails the request. */
  next: unknown;
  signedIn: boolean;
  /** Polls that a planning request stays running for. */
  polls: number;
  cancelled: number;
}

/** The built board and as much of the API as it needs, on a free port. Login is `planner` with password `correct`. */
export async function startFixtureServer(answers: Answers): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  let left = 0;
  const server: Server = createServer((request, response) => {
    void answer(request, response, answers, { begin: () => (left = answers.polls), poll: () => left-- > 0 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

interface Planning {
  begin(): void;
  poll(): boolean;
}

async function answer(request: IncomingMessage, response: ServerResponse, answers: Answers, planning: Planning): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://board');
  if (!pathname.startsWith('/v1/')) return sendFile(response, pathname);
  if (pathname === '/v1/session') return session(request, response, answers);
  if (!answers.signedIn) return problem(response, 401, 'Not logged in');
  if (pathname === '/v1/board') {
    if (answers.board.status === 200) return json(response, 200, answers.board.body);
    return problem(response, answers.board.status, answers.board.status === 404 ? 'There is no plan in force yet' : 'Something went wrong inside Lotwright');
  }
  if (pathname === '/v1/plans' && request.method === 'POST') {
    planning.begin();
    return json(response, 202, requestOf('queued'));
  }
  if (pathname === '/v1/plans/requests/r-1') return progress(request, response, answers, planning);
  return problem(response, 404, 'There is no such thing');
}

function progress(request: IncomingMessage, response: ServerResponse, answers: Answers, planning: Planning): void {
  if (request.method === 'DELETE') {
    answers.cancelled += 1;
    return json(response, 202, requestOf('cancelled'));
  }
  if (planning.poll()) return json(response, 200, requestOf('running'));
  if (answers.next === null) return json(response, 200, { ...requestOf('failed'), failure: { code: 'x', detail: 'The worker stopped.' } });
  answers.board = { status: 200, body: answers.next };
  return json(response, 200, requestOf('done'));
}

function requestOf(state: string): object {
  const running = { phase: 'construct', share: 0.4, steps: 0, planned: 12, total: 45, objective: [] };
  return { id: 'r-1', kind: 'plan', state, progress: state === 'running' ? running : null, failure: null };
}

async function session(request: IncomingMessage, response: ServerResponse, answers: Answers): Promise<void> {
  if (request.method === 'DELETE') {
    answers.signedIn = false;
    response.writeHead(204).end();
    return;
  }
  if (request.method === 'POST') {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    answers.signedIn = (JSON.parse(text) as { password: string }).password === 'correct';
  }
  if (answers.signedIn) json(response, 200, { login: 'planner', kind: 'person', expiresAt: null });
  else problem(response, 401, 'Login or password is wrong');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: 'about:blank', title, status, code: 'x', detail: 'Seen by the fixture.', help: 'Try the next step.', instance: 'i' }));
}

async function sendFile(response: ServerResponse, pathname: string): Promise<void> {
  const path = normalize(join(DIST, pathname === '/' ? 'index.html' : pathname));
  try {
    const body = await readFile(path.startsWith(DIST) ? path : DIST);
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
