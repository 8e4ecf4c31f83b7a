import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AreaAnswer } from '@lotwright/contract';
import { Documented } from '../../openapi/documented.js';
import { Parts } from '../../parts.js';
import { areaAnswerOf } from '../area-answer.js';

/** Fill isolators and what follows them. */
@ApiTags('plant')
@Controller('v1/plant/fill-finish')
export class FillFinishController {
  constructor(private readonly parts: Parts) {}

  /** What stands there, what runs, what comes next. */
  @Get()
  @Documented({ summary: 'Fill isolators and what follows them', answer: { status: 200, shape: 'Area', words: 'The isolators with what the plan in force has for them.' }, problems: ['no_plant'] })
  machines(): Promise<AreaAnswer> {
    return areaAnswerOf(this.parts, ['fill']);
  }
}
