import { markdown } from '../in-process.mjs';

/** One instance in one line. */
export function line({ instance, failed, refused, objective, bestKnown, gap, lowerBound, optimal }) {
  if (refused) return `${instance}  refused: ${refused}`;
  if (failed) return `${instance}  failed: ${failed}`;
  const known = bestKnown === null ? '' : `  best known ${bestKnown}  gap ${percent(gap)}`;
  return `${instance}  objective ${objective}${known}  lower bound ${lowerBound}${optimal ? '  proven optimal' : `  gap to bound ${percent(objective / lowerBound - 1)}`}`;
}

/** Whether an instance was solved: neither refused nor failed. */
export function isSolved({ failed, refused }) {
  return !failed && !refused;
}

/** Means over what was solved; those against best known values over the instances that have one, null when none has. Shares, not per cent. */
export function summaryOf(rows) {
  const done = rows.filter(isSolved);
  const known = done.filter((row) => row.gap !== null);
  return {
    instances: done.length,
    failed: rows.filter((row) => row.failed).length,
    refused: rows.filter((row) => row.refused).length,
    withBestKnown: known.length,
    meanGap: mean(known.map((row) => row.gap)),
    betterThanBestKnown: known.filter((row) => row.gap < 0).length,
    equalToBestKnown: known.filter((row) => row.gap === 0).length,
    meanBoundBelowBestKnown: mean(known.map((row) => 1 - row.lowerBound / row.bestKnown)),
    meanGapToBound: mean(done.map((row) => row.objective / row.lowerBound - 1)),
    provenOptimal: done.filter((row) => row.optimal).length,
  };
}

/** The summary as a sentence. */
export function summaryText(rows) {
  const s = summaryOf(rows);
  const known = s.withBestKnown === 0 ? 'no best known values' : `mean gap to best known ${percent(s.meanGap)} (better on ${s.betterThanBestKnown}, equal on ${s.equalToBestKnown} of ${s.withBestKnown}), lower bound ${percent(s.meanBoundBelowBestKnown)} below best known`;
  return `${s.instances} instance${s.instances === 1 ? '' : 's'}: ${known}, mean gap to lower bound ${percent(s.meanGapToBound)}, proven optimal ${s.provenOptimal}${s.refused > 0 ? `, refused ${s.refused}` : ''}${s.failed > 0 ? `, failed ${s.failed}` : ''}.`;
}

/** Mean gaps of ten instances each, in the order of the set: enough to see where the weak ones are. */
export function bySize(rows) {
  const groups = Array.from({ length: Math.ceil(rows.length / 10) }, (_, i) => rows.slice(i * 10, i * 10 + 10));
  const cells = groups.map((group) => {
    const known = group.filter((row) => isSolved(row) && row.gap !== null);
    const largest = known.length === 0 ? null : Math.max(...known.map((row) => row.gap));
    return [`${group[0].instance} to ${group[group.length - 1].instance}`, percent(mean(known.map((row) => row.gap))), percent(largest), group.filter((row) => row.optimal).length];
  });
  return markdown(['instances', 'mean gap', 'largest gap', 'proven'], cells);
}

function mean(numbers) {
  return numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}

function percent(share) {
  return share === null ? '–' : `${(share * 100).toFixed(2)} %`;
}
