import { useMemo, useState, type ReactNode } from 'react';
import { formatLateness, formatLength } from '../format/duration.js';
import type { BoardModel } from '../model/board-model.js';
import { shortReason } from '../model/causes.js';
import { lotsInTrouble, passes } from '../model/lot-list.js';
import type { Lot } from '../model/lot.js';
import { useBoard, useBoardState } from '../state/board-context.js';
import { StatusGlyph } from './glyph.js';
import { LotPanel } from './lot-panel.js';

/** Rows of the list before "more". */
const SHOWN = 7;

/** Who is late and why; below, the selected lot. */
export function SidePanel(): ReactNode {
  const { model } = useBoard();
  const selected = useBoardState((state) => state.selected);
  const lot = selected === null ? undefined : model.lotOf.get(selected);
  return (
    <aside className="side-panel" aria-label="Late lots and details" tabIndex={0}>
      <TroubleList />
      {lot ? <LotPanel key={lot.order.id} lot={lot} /> : <p className="quiet panel-hint">Select a lot to see where its time went.</p>}
    </aside>
  );
}

function TroubleList(): ReactNode {
  const { model } = useBoard();
  const filter = useBoardState((state) => state.filter);
  const search = useBoardState((state) => state.search);
  const selected = useBoardState((state) => state.selected);
  const [all, setAll] = useState(false);
  const trouble = useMemo(() => lotsInTrouble(model), [model]);
  const searched = search.trim() !== '';
  const listed = useMemo(
    () => (searched ? model.lots : trouble).filter((lot) => passes(lot, filter, search)),
    [model, trouble, filter, search, searched],
  );
  const rows = all ? listed : listed.slice(0, SHOWN);
  const chosen = listed.find((lot) => lot.order.id === selected);
  if (chosen && !rows.includes(chosen)) rows.push(chosen);
  const rest = listed.length - rows.length;
  return (
    <section className="trouble" aria-label="Late and at risk">
      <header className="trouble-head"><h2>Late and at risk</h2><span className="quiet">{countWords(trouble)}</span></header>
      {listed.length === 0 && <p className="quiet panel-hint">{searched || filter !== 'none' ? 'No lot matches.' : 'Every lot is on time.'}</p>}
      <ul>{rows.map((lot) => <TroubleRow key={lot.order.id} lot={lot} />)}</ul>
      {(rest > 0 || all) && listed.length > SHOWN && <button className="link more" type="button" onClick={() => setAll(!all)}>{all ? 'Show fewer' : `${rest} more`}</button>}
    </section>
  );
}

function countWords(lots: readonly Lot[]): string {
  const count = (status: Lot['status']): number => lots.filter((lot) => lot.status === status).length;
  const parts = [`${count('late')} late`, `${count('risk')} at risk`];
  if (count('unplanned') > 0) parts.unshift(`${count('unplanned')} not planned`);
  return parts.join(' · ');
}

function TroubleRow({ lot }: { readonly lot: Lot }): ReactNode {
  const { model, actions, store } = useBoard();
  const selected = useBoardState((state) => state.selected === lot.order.id);
  return (
    <li>
      <button
        className="trouble-row" type="button" aria-pressed={selected} title={lot.order.id}
        onClick={() => { actions.openLot(lot.order.id); store.set({ panelOpen: true }); }}
      >
        <StatusGlyph status={lot.status} />
        <b>{lot.label}</b>
        <span className="trouble-reason">{shortReason(lot, model)}</span>
        <span className={`trouble-amount ${lot.status}`}>{amountWords(lot, model)}</span>
      </button>
    </li>
  );
}

function amountWords(lot: Lot, model: BoardModel): string {
  if (lot.unplanned) return lot.unplanned.rule;
  if (lot.status === 'risk' && lot.risk === 'hold') {
    const hold = lot.holds.find((candidate) => candidate.tight && candidate.to.start > model.now);
    if (hold) return `${formatLength(hold.left)} left`;
  }
  return lot.lateBy === null ? '' : formatLateness(lot.lateBy);
}
