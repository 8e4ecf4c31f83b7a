import { Controller, Get, Put, Query, Req } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { encodePlant } from '@lotwright/contract';
import { importPlant } from '@lotwright/planning';
import type { Request } from 'express';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { accepted, bodyText, flag } from '../request/read-body.js';
import { momentWire } from '../request/wire-text.js';
import { currentPlant } from './current-plant.js';

/** The plant as a whole. */
@ApiTags('plant')
@Controller('v1/plant')
export class PlantController {
  constructor(private readonly parts: Parts) {}

  /** The plant file. */
  @Get()
  @Documented({ summary: 'The plant and its processes', answer: { status: 200, shape: 'Plant', words: 'The plant file in force.' }, problems: ['no_plant'] })
  async whole(): Promise<unknown> {
    return encodePlant((await currentPlant(this.parts)).plant);
  }

  /** Replaces the plant. */
  @Put()
  @ApiQuery({ name: 'dryRun', required: false, type: Boolean })
  @Documented({
    summary: 'Import a plant file',
    description: 'Becomes a new version of the plant; the stored orders must fit it. The plan in force stays until a new one is made.',
    body: 'Plant',
    answer: { status: 200, shape: 'PlantImport', words: 'The version; null after a dry run.' },
    problems: ['validation', 'body_too_large', 'unsupported_media_type', 'bad_parameter', 'foreign_origin'],
  })
  async replace(@Req() request: Request, @Query('dryRun') dryRunText?: string): Promise<object> {
    const dryRun = flag('dryRun', dryRunText);
    const text = bodyText(request, ['application/json']);
    const added = accepted(await importPlant(this.parts, text, { fileName: 'plant.json', dryRun }));
    return { dryRun, version: added?.version ?? null, importedAt: momentWire(added?.importedAt ?? null) };
  }
}
