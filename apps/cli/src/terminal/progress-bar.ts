import type { SolveParams, SolveProgress } from '@lotwright/engine';
import { counted, daysText, grouped } from '../render/figures.js';
import { ProgressLine } from './progress-line.js';
import type { Terminal } from './terminal.js';

const PHASES = { compile: 'reading the plant', construct: 'placing lots', improve: 'improving', explain: 'accounting' } as const;

/** The line that says how far a search is. */
export class ProgressBar {
  private readonly line: ProgressLine;
  private readonly begun: number;

  constructor(
    private readonly terminal: Terminal,
    title: string,
    private readonly params: SolveParams,
    /** Σ urgency weight of the orders: makes the turnaround level a mean. */
    private readonly totalWeight: number,
  ) {
    this.line = new ProgressLine(terminal, title);
    this.begun = terminal.stopwatch();
  }

  /** Draws the state of the search over the line before. */
  show(progress: SolveProgress): void {
    const turnaround = progress.objective.find((o) => o.level === 'turnaround')?.value;
    const mean = turnaround !== undefined && this.totalWeight > 0 ? `, weighted turnaround ${daysText(turnaround / this.totalWeight)}` : '';
    this.line.draw(this.share(progress), ` ${PHASES[progress.phase]}, ${progress.planned} of ${counted(progress.total, 'lot')}${mean}${this.bound(progress)}${pace(progress)}`);
  }

  /** What no plan can be better than, and how far above it this one is. */
  private bound({ bound, gap }: SolveProgress): string {
    if (bound === null || gap === null || this.totalWeight === 0) return '';
    return ` (bound ${daysText(bound / this.totalWeight)}, gap ${(gap * 100).toFixed(1)} %)`;
  }

  /** Clears the line. */
  clear(): void {
    this.line.clear();
  }

  /** Finished share of the effort, 0 to 1: of the steps or of the time, whichever is further. */
  private share({ steps, phase }: SolveProgress): number {
    if (phase === 'explain') return 1;
    const bySteps = this.params.steps === null || this.params.steps === 0 ? 0 : steps / this.params.steps;
    const byTime = this.params.seconds === null ? 0 : (this.terminal.stopwatch() - this.begun) / 1000 / this.params.seconds;
    return Math.min(1, Math.max(bySteps, byTime));
  }
}

function pace({ steps, stepsPerSecond }: SolveProgress): string {
  if (steps === 0) return '';
  return `, ${grouped(steps)} steps${stepsPerSecond === null ? '' : `, ${grouped(Math.round(stepsPerSecond))}/s`}`;
}
