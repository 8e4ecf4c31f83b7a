import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { comparisonBody } from '@lotwright/contract';
import type { RequestAnswer } from '@lotwright/contract';
import type { Request, Response } from 'express';
import { principalOf } from '../access/access.guard.js';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { askForPlanning, effortOf } from '../plans/ask-for-planning.js';
import { requestWire } from '../plans/request-wire.js';
import { currentPlant } from '../plant/current-plant.js';
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
    const task = { kind: 'comparison', ...effortOf(body, this.parts.settings.planSeconds), now: body.now ?? null, patch: body.patch } as const;
    const asked = await askForPlanning(this.parts, task, principalOf(request).login);
    response.setHeader('Location', `/v1/plans/requests/${asked.id}`);
    return requestWire(asked);
  }
}
