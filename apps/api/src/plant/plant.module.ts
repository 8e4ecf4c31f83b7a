import { Module } from '@nestjs/common';
import { CrewModule } from './crew/crew.module.js';
import { FillFinishModule } from './fill-finish/fill-finish.module.js';
import { FormulationModule } from './formulation/formulation.module.js';
import { PlantController } from './plant.controller.js';
import { QualityControlModule } from './quality-control/quality-control.module.js';
import { SynthesisModule } from './synthesis/synthesis.module.js';

/** The plant as its users name it. */
@Module({ imports: [SynthesisModule, FormulationModule, FillFinishModule, QualityControlModule, CrewModule], controllers: [PlantController] })
export class PlantModule {}
