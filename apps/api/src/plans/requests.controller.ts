import { Controller, Delete, Get, HttpCode, Param, Query, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { RequestAnswer } from '@lotwright/contract';
import { isFinal } from '@lotwright/planning';
import type { PlanningRequest, RequestId } from '@lotwright/planning';
import { concatMap, distinctUntilChanged, finalize, map, takeWhile, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { Refusal } from '../problem/problem.js';
import { wholeNumber } from '../request/read-body.js';
import { requestWire } from './request-wire.js';

const LOOK_EVERY = 400;
const MOST_WATCHERS = 100;

/** Requests for planning work: what became of them. */
@ApiTags('plans')
@Controller('v1/plans/requests')
export class RequestsController {
  private watchers = 0;

  constructor(private readonly parts: Parts) {}

  /** The newest requests. */
  @Get()
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @Documented({ summary: 'Requests, newest first', answer: { status: 200, shape: 'PlanningRequests', words: 'The newest requests.' }, problems: ['bad_parameter'] })
  async list(@Query('limit') limit?: string): Promise<{ requests: RequestAnswer[] }> {
    const most = wholeNumber('limit', limit, { least: 1, most: 200, fallback: 20 });
    return { requests: (await this.parts.requests.list(most)).map(requestWire) };
  }

  /** One request. */
  @Get(':id')
  @Documented({ summary: 'How far a request is', answer: { status: 200, shape: 'PlanningRequest', words: 'The request with its progress.' }, problems: ['not_found'] })
  async one(@Param('id') id: string): Promise<RequestAnswer> {
    return requestWire(await this.found(id));
  }

  /** One request, live. */
  @Sse(':id/events')
  @Documented({
    summary: 'Follow a request',
    description: 'Server-sent events: the request after every change, until it has come to its end.',
    answer: { status: 200, shape: 'PlanningRequest', words: 'A stream of requests as data.', type: 'text/event-stream' },
    problems: ['not_found', 'too_busy'],
  })
  async follow(@Param('id') id: string): Promise<Observable<MessageEvent>> {
    await this.found(id);
    if (this.watchers >= MOST_WATCHERS) throw new Refusal('too_busy', `${MOST_WATCHERS} requests are being followed already.`, { retryAfter: 5 });
    this.watchers += 1;
    return timer(0, LOOK_EVERY).pipe(
      concatMap(() => this.found(id)),
      takeWhile((request) => !isFinal(request.state), true),
      map(requestWire),
      distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
      map((data) => ({ data })),
      finalize(() => (this.watchers -= 1)),
    );
  }

  /** Cancels a request. */
  @Delete(':id')
  @HttpCode(202)
  @Documented({
    summary: 'Cancel a request',
    answer: { status: 202, shape: 'PlanningRequest', words: 'Cancelled, or its worker was asked to stop.' },
    problems: ['not_found', 'request_over', 'foreign_origin'],
  })
  async cancel(@Param('id') id: string): Promise<RequestAnswer> {
    const before = await this.found(id);
    if (isFinal(before.state)) throw new Refusal('request_over', `The request is ${before.state}.`);
    return requestWire((await this.parts.requests.cancel(before.id)) ?? before);
  }

  private async found(id: string): Promise<PlanningRequest> {
    const request = await this.parts.requests.byId(id as RequestId);
    if (request === null) throw new Refusal('not_found', 'There is no request with this id.');
    return request;
  }
}
