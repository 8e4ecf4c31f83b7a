import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { encodeShape, ordersFile } from '@lotwright/contract';
import type { OrderId } from '@lotwright/domain';
import { importOrders } from '@lotwright/planning';
import type { ImportedList } from '@lotwright/planning';
import type { Request } from 'express';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { currentPlant } from '../plant/current-plant.js';
import { Refusal } from '../problem/problem.js';
import { accepted, bodyText, flag } from '../request/read-body.js';

const IMPORT_PROBLEMS = ['validation', 'body_too_large', 'unsupported_media_type', 'bad_parameter', 'no_plant', 'foreign_origin'] as const;
const STORED = 'Everything was stored; with dryRun nothing was.';

/** Orders, what happened to them, and what is pinned. Imports are all or nothing. */
@ApiTags('orders')
@Controller('v1')
export class OrdersController {
  constructor(private readonly parts: Parts) {}

  /** The whole order book. */
  @Get('orders')
  @Documented({ summary: 'Orders, actuals and pins', answer: { status: 200, shape: 'Orders', words: 'The whole order book as an order file.' }, problems: ['no_plant'] })
  async list(): Promise<unknown> {
    const { plant } = await currentPlant(this.parts);
    return encodeShape(ordersFile(plant.zone), await this.parts.orders.read());
  }

  /** Takes in orders. */
  @Post('orders')
  @HttpCode(200)
  @ApiQuery({ name: 'dryRun', required: false, type: Boolean })
  @Documented({
    summary: 'Import orders',
    description: 'JSON (orders with optional actuals and pins, or a list of orders) or CSV. Orders are added or replaced by id.',
    body: 'Orders', csv: true, answer: { status: 200, shape: 'Import', words: STORED }, problems: IMPORT_PROBLEMS,
  })
  importOrders(@Req() request: Request, @Query('dryRun') dryRun?: string): Promise<object> {
    return this.import('orders', request, dryRun);
  }

  /** Takes in what happened. */
  @Post('actuals')
  @HttpCode(200)
  @ApiQuery({ name: 'dryRun', required: false, type: Boolean })
  @Documented({
    summary: 'Import actuals',
    description: 'JSON or CSV. Actuals are events: they are appended, and the newest of an order, operation and attempt counts.',
    body: 'Actuals', csv: true, answer: { status: 200, shape: 'Import', words: STORED }, problems: IMPORT_PROBLEMS,
  })
  importActuals(@Req() request: Request, @Query('dryRun') dryRun?: string): Promise<object> {
    return this.import('actuals', request, dryRun);
  }

  /** Pins operations. */
  @Post('pins')
  @HttpCode(200)
  @ApiQuery({ name: 'dryRun', required: false, type: Boolean })
  @Documented({
    summary: 'Pin operations in time, on equipment, or both', body: 'Pins', csv: true, answer: { status: 200, shape: 'Import', words: STORED }, problems: IMPORT_PROBLEMS,
  })
  importPins(@Req() request: Request, @Query('dryRun') dryRun?: string): Promise<object> {
    return this.import('pins', request, dryRun);
  }

  /** Takes a pin away. */
  @Delete('pins/:order/:operation')
  @HttpCode(204)
  @Documented({ summary: 'Take the pin off an operation', answer: { status: 204, shape: null, words: 'The operation is free again.' }, problems: ['validation', 'not_found', 'foreign_origin'] })
  async unpin(@Param('order') order: string, @Param('operation') operation: string): Promise<void> {
    if (!(await this.parts.orders.unpin(order as OrderId, operation))) throw new Refusal('not_found', 'The operation is not pinned.');
  }

  private async import(list: ImportedList, request: Request, dryRunText: string | undefined): Promise<object> {
    const dryRun = flag('dryRun', dryRunText);
    const text = bodyText(request, ['application/json', 'text/csv']);
    const { plant } = await currentPlant(this.parts);
    const fileName = request.is('text/csv') ? `${list}.csv` : `${list}.json`;
    return { dryRun, ...accepted(await importOrders(this.parts, plant, list, text, { fileName, dryRun })) };
  }
}
