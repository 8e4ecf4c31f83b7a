import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AreaAnswer } from '@lotwright/contract';
import { Documented } from '../../openapi/documented.js';
import { Parts } from '../../parts.js';
import { areaAnswerOf } from '../area-answer.js';

/** LNP formulation lines. */
@ApiTags('plant')
@Controller('v1/plant/formulation')
export class FormulationController {
  constructor(private readonly parts: Parts) {}

  /** What stands there, what runs, what comes next. */
  @Get()
  @Documented({ summary: 'LNP formulation lines', answer: { status: 200, shape: 'Area', words: 'The lines with what the plan in force has for them.' }, problems: ['no_plant'] })
  machines(): Promise<AreaAnswer> {
    return areaAnswerOf(this.parts, ['formulation']);
  }
}
