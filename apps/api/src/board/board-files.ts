import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Serves the built board; any address that is not the API's leads to its one page. */
export function serveBoard(server: Express, folder: string): void {
  const page = join(folder, 'index.html');
  server.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }));
  server.use(express.static(folder, { index: false, maxAge: 0 }));
  server.use((request: Request, response: Response, next: NextFunction) => {
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(v1|health|ready)(\/|$)/.test(request.path) && request.accepts('html');
    if (!wantsPage || /\.\w+$/.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    if (existsSync(page)) return response.sendFile(page);
    response.status(503).type('text/plain').send('The board has not been built yet.\nRun: npm run build -w apps/board\n');
  });
}
