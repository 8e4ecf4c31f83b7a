import { Module } from '@nestjs/common';
import { FormulationController } from './formulation.controller.js';

/** LNP formulation lines. */
@Module({ controllers: [FormulationController] })
export class FormulationModule {}
