import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EtaAnswer, EtaEntryAnswer } from '@lotwright/contract';
import type { OrderId } from '@lotwright/domain';
import { lotEta } from '@lotwright/planning';
import type { EtaEntry, LotEta } from '@lotwright/planning';
import type { Minutes, ZoneId } from '@lotwright/time';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { currentPlant } from '../plant/current-plant.js';
import { Refusal } from '../problem/problem.js';
import { instantWire, lengthWire, momentWire } from '../request/wire-text.js';

/** When each lot arrives. */
@ApiTags('etas')
@Controller('v1/lots')
export class EtasController {
  constructor(private readonly parts: Parts) {}

  /** The ETA of one lot. */
  @Get(':id/eta')
  @Documented({
    summary: 'When a lot arrives, what was promised, and why it changed',
    answer: { status: 200, shape: 'Eta', words: 'Planned arrival, promise and the ledger of changes.' },
    problems: ['not_found', 'no_plant'],
  })
  async eta(@Param('id') id: string): Promise<EtaAnswer> {
    const { plant } = await currentPlant(this.parts);
    const eta = await lotEta(this.parts.plans, id as OrderId);
    if (eta === null) throw new Refusal('not_found', 'The plan in force does not know this order.');
    return etaWire(eta, plant.zone);
  }
}

function etaWire({ order, plan, account, unplanned, promise, lastChange, history }: LotEta, zone: ZoneId): EtaAnswer {
  const moved = account && promise?.arrival ? ((account.arrival - promise.arrival) as Minutes) : null;
  return {
    order,
    plan: { id: plan.id, number: plan.number, createdAt: momentWire(plan.createdAt) },
    arrival: instantWire(account?.arrival ?? null, zone),
    patientReady: instantWire(account?.patientReady ?? null, zone),
    turnaround: lengthWire(account?.turnaround ?? null),
    missedWindows: account?.missedWindows ?? null,
    lateBy: lengthWire(account?.lateBy ?? null),
    unplanned: unplanned && { rule: unplanned.rule, reason: unplanned.reason, help: unplanned.help },
    promise: promise && entryWire(promise, zone),
    promiseMovedBy: lengthWire(moved),
    lastChange: lastChange && entryWire(lastChange, zone),
    history: history.map((entry) => entryWire(entry, zone)),
  };
}

function entryWire({ planId, planNumber, at, change, arrival, patientReady, movedBy, reason }: EtaEntry, zone: ZoneId): EtaEntryAnswer {
  return {
    planId, planNumber, change,
    at: momentWire(at),
    arrival: instantWire(arrival, zone),
    patientReady: instantWire(patientReady, zone),
    movedBy: lengthWire(movedBy),
    reason: { ...reason, blockers: [...reason.blockers] },
  };
}
