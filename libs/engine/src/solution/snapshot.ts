import { OperationPlaces } from './operation-places.js';

/** A whole plan as flat arrays that can be sent to another thread; index numbers mean the same in every compilation of a case. */
export type PackedPlan = Omit<OperationPlaces, 'problem' | 'read'>;

/** A whole plan set aside. Orders are copied one by one, so that keeping the best plan costs what has changed. */
export class Snapshot extends OperationPlaces {
  /** Copies one order as it stands now. */
  keep(table: OperationPlaces, order: number): void {
    const { firstOp, firstPhase } = this.problem;
    this.planned[order] = table.planned[order];
    for (let x = firstOp[order]; x < firstOp[order + 1]; x++) {
      this.state[x] = table.state[x];
      this.start[x] = table.start[x];
      this.end[x] = table.end[x];
      this.equipment[x] = table.equipment[x];
      this.run[x] = table.run[x];
      for (let i = firstPhase[x]; i < firstPhase[x + 1]; i++) {
        this.phaseStart[i] = table.phaseStart[i];
        this.phaseEnd[i] = table.phaseEnd[i];
      }
    }
  }

  /** A copy of everything kept. */
  pack(): PackedPlan {
    return {
      planned: this.planned.slice(),
      state: this.state.slice(),
      start: this.start.slice(),
      end: this.end.slice(),
      equipment: this.equipment.slice(),
      run: this.run.slice(),
      phaseStart: this.phaseStart.slice(),
      phaseEnd: this.phaseEnd.slice(),
    };
  }

  /** Keeps a packed plan of the same problem. */
  unpack(packed: PackedPlan): void {
    this.planned.set(packed.planned);
    this.state.set(packed.state);
    this.start.set(packed.start);
    this.end.set(packed.end);
    this.equipment.set(packed.equipment);
    this.run.set(packed.run);
    this.phaseStart.set(packed.phaseStart);
    this.phaseEnd.set(packed.phaseEnd);
  }

  /** Whether an order stands elsewhere now than it was kept. */
  differs(table: OperationPlaces, order: number): boolean {
    const { firstOp, firstPhase } = this.problem;
    if (this.planned[order] !== table.planned[order]) return true;
    for (let x = firstOp[order]; x < firstOp[order + 1]; x++) {
      if (this.state[x] !== table.state[x] || this.start[x] !== table.start[x] || this.end[x] !== table.end[x]) return true;
      if (this.equipment[x] !== table.equipment[x] || this.run[x] !== table.run[x]) return true;
      for (let i = firstPhase[x]; i < firstPhase[x + 1]; i++) {
        if (this.phaseStart[i] !== table.phaseStart[i] || this.phaseEnd[i] !== table.phaseEnd[i]) return true;
      }
    }
    return false;
  }
}
