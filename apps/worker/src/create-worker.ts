import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WorkerParts } from './parts.js';
import { RequestServer } from './request-server.js';

/** The worker over its parts. */
@Module({})
export class WorkerModule {
  /** The module that works with these parts. */
  static over(parts: WorkerParts): DynamicModule {
    return { module: WorkerModule, providers: [{ provide: WorkerParts, useValue: parts }, RequestServer] };
  }
}

/** A running worker. */
export interface RunningWorker {
  /** Hands back what is in hand and ends. */
  close(): Promise<void>;
}

/** Starts a worker over its parts. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const context = await NestFactory.createApplicationContext(WorkerModule.over(parts), { logger: ['error', 'fatal'], abortOnError: false });
  const server = context.get(RequestServer);
  server.start();
  return {
    async close() {
      await server.close();
      await parts.threads.close();
      await context.close();
    },
  };
}
