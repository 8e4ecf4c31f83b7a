import { Module } from '@nestjs/common';
import { QualityControlController } from './quality-control.controller.js';

/** QC slots, incubator positions and instruments. */
@Module({ controllers: [QualityControlController] })
export class QualityControlModule {}
