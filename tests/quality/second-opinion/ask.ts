import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GRAIN } from '../../support/coarse-case.js';
import { ExactProblem } from '../../support/exact/problem.js';
import { caseOf } from '../judge-seed.js';
import type { Judgement } from '../judge-seed.js';
import { planOfAnswer } from './answer.js';
import type { Answer } from './answer.js';
import { questionOf } from './question.js';
import type { Question, Wish } from './question.js';

const SOLVER = fileURLToPath(new URL('answer.py', import.meta.url));

/** Asks a general solver one question after another. */
export interface Solver {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close: () => void;
}

/** CP-SAT in a process of its own. @param python an interpreter with the package ortools @param effort deterministic time for a question, about seconds */
export function cpSat(python: string, effort: number): Solver {
  const child = spawn(python, [SOLVER, String(effort)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  // Nobody listens while nothing is asked.
  failed.catch(() => undefined);
  return {
    ask: async (question) => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await Promise.race([lines.next(), failed]);
      if (done === true) throw new Error('the solver has ended without an answer');
      return JSON.parse(value) as Answer;
    },
    close: () => void child.stdin.end(),
  };
}

/** Whether something that the plan claims was left open: OPTIMAL, orders left out, or its bound. */
export function leavesClaimOpen({ status, verdict, levels, leastLeftOut, bound }: Judgement): boolean {
  return bound === 'open' || (verdict === 'open' && (status === 'OPTIMAL' || (levels[0] > 0 && !leastLeftOut)));
}

/**
 * A judgement after a general solver was asked what trying everything left open. What it finds counts only if the checker agrees.
 * @param objectives whether the case pursues an objective of its own
 */
export async function askAgain(judgement: Judgement, objectives: boolean, { ask }: Pick<Solver, 'ask'>): Promise<Judgement> {
  const { planningCase } = caseOf(judgement.seed, objectives);
  const problem = new ExactProblem(planningCase, GRAIN, judgement.reach);
  const active = planningCase.orders.filter((o) => !o.cancelled);
  /** An admissible plan; null when there is none, undefined when nobody knows. */
  const planFor = async (wish: Wish): Promise<ReturnType<typeof planOfAnswer> | null | undefined> => {
    const answer = await ask(questionOf(problem, active, wish));
    if (answer.answer !== 'found') return answer.answer === 'none' ? null : undefined;
    const found = planOfAnswer(planningCase, problem, active, answer);
    return found.admissible ? found : undefined;
  };
  let { verdict, best, turnaround, leastLeftOut, bound } = judgement;
  if (verdict === 'open') {
    const better = await planFor({ kind: 'better', than: judgement.levels });
    if (better === null) [verdict, leastLeftOut] = ['best', true];
    else if (better !== undefined) {
      [verdict, best] = [better.levels[0] < judgement.levels[0] ? 'left out' : 'beaten', better.levels];
      if (best[0] === 0) turnaround = Math.min(turnaround ?? Infinity, better.turnaround);
    }
  }
  if (verdict !== 'best' && verdict !== 'left out' && !leastLeftOut) {
    const less = await planFor({ kind: 'less left out', than: judgement.levels[0] });
    if (less === null) leastLeftOut = true;
    else if (less !== undefined) [verdict, best] = ['left out', less.levels];
  }
  if (bound === 'open') {
    const below = await planFor({ kind: 'below', turnaround: judgement.lowerBound! });
    if (below !== undefined) bound = below === null ? 'holds' : below.turnaround;
  }
  return { ...judgement, verdict, best, turnaround, leastLeftOut, bound, asked: true };
}
