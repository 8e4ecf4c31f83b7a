import { useMemo, type ReactNode } from 'react';
import { formatDays } from '../format/duration.js';
import type { Lot } from '../model/lot.js';
import { waterfall } from '../model/waterfall.js';
import { useBoard } from '../state/board-context.js';

/** Where the turnaround went: one row per cause, chained; the sum is the turnaround. */
export function Waterfall({ lot }: { readonly lot: Lot }): ReactNode {
  const { model } = useBoard();
  const rows = useMemo(() => waterfall(lot, model), [lot, model]);
  const total = rows.reduce((sum, row) => sum + row.length, 0);
  if (total === 0) return null;
  const waiting = rows.filter((row) => row.kind !== 'work').reduce((sum, row) => sum + row.length, 0);
  return (
    <section className="block">
      <header className="block-head"><h3>Turnaround</h3><span>{formatDays(total)}, {formatDays(waiting)} of it waiting</span></header>
      <dl className="waterfall">
        {rows.map((row) => (
          <div key={row.label} className={row.kind}>
            <dt>{row.label}</dt>
            <dd>
              <span className="waterfall-track" aria-hidden="true"><i style={{ left: `${(row.from / total) * 100}%`, width: `max(2px, ${(row.length / total) * 100}%)` }} /></span>
              <span className="waterfall-value">{formatDays(row.length)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
