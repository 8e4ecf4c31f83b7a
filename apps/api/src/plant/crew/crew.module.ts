import { Module } from '@nestjs/common';
import { CrewController } from './crew.controller.js';

/** People as heads per qualification. */
@Module({ controllers: [CrewController] })
export class CrewModule {}
