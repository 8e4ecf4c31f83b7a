import { compareLevels } from '../plant/levels.mjs';

/**
 * Who is better on an instance: `ours`, `peer` or `equal` by the first level that differs; a peer without an admissible plan is no contest. `proven` says whether the peer
 * proved its lateness and turnaround least, and then `optimum` whether ours are the same (null when it proved nothing).
 */
export function verdictOf(ours, peer) {
  if (peer.failed) return { better: 'ours', level: null, proven: false, optimum: null, note: peer.failed };
  const proven = peer.status === 'OPTIMAL' && (peer.violations ?? 1) === 0;
  const optimum = proven ? ours.levels.lateness === peer.levels.lateness && ours.levels.turnaround === peer.levels.turnaround : null;
  if (peer.levels === null) return { better: 'ours', level: null, proven, optimum, note: peer.status === 'INFEASIBLE' ? 'proved that no plan has all orders' : 'no solution' };
  if (peer.violations > 0) return { better: 'ours', level: null, proven, optimum, note: `its plan breaks ${peer.broken.join(', ')}` };
  const difference = compareLevels(ours.levels, peer.levels);
  const level = ['unplanned', 'lateness', 'turnaround', 'cost'].find((name) => ours.levels[name] !== peer.levels[name]) ?? null;
  return { better: difference < 0 ? 'ours' : difference > 0 ? 'peer' : 'equal', level, proven, optimum, note: null };
}

/** Rows on which the peer is better, or proved an optimum that ours misses: what must be looked into. */
export function findings(rows) {
  return rows.filter(({ verdict }) => verdict.better === 'peer' || verdict.optimum === false);
}
