import type { ObjectiveLevel } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { EquipmentBook } from '../../support/exact/equipment-book.js';
import { costOf, MEASURED, objectiveOf } from '../../support/exact/measures.js';
import type { Measures } from '../../support/exact/measures.js';
import type { ExactProblem } from '../../support/exact/problem.js';
import type { Choice, CrewUse, Task } from '../../support/exact/task.js';

/** People that a task needs: the columns say from when to when. */
export interface Use {
  readonly crew: string;
  readonly heads: number;
  readonly from: string;
  readonly to: string;
}

/** A task with every way it can stand as a row of whole numbers, by named columns; ticks are those of the problem's axis. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly uses: readonly Use[];
}

const BY_ARRIVAL: ReadonlySet<ObjectiveLevel> = new Set<ObjectiveLevel>(['lateness', 'tardiness']);

/** Where nothing that follows can start any more. */
export const NEVER_CLEAR = 2 ** 30;

/** Names of the columns that every entry has; `stability` and the like are measures. */
export const columnsOf = (gaps: readonly number[]): string[] => ['start', 'end', 'piece', 'suite', 'clear', 'cleaned', ...MEASURED, ...gaps.map(gapColumn)];

/** The ways of a task as a table. @param gaps minutes of changeover that may follow it @param alike tasks whose rows must be comparable with its own */
export function tableOf(problem: ExactProblem, book: EquipmentBook, task: Task, gaps: readonly number[], alike: readonly Task[]): Table {
  const { plant } = problem.given;
  const need = task.operation.requirement;
  const slots = slotsOf(alike);
  const work = slots.map(({ crew, heads }, i) => ({ crew, heads, from: `use ${i} from`, to: `use ${i} to` }));
  const sitting = need.kind === 'session' && task.index >= 0 ? plant.sessions.find((s) => s.id === need.session)!.crew.map(({ crew, heads }) => ({ crew, heads, from: 'start', to: 'end' })) : [];
  const columns = [...columnsOf(gaps), ...work.flatMap(({ from, to }) => [from, to])];
  const clearing = need.kind === 'equipment';
  const wanted = new Set<ObjectiveLevel>(['turnaround', ...objectiveOf(problem.given).ranks.flat().map((term) => term.level)]);
  const rows = waysOf(task).map((choice) => {
    const piece = choice.equipment === null ? -1 : plant.equipment.findIndex((e) => e.id === choice.equipment);
    const suite = clearing && piece >= 0 ? book.clearBy(choice.equipment!, choice.end) : null;
    return [
      choice.start, choice.end, piece,
      suite === null ? -1 : plant.suites.findIndex((s) => s.id === suite.suite), suite === null ? choice.end : Math.min(NEVER_CLEAR, suite.clear),
      choice.equipment === null ? choice.end : Math.min(NEVER_CLEAR, book.cleanedBy(choice.equipment, choice.end)),
      ...costsOf(problem, task, choice).map((cost, i) => (wanted.has(MEASURED[i]) ? cost : 0)),
      ...gaps.map((minutes) => (choice.equipment === null ? choice.end : Math.min(NEVER_CLEAR, book.changedBy(choice.equipment, choice.end, minutes)))),
      ...placed(choice, slots).flatMap(({ start, end }) => [start, end]),
    ];
  });
  return { columns, rows, uses: [...work, ...sitting] };
}

/** Name of the column that says when a changeover of some minutes is over. */
export const gapColumn = (minutes: number): string => `changed after ${minutes}`;

/** Ways to stand; started work has one. */
export const waysOf = (task: Task): readonly Choice[] => (task.index < 0 ? [task.at!] : task.choices);

/** What a task standing as it does comes to, by measure: what another task of the order decides is 0, and so are empty places, which nobody decides alone. */
export function costsOf({ axis, given }: ExactProblem, { order, operation, process }: Task, { end, moved }: Choice): Measures {
  const at = axis.minute(end) as Instant;
  const costs = costOf(given, order, at, at);
  return MEASURED.map((level, i) => {
    if (level === 'stability') return moved;
    return operation.id === (BY_ARRIVAL.has(level) ? process.arrival : process.patientReady) ? costs[i] : 0;
  });
}

/** The stretches of people's work that any way of these tasks has at most, by crew and heads. */
function slotsOf(tasks: readonly Task[]): { readonly crew: string; readonly heads: number }[] {
  const most = new Map<string, { crew: string; heads: number; times: number }>();
  for (const { crew } of tasks.flatMap(waysOf)) {
    const times = new Map<string, number>();
    for (const use of crew) times.set(nameOf(use), (times.get(nameOf(use)) ?? 0) + 1);
    for (const [name, n] of times) {
      const known = most.get(name) ?? { ...crew.find((c) => nameOf(c) === name)!, times: 0 };
      most.set(name, { ...known, times: Math.max(known.times, n) });
    }
  }
  return [...most.values()].flatMap(({ crew, heads, times }) => Array.from({ length: times }, () => ({ crew, heads })));
}

const nameOf = ({ crew, heads }: { readonly crew: string; readonly heads: number }): string => `${crew} ${heads}`;

/** A way's stretches of people's work dealt to the slots; slots that it does not need are empty. */
function placed(choice: Choice, slots: readonly { readonly crew: string; readonly heads: number }[]): { readonly start: number; readonly end: number }[] {
  const left: CrewUse[] = [...choice.crew];
  return slots.map((slot) => {
    const at = left.findIndex((use) => nameOf(use) === nameOf(slot));
    return at < 0 ? { start: choice.start, end: choice.start } : left.splice(at, 1)[0];
  });
}
