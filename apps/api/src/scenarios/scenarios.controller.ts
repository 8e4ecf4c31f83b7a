import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { comparisonBody, loadBody } from '@lotwright/contract';
import type { RequestAnswer } from '@lotwright/contract';
import { checkPatch } from '@lotwright/planning';
import type { PlanningTask } from '@lotwright/planning';
import type { Request, Response } from 'express';
import { principalOf } from '../access/access.guard.js';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { acceptedNow, askForPlanning, effortOf } from '../plans/ask-for-planning.js';
import { requestWire } from '../plans/request-wire.js';
import { currentPlant } from '../plant/current-plant.js';
import { Refusal } from '../problem/problem.js';
import { jsonBody } from '../request/read-body.js';

/** What-if questions. */
@ApiTags('scenarios')
@Controller('v1/scenarios')
export class ScenariosController {
  constructor(private readonly parts: Parts) {}

  /** Asks for a comparison. */
  @Post('compare')
  @HttpCode(202)
  @Documented({
    summary: 'Plan the plant as it is and as patched, side by side',
    description: 'A worker makes both plans with the same effort; the finished request carries turnaround, lateness and utilisation of both as its outcome.',
    body: 'ComparisonBody',
    answer: { status: 202, shape: 'PlanningRequest', words: 'Accepted; Location leads to the request.' },
    problems: ['malformed_json', 'validation', 'unsupported_media_type', 'no_plant', 'too_busy', 'foreign_origin'],
  })
  async compare(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<RequestAnswer> {
    const { plant } = await currentPlant(this.parts);
    const body = jsonBody(request, comparisonBody(plant.zone));
    const problems = checkPatch(plant, body.patch);
    if (problems.length > 0) {
      throw new Refusal('validation', 'The patch does not fit the plant.', { errors: problems.map((problem) => ({ ...problem, pointer: `#/patch${problem.pointer}` })) });
    }
    const task = { kind: 'comparison', ...effortOf(body, this.parts.settings.planSeconds), now: await acceptedNow(this.parts, plant, body), patch: body.patch, ...(body.objective && { objective: body.objective }) } as const;
    return this.ask(task, request, response);
  }

  /** Asks for the weekly load. */
  @Post('load')
  @HttpCode(202)
  @Documented({
    summary: 'Weekly load against capacity',
    description: 'A worker levels the load of all open orders by linear program; the finished request carries it per resource and week, with the value of one more unit of each.',
    body: 'LoadBody',
    answer: { status: 202, shape: 'PlanningRequest', words: 'Accepted; Location leads to the request.' },
    problems: ['malformed_json', 'validation', 'unsupported_media_type', 'no_plant', 'too_busy', 'foreign_origin'],
  })
  async load(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<RequestAnswer> {
    const { plant } = await currentPlant(this.parts);
    const body = jsonBody(request, loadBody(plant.zone));
    return this.ask({ kind: 'load', now: await acceptedNow(this.parts, plant, body), repeats: body.repeats ?? true }, request, response);
  }

  private async ask(task: PlanningTask, request: Request, response: Response): Promise<RequestAnswer> {
    const asked = await askForPlanning(this.parts, task, principalOf(request).login);
    response.setHeader('Location', `/v1/plans/requests/${asked.id}`);
    return requestWire(asked);
  }
}
