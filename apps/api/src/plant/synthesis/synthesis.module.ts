import { Module } from '@nestjs/common';
import { SynthesisController } from './synthesis.controller.js';

/** Synthesis machines: template, IVT, purification and TFF of drug substance. */
@Module({ controllers: [SynthesisController] })
export class SynthesisModule {}
