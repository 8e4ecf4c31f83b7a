import { describe, expect, it } from '@jest/globals';
import type { AccountEntry, WaitCause } from '@lotwright/domain';
import { LotCauses, type CauseContext } from '../../../../apps/board/src/model/causes.js';
import type { Lot } from '../../../../apps/board/src/model/lot.js';

const NOW = 10_000;

function lotWith(...waits: readonly [WaitCause, number, number][]): Lot {
  const entries = waits.map(([cause, from, to]): AccountEntry => ({ kind: 'wait', operation: 'x', behind: null, from, to, cause, resource: null, blockers: [] }) as unknown as AccountEntry);
  return { account: { entries } } as unknown as Lot;
}

const stop = { start: 11_000, end: 12_400, kind: 'breakdown' };
const context = { now: NOW, data: { plant: { equipment: [{ id: 'FILL-1', unavailable: [stop] }] } } } as unknown as CauseContext;
const rootOf = (lot: Lot): string | undefined => new LotCauses(lot, context).root()?.cause;

describe('the root cause', () => {
  it('is the first event of an hour or more, before any longer queue', () => {
    expect(rootOf(lotWith(['equipment', 11_000, 15_000], ['unavailable', 16_000, 16_060], ['slot', 17_000, 20_000]))).toBe('unavailable');
    expect(rootOf(lotWith(['equipment', 11_000, 15_000], ['unavailable', 16_000, 16_059]))).toBe('equipment');
  });

  it('takes over the waits that were passed on to it', () => {
    const lot = lotWith(['choice', 11_000, 12_500], ['unavailable', 13_000, 13_022], ['session', 14_000, 14_800]);
    const causes = new LotCauses(lot, context);
    expect(causes.root()?.cause).toBe('unavailable');
    expect(causes.source(causes.waits[0]).cause).toBe('unavailable');
  });

  it('is the breakdown that held an operation back, also when another lot goes first afterwards', () => {
    const lot = lotWith(['choice', 11_000, 12_500]);
    const after = { kind: 'wait', operation: 'fill', from: 13_000, to: 13_077, cause: 'equipment', resource: 'FILL-1', blockers: [] };
    const both = { account: { entries: [...lot.account!.entries, after] } } as unknown as Lot;
    expect(new LotCauses(both, context).root()).toMatchObject({ cause: 'unavailable', resource: 'FILL-1', from: 11_000, to: 12_500 });
  });

  it('does not reach further than material keeps', () => {
    expect(rootOf(lotWith(['choice', 11_000, 12_500], ['unavailable', 30_000, 30_022]))).toBe('choice');
  });

  it('prefers anything to closed hours, and closed hours to nothing', () => {
    expect(rootOf(lotWith(['calendar', 11_000, 19_000], ['crew', 20_000, 20_010]))).toBe('crew');
    expect(rootOf(lotWith(['calendar', 11_000, 19_000]))).toBe('calendar');
  });

  it('is never what lay before the plan or what nobody decided', () => {
    expect(rootOf(lotWith(['frozen', 1000, 9000], ['release', 9000, NOW], ['minimum-lag', 10_100, 10_900]))).toBeUndefined();
  });
});
