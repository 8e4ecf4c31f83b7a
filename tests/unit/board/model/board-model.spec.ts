import { describe, expect, it } from '@jest/globals';
import { totalLength, union } from '@lotwright/time';
import { buildModel } from '../../../../apps/board/src/model/board-model.js';
import { rootCause, shortReason, whyChain } from '../../../../apps/board/src/model/causes.js';
import { kpisOf } from '../../../../apps/board/src/model/kpis.js';
import { bottleneckOf, loadColumns, nearWeeks, worstGroups } from '../../../../apps/board/src/model/load-columns.js';
import { LoadBook, resourceGroups } from '../../../../apps/board/src/model/load.js';
import { lotsInOrder, lotsInTrouble } from '../../../../apps/board/src/model/lot-list.js';
import { differenceWords, planDifference } from '../../../../apps/board/src/model/plan-difference.js';
import { waterfall } from '../../../../apps/board/src/model/waterfall.js';
import { plannedAlder } from '../planned-alder.js';

const data = plannedAlder();
const model = buildModel(data);

describe('the model of a plan', () => {
  it('has a bar for every assignment and a row for every place that work can take', () => {
    expect(model.bars).toHaveLength(data.plan.assignments.length);
    const shown = new Set(model.rows.flatMap((row) => row.bars.map((bar) => bar.index)));
    const hidden = model.bars.filter((bar) => !shown.has(bar.index));
    expect(new Set(hidden.map((bar) => bar.operation.requirement.kind))).toEqual(new Set(['people']));
  });

  it('orders rows as a lot meets them and keeps groups together', () => {
    const groups = model.rows.map((row) => row.group);
    expect(groups.indexOf('ivt')).toBeLessThan(groups.indexOf('lnp-line'));
    expect(groups.indexOf('bead-station')).toBe(groups.lastIndexOf('ivt') + 1);
    expect(groups.lastIndexOf('ivt') - groups.indexOf('ivt') + 1).toBe(groups.filter((group) => group === 'ivt').length);
  });

  it('puts overlapping runs into different lanes', () => {
    for (const row of model.rows) {
      if (row.content.kind !== 'runs') continue;
      for (const lane of new Set(row.content.boxes.map((box) => box.lane))) {
        const runs = row.content.boxes.filter((box) => box.lane === lane).map((box) => box.run);
        expect(totalLength(union(runs))).toBe(runs.reduce((sum, run) => sum + run.end - run.start, 0));
      }
    }
  });

  it('knows the late lot, the lot at risk, and why', () => {
    const trouble = lotsInTrouble(model);
    expect(trouble[0]).toMatchObject({ status: 'late', lateBy: 60 });
    expect(trouble.find((lot) => lot.index === 1)).toMatchObject({ status: 'risk', risk: 'window' });
    expect(shortReason(trouble[0], model)).not.toBe('');
  });

  it('measures every hold of the process from end to start', () => {
    for (const lot of model.lots) {
      for (const hold of lot.holds) {
        expect(hold.left).toBe(hold.limit - (hold.to.start - hold.from.end));
        expect(hold.left).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('filters and sorts lots', () => {
    expect(lotsInOrder(model, 'late', '', 'slack').map((lot) => lot.index)).toEqual([0]);
    expect(lotsInOrder(model, 'none', data.orders[3].id.toLowerCase(), 'lot')).toHaveLength(1);
    const arrivals = lotsInOrder(model, 'none', '', 'ready').map((lot) => lot.account?.arrival ?? 0);
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
  });
});

describe('why a lot is where it is', () => {
  it('sums the waterfall to the turnaround exactly, chained without gaps', () => {
    for (const lot of model.lots.filter((candidate) => candidate.account)) {
      const rows = waterfall(lot, model);
      expect(rows.reduce((sum, row) => sum + row.length, 0)).toBe(lot.account!.turnaround);
      rows.forEach((row, index) => expect(row.from).toBe(rows.slice(0, index).reduce((sum, before) => sum + before.length, 0)));
      expect(rows.length).toBeLessThanOrEqual(7);
    }
  });

  it('tells causes last first, with one root', () => {
    for (const lot of model.lots) {
      const chain = whyChain(lot, model);
      const starts = chain.map((link) => link.entry.from);
      expect(starts).toEqual([...starts].sort((a, b) => b - a));
      expect(chain.filter((link) => link.root)).toHaveLength(rootCause(lot, model) ? 1 : 0);
    }
  });
});

describe('load', () => {
  const book = new LoadBook(model);
  const groups = resourceGroups(model.rows);

  it('never uses more than is offered', () => {
    for (const group of groups) for (const column of loadColumns(model, book, group)) expect(column.used).toBeLessThanOrEqual(column.capacity + 1e-6);
  });

  it('gives a late lot its part of the columns', () => {
    const late = groups.flatMap((group) => loadColumns(model, book, group)).reduce((sum, column) => sum + column.late, 0);
    expect(late).toBeGreaterThan(0);
  });

  it('names the worst three, the bottleneck first', () => {
    const worst = worstGroups(book, groups, nearWeeks(model));
    expect(worst).toHaveLength(3);
    expect(bottleneckOf(book, groups, nearWeeks(model))?.group.id).toBe(worst[0].id);
  });

  it('fills six tiles', () => {
    const kpis = kpisOf(model, bottleneckOf(book, groups, nearWeeks(model)));
    expect(kpis.map((kpi) => kpi.id)).toEqual(['late', 'turnaround', 'bottleneck', 'hold', 'planned', 'proof']);
    expect(kpis[0]).toMatchObject({ value: '1', unit: 'of 12 lots' });
    expect(kpis[5].note).toBe('rules verified');
  });

  it('does not promise a bound to a plan that leaves lots out', () => {
    const { kpis } = data.plan;
    const proof = (unplanned: number) => kpisOf(buildModel({ ...data, plan: { ...data.plan, status: 'FEASIBLE', gap: null, kpis: { ...kpis, unplanned } } }), null)[5];
    expect(proof(0)).toMatchObject({ value: 'No bound', unit: 'yet' });
    expect(proof(2)).toMatchObject({ value: 'No bound', unit: 'with lots left out' });
  });
});

describe('a new plan', () => {
  it('is told by what it changes for lots', () => {
    expect(differenceWords(8, planDifference(model, model))).toBe('Plan 8 is in force. Every lot arrives as before.');
    const accounts = data.plan.accounts.map((account, index) => (index === 2 ? { ...account, arrival: (account.arrival + 600) as typeof account.arrival } : account));
    const later = buildModel({ ...data, plan: { ...data.plan, accounts } });
    expect(differenceWords(8, planDifference(model, later))).toBe('Plan 8 is in force: 0 lots earlier, 1 later.');
  });
});
