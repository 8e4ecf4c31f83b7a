import { Module } from '@nestjs/common';
import { FillFinishController } from './fill-finish.controller.js';

/** Fill isolators and what follows them. */
@Module({ controllers: [FillFinishController] })
export class FillFinishModule {}
