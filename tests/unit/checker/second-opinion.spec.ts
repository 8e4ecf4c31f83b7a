import { describe, expect, it } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { RuleCode, Verdict } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import { sweepMinutes } from '../../support/minute-sweep.js';
import { isOpen, movedTo } from '../../support/mutations/surgery.js';
import { randomCase } from '../../support/random-case.js';

/** Minutes of violation by resource. */
function minutesOf(verdict: Verdict, rule: RuleCode): Map<string, number> {
  const minutes = new Map<string, number>();
  for (const v of verdict.violations.filter((x) => x.rule === rule)) {
    minutes.set(v.resource ?? '', (minutes.get(v.resource ?? '') ?? 0) + ((v.to ?? 0) - (v.from ?? 0)));
  }
  return minutes;
}

describe('a minute sweep of shaken plans', () => {
  it('finds the same overloaded minutes of crews, pools and storages, and the same double bookings', () => {
    let shakenPlans = 0;
    const seen = { R3: 0, R9: 0, R11: 0 };
    for (let seed = 300; seed < 345; seed++) {
      const planningCase = randomCase(seed, { progress: false });
      const good = solve(planningCase, { seed: 1, steps: 0, seconds: null });
      const random = stream(seed, 'shaking');
      let plan = good;
      for (let times = 0; times < 6; times++) {
        const free = plan.assignments.filter(isOpen);
        if (free.length === 0) break;
        const one = random.pick(free);
        const other = random.pick(free);
        plan = movedTo(plan, one, random.chance(0.6) ? other.start + random.nextInt(60) : one.start + random.nextInt(600) - 300);
      }
      if (plan === good) continue;
      shakenPlans++;
      const verdict = check(planningCase, plan);
      const minutes = sweepMinutes(planningCase, plan);
      const sorted = (m: ReadonlyMap<string, number>) => [...m].sort();
      expect({ seed, R9: sorted(minutesOf(verdict, 'R9')), R11: sorted(minutesOf(verdict, 'R11')) }).toEqual({ seed, R9: sorted(minutes.R9), R11: sorted(minutes.R11) });
      const doubled = new Set(verdict.violations.filter((v) => v.rule === 'R3' && / ends, /.test(v.needed)).map((v) => v.resource));
      // A zero-length lot inside another overlaps no minute.
      for (const resource of minutes.R3.keys()) expect({ seed, resource, found: doubled.has(resource) }).toEqual({ seed, resource, found: true });
      for (const rule of ['R3', 'R9', 'R11'] as const) if (minutes[rule].size > 0) seen[rule]++;
    }
    expect(shakenPlans).toBeGreaterThan(25);
    expect(Math.min(seen.R3, seen.R9, seen.R11)).toBeGreaterThan(2);
  });
});
