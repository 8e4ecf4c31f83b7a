import { type ReactNode } from 'react';
import { formatLength } from '../format/duration.js';
import type { Lot } from '../model/lot.js';
import { useBoard } from '../state/board-context.js';

/** Holds of a lot with the share used, least slack first. Weeks-long freezer holds are left to the table. */
export function HoldList({ lot }: { readonly lot: Lot }): ReactNode {
  const { actions } = useBoard();
  const holds = lot.holds.filter((hold) => hold.limit > 0 && hold.limit <= 14 * 1440).slice(0, 6);
  if (holds.length === 0) return null;
  return (
    <section className="block">
      <header className="block-head"><h3>Holds</h3><span>least slack first</span></header>
      <ul className="holds">
        {holds.map((hold) => (
          <li key={`${hold.link.from}-${hold.link.to}`}>
            <button type="button" title={hold.link.name} onClick={() => actions.focus(hold.to)}>
              <span className="hold-name">{hold.from.operation.name} → {hold.to.operation.name}</span>
              <span className="gauge" aria-hidden="true"><i className={hold.tight ? 'tight' : undefined} style={{ width: `${Math.min(100, (hold.used / hold.limit) * 100)}%` }} /></span>
              <span className={hold.tight ? 'hold-left tight' : 'hold-left'}>{formatLength(hold.left)} left</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
