import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { boardAnswer, encodeShape } from '@lotwright/contract';
import type { PlanId, PlanSummary } from '@lotwright/planning';
import type { Request, Response } from 'express';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { Refusal } from '../problem/problem.js';
import { momentWire } from '../request/wire-text.js';

const pack = promisify<string, Buffer>(gzip);

interface WrittenBoard {
  readonly id: PlanId;
  readonly text: string;
  readonly packed: Buffer;
}

/** Everything the board shows, in one answer. */
@ApiTags('plans')
@Controller('v1/board')
export class BoardController {
  /** The plan asked for last: a plan never changes, so it is written and packed once. */
  private written: Promise<WrittenBoard> | null = null;

  constructor(private readonly parts: Parts) {}

  /** The plan in force with plant and orders as they were planned. */
  @Get()
  @Documented({
    summary: 'Plant, orders, plan and verdict for the board',
    description: 'Of one plan, so that they always fit together. ETag is the plan: If-None-Match answers 304 while it stays in force.',
    answer: { status: 200, shape: 'Board', words: 'Everything the board shows.' },
    problems: ['no_plan'],
  })
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const current = await this.parts.plans.currentSummary();
    if (current === null) throw new Refusal('no_plan', 'No plan has come into force yet.');
    response.setHeader('ETag', `"${current.id}"`);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (request.fresh) return void response.status(304).end();
    const { text, packed } = await this.board(current);
    response.type('application/json').vary('Accept-Encoding');
    if (!request.acceptsEncodings('gzip')) return void response.send(text);
    response.setHeader('Content-Encoding', 'gzip');
    response.send(packed);
  }

  /** Several callers at once wait for one writing. */
  private async board(current: PlanSummary): Promise<WrittenBoard> {
    const before = await this.written?.catch(() => null);
    if (before?.id === current.id) return before;
    this.written = this.write(current);
    return this.written;
  }

  private async write({ id }: PlanSummary): Promise<WrittenBoard> {
    const stored = (await this.parts.plans.byId(id))!;
    const { plant } = (await this.parts.plants.version(stored.plantVersion))!;
    const { number, createdAt, book, plan, verdict } = stored;
    const text = JSON.stringify(
      encodeShape(boardAnswer(plant.zone), { planId: id, planNumber: number, createdAt: momentWire(createdAt), plant, orders: book, plan, verdict }),
    );
    return { id, text, packed: await pack(text) };
  }
}
