import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AreaAnswer } from '@lotwright/contract';
import { Documented } from '../../openapi/documented.js';
import { Parts } from '../../parts.js';
import { areaAnswerOf } from '../area-answer.js';

/** Synthesis machines: template, IVT, purification and TFF of drug substance. */
@ApiTags('plant')
@Controller('v1/plant/synthesis')
export class SynthesisController {
  constructor(private readonly parts: Parts) {}

  /** What stands there, what runs, what comes next. */
  @Get()
  @Documented({ summary: 'Synthesis machines: template, IVT, purification and TFF of drug substance', answer: { status: 200, shape: 'Area', words: 'The machines with what the plan in force has for them.' }, problems: ['no_plant'] })
  machines(): Promise<AreaAnswer> {
    return areaAnswerOf(this.parts, ['template', 'drug-substance']);
  }
}
