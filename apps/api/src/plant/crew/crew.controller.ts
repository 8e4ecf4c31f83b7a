import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CrewAnswer } from '@lotwright/contract';
import { crewLoad } from '@lotwright/planning';
import { Documented } from '../../openapi/documented.js';
import { Parts } from '../../parts.js';
import { instantWire, lengthWire } from '../../request/wire-text.js';
import { areaGround } from '../area-answer.js';

/** People as heads per qualification; never by name. */
@ApiTags('plant')
@Controller('v1/plant/crew')
export class CrewController {
  constructor(private readonly parts: Parts) {}

  /** Heads on duty against heads asked for. */
  @Get()
  @Documented({
    summary: 'Crew load by day',
    answer: { status: 200, shape: 'Crews', words: 'Two weeks from the day of the now of the plan in force; no days while there is no plan.' },
    problems: ['no_plant'],
  })
  async load(): Promise<CrewAnswer> {
    const { plant, stored, head } = await areaGround(this.parts);
    return {
      ...head,
      crews: crewLoad(plant, stored?.book.orders ?? [], stored?.plan ?? null).map(({ crew, days }) => ({
        id: crew.id,
        name: crew.name,
        days: days.map(({ start, onDuty, asked }) => ({
          from: instantWire(start, plant.zone),
          onDuty: lengthWire(onDuty),
          asked: lengthWire(asked),
          share: onDuty === 0 ? null : asked / onDuty,
        })),
      })),
    };
  }
}
