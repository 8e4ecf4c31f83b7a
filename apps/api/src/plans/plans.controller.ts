import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { encodeShape, planAnswer, planBody } from '@lotwright/contract';
import type { PlanSummaryAnswer, RequestAnswer } from '@lotwright/contract';
import type { PlanId, StoredPlan } from '@lotwright/planning';
import type { Request, Response } from 'express';
import { principalOf } from '../access/access.guard.js';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { currentPlant } from '../plant/current-plant.js';
import { Refusal } from '../problem/problem.js';
import { jsonBody, wholeNumber } from '../request/read-body.js';
import { acceptedNow, acceptedOverrides, askForPlanning, effortOf } from './ask-for-planning.js';
import { requestWire, summaryWire } from './request-wire.js';

/** Plans: asking for one, and reading those that were stored. */
@ApiTags('plans')
@Controller('v1/plans')
export class PlansController {
  constructor(private readonly parts: Parts) {}

  /** Asks for a plan. */
  @Post()
  @HttpCode(202)
  @Documented({
    summary: 'Ask for a plan',
    description: 'A worker plans everything that is stored; the plan comes into force when the independent checker finds it feasible. Lots that the plan in force had and the new one leaves out stand in the outcome of the request, with reasons.',
    body: 'PlanBody',
    answer: { status: 202, shape: 'PlanningRequest', words: 'Accepted; Location leads to the request.' },
    problems: ['malformed_json', 'validation', 'unsupported_media_type', 'no_plant', 'too_busy', 'foreign_origin'],
  })
  async ask(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<RequestAnswer> {
    const { plant } = await currentPlant(this.parts);
    const body = jsonBody(request, planBody(plant.zone));
    const freezeOverrides = await acceptedOverrides(this.parts, plant, body.freezeOverrides);
    const { objective } = body;
    const task = { kind: 'plan', ...effortOf(body, this.parts.settings.planSeconds), now: await acceptedNow(this.parts, plant, body), freezeOverrides, ...(objective && { objective }) } as const;
    const asked = await askForPlanning(this.parts, task, principalOf(request).login);
    response.setHeader('Location', `/v1/plans/requests/${asked.id}`);
    return requestWire(asked);
  }

  /** The stored plans. */
  @Get()
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @Documented({ summary: 'Stored plans, newest first', answer: { status: 200, shape: 'Plans', words: 'Figures of the newest plans, refused ones included.' }, problems: ['bad_parameter'] })
  async list(@Query('limit') limit?: string): Promise<{ plans: PlanSummaryAnswer[] }> {
    const most = wholeNumber('limit', limit, { least: 1, most: 200, fallback: 20 });
    return { plans: (await this.parts.plans.list(most)).map(summaryWire) };
  }

  /** The plan in force. */
  @Get('current')
  @Documented({ summary: 'The plan in force', answer: { status: 200, shape: 'StoredPlan', words: 'The plan and the verdict of the independent checker.' }, problems: ['no_plan'] })
  async current(): Promise<unknown> {
    const plan = await this.parts.plans.current();
    if (plan === null) throw new Refusal('no_plan', 'No plan has come into force yet.');
    return this.answer(plan);
  }

  /** One stored plan. */
  @Get(':id')
  @Documented({ summary: 'A stored plan', answer: { status: 200, shape: 'StoredPlan', words: 'The plan and the verdict of the independent checker.' }, problems: ['not_found'] })
  async one(@Param('id') id: string): Promise<unknown> {
    const plan = await this.parts.plans.byId(id as PlanId);
    if (plan === null) throw new Refusal('not_found', 'There is no plan with this id.');
    return this.answer(plan);
  }

  private async answer(stored: StoredPlan): Promise<unknown> {
    const { plan, verdict, book: _book, ...summary } = stored;
    const version = await this.parts.plants.version(stored.plantVersion);
    return encodeShape(planAnswer(version!.plant.zone), { summary: summaryWire(summary), plan, verdict });
  }
}
