import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express from 'express';
import type { Express, Request, Response } from 'express';
import helmet from 'helmet';
import { ApiModule } from './api.module.js';
import { serveBoard } from './board/board-files.js';
import { Readiness } from './health/health.controller.js';
import { openApiDocument } from './openapi/document.js';
import { SelfDescription } from './openapi/openapi.controller.js';
import type { Parts } from './parts.js';

/** Largest body that is read. */
const BODY_LIMIT = '20mb';

/** An API that can be listened with, drained and closed. */
export interface Api {
  readonly app: NestExpressApplication;
  /** Listens; gives the port. @throws the system's error when the port is taken */
  listen(port: number, host: string): Promise<number>;
  /** Says 503 at /ready, ends open streams and stops listening. */
  close(): Promise<void>;
}

/** Builds the API over its parts; nothing listens yet. */
export async function createApi(parts: Parts): Promise<Api> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.over(parts), { bodyParser: false, logger: ['error', 'fatal'], abortOnError: false });
  app.set('trust proxy', parts.settings.trustedProxies);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(helmet(securityHeaders(parts.settings.trustedProxies > 0)));
  app.use(compression({ filter: (request: Request, response: Response) => !/event-stream/.test(String(response.getHeader('Content-Type'))) && compression.filter(request, response) }));
  app.use('/v1', (_request: Request, response: Response, next: () => void) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(express.text({ type: () => true, limit: BODY_LIMIT }));
  serveBoard(app.getHttpAdapter().getInstance() as Express, parts.boardFolder);
  await app.init();
  app.get(SelfDescription).write = () => openApiDocument(app);
  const readiness = app.get(Readiness);
  return {
    app,
    async listen(port, host) {
      await app.listen(port, host);
      readiness.phase = 'ok';
      return (app.getHttpServer().address() as { port: number }).port;
    },
    async close() {
      readiness.phase = 'stopping';
      const closed = app.close();
      app.getHttpServer().closeIdleConnections();
      setTimeout(() => app.getHttpServer().closeAllConnections(), 1000).unref();
      await closed;
    },
  };
}

/** Only this server's own files; nothing inline, nothing framed. */
function securityHeaders(encrypted: boolean): Parameters<typeof helmet>[0] {
  const own = ["'self'"];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: own, styleSrc: own, imgSrc: [...own, 'data:'], fontSrc: own, connectSrc: own, workerSrc: own, manifestSrc: own,
        baseUri: ["'none'"], formAction: own, frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: encrypted,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  };
}
