import { useMemo, type ReactNode } from 'react';
import { formatMoment } from '../format/clock.js';
import { formatLength } from '../format/duration.js';
import { whyChain } from '../model/causes.js';
import type { Lot } from '../model/lot.js';
import { useBoard, useBoardState } from '../state/board-context.js';

/** Why a lot was not ready earlier, last cause first; a click points out the bar that stood in the way. */
export function WhyChain({ lot }: { readonly lot: Lot }): ReactNode {
  const { model, actions, store } = useBoard();
  const focus = useBoardState((state) => state.focus);
  const chain = useMemo(() => whyChain(lot, model), [lot, model]);
  if (chain.length === 0) return null;
  const troubled = lot.status === 'late' || lot.status === 'risk';
  return (
    <section className="block">
      <header className="block-head"><h3>Why not earlier</h3><span>last cause first</span></header>
      <ol className="why">
        {chain.map((link) => (
          <li key={`${link.entry.operation}-${link.entry.from}`} className={link.root && troubled ? 'root' : undefined}>
            <button
              type="button" disabled={!link.bar} aria-current={link.bar !== null && link.bar.index === focus}
              title={`${link.operation} waited ${formatLength(link.length)}, ${formatMoment(link.entry.from, model.zone)} to ${formatMoment(link.entry.to, model.zone)}`}
              onClick={() => {
                if (!link.bar) return;
                if (store.get().view === 'table') actions.setView('resources');
                actions.focus(link.bar);
              }}
            >
              <span className="why-words"><b>{link.words}</b> <span className="why-operation">{link.operation}</span></span>
              <span className="why-amount">+{formatLength(link.length)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
