import type { AccountEntry, LotAccount } from '@lotwright/domain';
import { lotStory } from '../../../../apps/cli/src/render/story.js';
import { styleFor } from '../../../../apps/cli/src/render/style.js';
import { id, NOW, planOf } from '../../../support/tiny.js';

/** An account of so many steps of work, each followed by a wait; every tenth step is long. */
function account(steps: number): LotAccount {
  let at: number = NOW;
  const entries = Array.from({ length: steps }, (_, i): AccountEntry => {
    const from = at as never;
    at += i % 10 === 9 ? 600 : 10 + (i % 3);
    const to = at as never;
    return i % 2 === 0 ? { kind: 'work', operation: id(`op${i}`), from, to } : { kind: 'wait', operation: id(`op${i + 1}`), from, to, cause: 'crew', resource: null, blockers: [], behind: null };
  });
  return { order: id('L1'), turnaround: (at - NOW) as never, patientReady: at as never, arrival: at as never, lateBy: null, missedWindows: 0, pastLatestUseful: false, entries } as unknown as LotAccount;
}

const chainOf = (steps: number): string[] => {
  const lines = lotStory(planOf([]), account(steps), { zone: id('Europe/Berlin'), plant: null }, styleFor(false)).split('\n');
  return lines.slice(lines.findIndex((l) => l.startsWith('binding chain')) + 1).filter((l) => !/^[─-]*$/.test(l));
};

test('a chain of 24 steps is told whole', () => {
  expect(chainOf(24)).toHaveLength(24);
});

test('of a longer one the longest steps are told, those between them together, and that --json has each', () => {
  const lines = chainOf(60);
  expect(lines.length).toBeLessThan(27);
  expect(lines.at(-1)).toBe('60 steps in all; --json has each.');
  expect(lines.filter((l) => l.includes('10 h'))).toHaveLength(6);
  const shorter = lines.flatMap((l) => [...l.matchAll(/(\d+) shorter steps, (\d.*) of it work, (\d.*) waiting/g)].map(([, count]) => Number(count)));
  expect(shorter.length).toBeGreaterThan(3);
  expect(shorter.reduce((sum, n) => sum + n, 0) + lines.length - 1 - shorter.length).toBe(60);
});
