import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { Plan, PlanningCase, PriceCertificate } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import type { Instant, Minutes } from '@lotwright/time';
import { randomCase } from '../../../support/random-case.js';
import { equipment, equipmentClass, id, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';

const HOUR = 60;
const site = plant({
  equipmentClasses: [equipmentClass('fill', { duration: min(HOUR) })],
  equipment: [equipment('FILL-1', 'fill')],
  processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(2 * HOUR)] })], [])],
});
const three: PlanningCase = planningCase({ plant: site, orders: ['A', 'B', 'C'].map((name) => order(name, { sequenceRelease: NOW })) });
const plan = solve(three, { seed: 1, steps: 50, seconds: null, boundSteps: [100] });
const turnaround = plan.objective[2].value;

/** Prices on the isolator at whole hours from now on. */
function priced(prices: readonly (readonly [hour: number, price: number])[], changed: Partial<PriceCertificate> = {}): Plan {
  const { process: of, processVersion: version } = three.orders[0];
  return {
    ...plan,
    lowerBound: 0, gap: 1, status: 'FEASIBLE',
    certificate: {
      steps: 1, from: NOW, width: HOUR as Minutes, count: 48, window: (48 * HOUR) as Minutes, span: HOUR as Minutes, perMinute: 1, perWindow: 0, trees: [{ process: of, version, parents: {} }],
      things: [{ kind: 'equipment', ids: ['FILL-1'], cells: 1, at: prices.map(([hour]) => (hour * HOUR) as Minutes), prices: prices.map(([, price]) => price) }],
      ...changed,
    },
  };
}

test('without prices the bound is what each lot needs alone; with them, what they cannot all have', () => {
  const weight = turnaround / ((2 + 5 + 8) * HOUR);
  expect(check(three, priced([])).provenBound).toBe(3 * 2 * HOUR * weight);
  // Ready after 2 hours costs 2 and the price of the third hour; a start a minute past the second hour leaves that out and is ready after 4, for the
  // price of the sixth; later starts are ready after 7 and pay nothing: 7 each, less the 8 that the two hours cost.
  const hour = HOUR * weight;
  expect(check(three, priced([[2, 5 * hour], [5, 3 * hour]])).provenBound).toBe((3 * 7 - 8) * hour);
});

test('an honest certificate proves at least what the plan claims', () => {
  const { provenBound, claims } = check(three, plan);
  expect(claims).toEqual([]);
  expect(provenBound).toBeGreaterThanOrEqual(plan.lowerBound!);
  expect(provenBound).toBeLessThanOrEqual(turnaround);
});

test('a bound above what the certificate proves is a wrong claim', () => {
  const proven = check(three, priced([])).provenBound!;
  const boast = { ...priced([]), lowerBound: proven + 1, gap: (turnaround - proven - 1) / turnaround };
  expect(check(three, boast).claims).toEqual([{ what: 'lowerBound', reported: String(proven + 1), recomputed: `${proven} is what the certificate proves` }]);
});

test('OPTIMAL is a wrong claim while the bound lies below the turnaround', () => {
  expect(check(three, { ...priced([]), status: 'OPTIMAL' }).claims.map((c) => c.what)).toEqual(['status']);
});

test.each([
  ['no numbers', { width: 'wide' as unknown as Minutes }],
  ['a time that begins after now', { from: (NOW + HOUR) as Instant }],
  ['half prices', { things: [{ kind: 'equipment' as const, ids: ['FILL-1'], cells: 1, at: [0 as Minutes], prices: [0.5] }] }],
  ['negative prices', { things: [{ kind: 'equipment' as const, ids: ['FILL-1'], cells: 1, at: [0 as Minutes], prices: [-5] }] }],
  ['prices between the cells', { things: [{ kind: 'equipment' as const, ids: ['FILL-1'], cells: 1, at: [7 as Minutes], prices: [5] }] }],
  ['more cells than anyone can reckon', { count: 10_000_000 }],
])('a certificate with %s proves nothing', (_, changed) => {
  const verdict = check(three, priced([], changed));
  expect(verdict.provenBound).toBeUndefined();
  expect(verdict.claims.map((c) => c.what)).toEqual(['certificate']);
});

test('whatever prices and predecessors a certificate names, what follows is a bound', () => {
  const random = stream(7, 'prices');
  const wrong: unknown[] = [];
  for (let seed = 100; seed < 108; seed++) {
    const given = randomCase(seed);
    const best = solve(given, { seed: 1, steps: 60, seconds: null, boundSteps: [2] });
    if (best.unplanned.length > 0 || !best.certificate) continue;
    for (let n = 0; n < 2; n++) {
      const verdict = check(given, { ...best, certificate: scrambled(given, best.certificate, random) });
      if (verdict.provenBound !== undefined && verdict.provenBound > best.objective.find((l) => l.level === 'turnaround')!.value) wrong.push({ seed, n, bound: verdict.provenBound });
    }
  }
  expect(wrong).toEqual([]);
});

/** Prices drawn at random on everything the plant has, and predecessors drawn among the links. */
function scrambled({ plant: drawn }: PlanningCase, certificate: PriceCertificate, random: ReturnType<typeof stream>): PriceCertificate {
  const cells = (): { at: Minutes[]; prices: number[] } => {
    const at = [...new Set(Array.from({ length: 40 }, () => random.nextInt(certificate.count - 4)))].sort((a, b) => a - b).map((j) => (j * certificate.width) as Minutes);
    return { at, prices: at.map(() => random.nextInt(20_000)) };
  };
  return {
    ...certificate,
    window: (1440 * (1 + random.nextInt(40))) as Minutes,
    trees: drawn.processes.map((p) => ({ process: p.id, version: p.version, parents: Object.fromEntries(p.links.filter(() => random.chance(0.7)).map((l) => [l.to, l.from])) })),
    things: [
      ...drawn.equipmentClasses.map((c) => ({ kind: 'equipment' as const, ids: drawn.equipment.filter((e) => e.equipmentClass === c.id).map((e) => e.id as string), cells: 1, ...cells() })),
      ...drawn.positionPools.map((p) => ({ kind: 'positions' as const, ids: [p.id as string], cells: 3, ...cells() })),
      ...drawn.crews.map((c) => ({ kind: 'crew' as const, ids: [c.id as string], cells: 4, ...cells() })),
      ...certificate.things.filter((t) => t.kind === 'runs' || t.kind === 'sittings'),
    ],
  };
}
