import { Controller, Get, HttpCode, Injectable, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';

/** Where the program stands in its own life. */
@Injectable()
export class Readiness {
  phase: 'starting' | 'ok' | 'stopping' = 'starting';
}

const PATIENCE = 2000;

/** For load balancers and people who look whether it lives. */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly parts: Parts,
    private readonly readiness: Readiness,
  ) {}

  /** Alive: answers as long as the program runs. */
  @Get('health')
  @HttpCode(200)
  @Documented({ open: true, summary: 'Is the program alive?', answer: { status: 200, shape: 'Health', words: 'It is; the body tells whether it is fit for work.' } })
  async health(): Promise<object> {
    const database = await this.databaseAnswers();
    const { phase } = this.readiness;
    return { status: phase === 'ok' && !database ? 'no database' : phase, database, queue: this.parts.queueKind };
  }

  /** Ready: 503 while it should get no requests. */
  @Get('ready')
  @Documented({ open: true, summary: 'May it be sent requests?', answer: { status: 200, shape: 'Health', words: 'It may; 503 with the same body when it may not.' } })
  async ready(@Res({ passthrough: true }) response: Response): Promise<object> {
    const health = (await this.health()) as { status: string };
    response.status(health.status === 'ok' ? 200 : 503);
    return health;
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE)));
    const answer = this.parts.askDatabase().then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
