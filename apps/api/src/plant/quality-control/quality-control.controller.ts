import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { QualityControlAnswer } from '@lotwright/contract';
import { machinesOf, positionsInUse, qcSlots } from '@lotwright/planning';
import { Documented } from '../../openapi/documented.js';
import { Parts } from '../../parts.js';
import { instantWire } from '../../request/wire-text.js';
import { areaGround, machineWire } from '../area-answer.js';

/** QC slots, incubator positions and instruments. */
@ApiTags('plant')
@Controller('v1/plant/quality-control')
export class QualityControlController {
  constructor(private readonly parts: Parts) {}

  /** Slots with their free places. */
  @Get()
  @Documented({
    summary: 'QC slots with their free places, positions and instruments',
    answer: { status: 200, shape: 'QualityControl', words: 'Two weeks from the now of the plan in force.' },
    problems: ['no_plant'],
  })
  async slots(): Promise<QualityControlAnswer> {
    const { plant, stored, head } = await areaGround(this.parts);
    const plan = stored?.plan ?? null;
    return {
      ...head,
      methods: qcSlots(plant, plan).map(({ method, slots }) => ({
        id: method.id,
        name: method.name,
        capacity: method.capacity,
        starts: method.starts.kind,
        slots: slots.map(({ start, runs, taken, free }) => ({ start: instantWire(start, plant.zone), runs, taken, free })),
      })),
      positions: positionsInUse(plant, stored?.book.orders ?? [], plan).map(({ pool, inUse, mostInUse }) => ({
        id: pool.id, name: pool.name, capacity: pool.capacity, inUse, mostInUse,
      })),
      instruments: machinesOf(plant, ['quality-control'], plan).map((machine) => machineWire(machine, plant.zone)),
    };
  }
}
