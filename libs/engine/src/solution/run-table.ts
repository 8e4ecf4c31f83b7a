import { NONE } from '../problem/limits.js';
import { longer } from './longer.js';
import type { Trial } from './trial.js';

/** Unstarted runs, as flat arrays over run indices; the runs of each method can be looked up by time. */
export class RunTable {
  readonly method: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly instrument: Int32Array;
  /** Samples in each run; 0 means that the index is free. */
  readonly samples: Int32Array;
  readonly phaseStart: Int32Array;
  readonly phaseEnd: Int32Array;
  /** Per method: its runs sorted by start, then index. */
  protected readonly lists: Int32Array[];
  protected readonly listCount: Int32Array;
  private readonly freeList: Int32Array;
  private freeCount = 0;

  /** @param methods how many there are; @param width phases of a run at most; @param samples as many runs may be open at once */
  constructor(
    methods: number,
    private readonly width: number,
    samples: number,
  ) {
    this.method = new Int32Array(samples);
    this.start = new Int32Array(samples);
    this.end = new Int32Array(samples);
    this.instrument = new Int32Array(samples);
    this.samples = new Int32Array(samples);
    this.phaseStart = new Int32Array(samples * width);
    this.phaseEnd = new Int32Array(samples * width);
    this.lists = Array.from({ length: methods }, () => new Int32Array(16));
    this.listCount = new Int32Array(methods);
    this.freeList = new Int32Array(2 * samples + 2);
    this.compactFree();
  }

  /** Place of the first phase of a run in the arrays over phases; its others follow. */
  protected phaseAt(run: number): number {
    return run * this.width;
  }

  /** Place in the list of a method of its first run that starts at or after `t`. */
  protected listFrom(method: number, t: number): number {
    const list = this.lists[method];
    let low = 0;
    let high = this.listCount[method];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start[list[middle]] >= t) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Writes the place of a run into `trial`, for one more sample in it. */
  protected readRun(run: number, phases: number, trial: Trial): void {
    trial.start = this.start[run];
    trial.end = this.end[run];
    trial.run = run;
    trial.reopen = NONE;
    trial.equipment = this.instrument[run];
    trial.phases = phases;
    const at = this.phaseAt(run);
    for (let k = 0; k < phases; k++) {
      trial.phaseStart[k] = this.phaseStart[at + k];
      trial.phaseEnd[k] = this.phaseEnd[at + k];
    }
  }

  /** Whether the phases of a run stand exactly as the trial has them. */
  protected standsAs(run: number, trial: Trial): boolean {
    if (this.start[run] !== trial.start) return false;
    const at = this.phaseAt(run);
    for (let k = 0; k < trial.phases; k++) if (this.phaseStart[at + k] !== trial.phaseStart[k] || this.phaseEnd[at + k] !== trial.phaseEnd[k]) return false;
    return true;
  }

  /** Enters a run with one sample where the trial has it. @param wanted the index it must get; NONE takes any */
  protected enter(method: number, wanted: number, trial: Trial): number {
    const run = wanted === NONE ? this.takeFree() : wanted;
    this.method[run] = method;
    this.start[run] = trial.start;
    this.end[run] = trial.end;
    this.instrument[run] = trial.equipment;
    this.samples[run] = 1;
    const at = this.phaseAt(run);
    for (let k = 0; k < trial.phases; k++) {
      this.phaseStart[at + k] = trial.phaseStart[k];
      this.phaseEnd[at + k] = trial.phaseEnd[k];
    }
    this.enlist(method, run);
    return run;
  }

  /** Enters a copy of a run of an earlier table under a new index. */
  protected adopt(before: RunTable, was: number, run: number): void {
    this.method[run] = before.method[was];
    this.start[run] = before.start[was];
    this.end[run] = before.end[was];
    this.instrument[run] = before.instrument[was];
    this.samples[run] = before.samples[was];
    const at = this.phaseAt(run);
    const from = before.phaseAt(was);
    for (let k = 0; k < this.width; k++) {
      this.phaseStart[at + k] = before.phaseStart[from + k];
      this.phaseEnd[at + k] = before.phaseEnd[from + k];
    }
    this.enlist(this.method[run], run);
  }

  /** Takes a run without samples off its list; its index is free. */
  protected strike(run: number): void {
    const list = this.lists[this.method[run]];
    let at = this.listFrom(this.method[run], this.start[run]);
    while (list[at] !== run) at++;
    list.copyWithin(at, at + 1, this.listCount[this.method[run]]--);
    if (this.freeCount === this.freeList.length) this.compactFree();
    this.freeList[this.freeCount++] = run;
  }

  private enlist(method: number, run: number): void {
    const count = this.listCount[method];
    if (count === this.lists[method].length) this.lists[method] = longer(this.lists[method], count * 2);
    const list = this.lists[method];
    let at = this.listFrom(method, this.start[run]);
    while (at < count && this.start[list[at]] === this.start[run] && list[at] < run) at++;
    list.copyWithin(at + 1, at, count);
    list[at] = run;
    this.listCount[method]++;
  }

  /** Indices come back in any order and may be taken by an exact undo: stale entries are skipped here. */
  private takeFree(): number {
    for (;;) {
      const run = this.freeList[--this.freeCount];
      if (this.samples[run] === 0) return run;
    }
  }

  private compactFree(): void {
    this.freeCount = 0;
    for (let run = this.samples.length - 1; run >= 0; run--) if (this.samples[run] === 0) this.freeList[this.freeCount++] = run;
  }
}
