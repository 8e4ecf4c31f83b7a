import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { boardAnswer, encodeShape } from '@lotwright/contract';
import type { PlanId, PlanSummary } from '@lotwright/planning';
import type { Request, Response } from 'express';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { Refusal } from '../problem/problem.js';
import { momentWire } from '../request/wire-text.js';

/** Everything the board shows, in one answer. */
@ApiTags('plans')
@Controller('v1/board')
export class BoardController {
  /** Text of the plan asked for last: a plan never changes, so it is written once. */
  private written: { readonly id: PlanId; readonly text: string } | null = null;

  constructor(private readonly parts: Parts) {}

  /** The plan in force with plant and orders as they were planned. */
  @Get()
  @Documented({
    summary: 'Plant, orders, plan and verdict for the board',
    description: 'Of one plan, so that they always fit together. ETag is the plan: If-None-Match answers 304 while it stays in force.',
    answer: { status: 200, shape: 'Board', words: 'Everything the board shows.' },
    problems: ['no_plan'],
  })
  async board(@Req() request: Request, @Res() response: Response): Promise<void> {
    const current = await this.parts.plans.currentSummary();
    if (current === null) throw new Refusal('no_plan', 'No plan has come into force yet.');
    response.setHeader('ETag', `"${current.id}"`);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (request.fresh) return void response.status(304).end();
    response.type('application/json').send(await this.text(current));
  }

  private async text({ id }: PlanSummary): Promise<string> {
    if (this.written?.id === id) return this.written.text;
    const stored = (await this.parts.plans.byId(id))!;
    const { plant } = (await this.parts.plants.version(stored.plantVersion))!;
    const { number, createdAt, book, plan, verdict } = stored;
    const text = JSON.stringify(
      encodeShape(boardAnswer(plant.zone), { planId: id, planNumber: number, createdAt: momentWire(createdAt), plant, orders: book, plan, verdict }),
    );
    this.written = { id, text };
    return text;
  }
}
