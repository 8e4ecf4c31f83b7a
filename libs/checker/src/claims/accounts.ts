import type { WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { listOf, recordOf } from '../evidence/untrusted.js';
import { instantText } from '../values.js';
import { compared } from './claim.js';
import type { Outcome } from './outcome.js';
import { sharesOf } from './shares.js';
import { WaitCauses } from './waits.js';

/** One account per planned order, whose figures are true, whose entries touch and fill the turnaround exactly, and whose causes were really in the way. */
export function accountClaims(evidence: Evidence, results: readonly Outcome[]): readonly WrongClaim[] {
  const accounts = listOf(recordOf(evidence.given).accounts).map(recordOf);
  const causes = new WaitCauses(evidence);
  const known = new Set<unknown>(results.map((o) => o.order.id));
  return [
    ...compared('accounts.length', accounts.length, results.length),
    ...accounts.filter((a) => !known.has(a.order)).map((a) => ({ what: 'accounts', reported: `an account of ${String(a.order)}`, recomputed: 'no such planned order' })),
    ...results.flatMap((outcome) => {
      const account = accounts.find((a) => a.order === outcome.order.id);
      const what = `accounts[${outcome.order.id}]`;
      return account === undefined ? [{ what, reported: 'none', recomputed: 'one per planned order' }] : [...ofOrder(what, account, outcome, causes), ...shares(what, account, sharesOf(evidence.book, outcome))];
    }),
  ];
}

function ofOrder(what: string, account: Readonly<Record<string, unknown>>, outcome: Outcome, causes: WaitCauses): readonly WrongClaim[] {
  return [
    ...compared(`${what}.patientReady`, account.patientReady, outcome.patientReady),
    ...compared(`${what}.arrival`, account.arrival, outcome.arrival),
    ...compared(`${what}.turnaround`, account.turnaround, outcome.turnaround),
    ...compared(`${what}.missedWindows`, account.missedWindows, outcome.missedWindows),
    ...compared(`${what}.lateBy`, account.lateBy, outcome.lateBy),
    ...compared(`${what}.pastLatestUseful`, account.pastLatestUseful, outcome.pastLatestUseful),
    ...entries(`${what}.entries`, listOf(account.entries).map(recordOf), outcome, causes),
  ];
}

/** Each share that the account names, and at least those of the levels every plan reports. */
function shares(what: string, account: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, number>>): readonly WrongClaim[] {
  const named = recordOf(account.shares);
  const levels = new Set([...Object.keys(named), 'lateness', 'turnaround', 'stability']);
  return [...levels].flatMap((level) => compared(`${what}.shares.${level}`, named[level], expected[level] ?? null));
}

function entries(what: string, list: readonly Readonly<Record<string, unknown>>[], outcome: Outcome, causes: WaitCauses): readonly WrongClaim[] {
  const untrue: WrongClaim[] = [];
  let reached: number = outcome.order.sequenceRelease;
  for (const [i, entry] of list.entries()) {
    if (entry.from !== reached) return [{ what: `${what}[${i}].from`, reported: instantText(Number(entry.from)), recomputed: `touches ${instantText(reached)}` }];
    if (typeof entry.to !== 'number' || !(entry.to >= reached)) return [{ what: `${what}[${i}].to`, reported: String(entry.to), recomputed: 'not before its start' }];
    untrue.push(...causes.judge(`${what}[${i}]`, outcome.order.id, entry));
    reached = entry.to;
  }
  return reached === outcome.patientReady ? untrue : [{ what, reported: `filled until ${instantText(reached)}`, recomputed: instantText(outcome.patientReady) }];
}
