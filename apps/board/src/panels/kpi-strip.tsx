import { useMemo, type ReactNode } from 'react';
import { kpisOf, tightestHold, type Kpi } from '../model/kpis.js';
import { bottleneckOf, nearWeeks } from '../model/load-columns.js';
import { useBoard, useBoardState } from '../state/board-context.js';
import { StatusGlyph } from './glyph.js';

/** Six tiles, each a number with its referent; a click shows what it speaks of. */
export function KpiStrip({ onProof }: { readonly onProof: () => void }): ReactNode {
  const { model, actions, store, book, groups } = useBoard();
  const filter = useBoardState((state) => state.filter);
  const limit = useMemo(() => bottleneckOf(book, groups, nearWeeks(model)), [model, book, groups]);
  const kpis = useMemo(() => kpisOf(model, limit), [model, limit]);

  function open(kpi: Kpi): void {
    if (kpi.id === 'late') actions.setFilter('late');
    if (kpi.id === 'planned') actions.setFilter('unplanned');
    if (kpi.id === 'turnaround') {
      actions.setView('lots');
      store.set({ sort: 'ready' });
    }
    if (kpi.id === 'bottleneck') showBottleneck();
    if (kpi.id === 'hold') showHold();
    if (kpi.id === 'proof') onProof();
  }

  function showHold(): void {
    const tightest = tightestHold(model);
    if (!tightest) return;
    actions.setView('resources');
    actions.select(tightest.lot.order.id);
    actions.focus(tightest.hold.to);
  }

  function showBottleneck(): void {
    actions.setView('resources');
    const row = limit?.group.rows[0];
    const bar = row?.bars.find((candidate) => candidate.end > model.now) ?? row?.bars[0];
    if (bar) actions.focus(bar);
  }

  const pressed = (kpi: Kpi): boolean | undefined =>
    kpi.id === 'late' ? filter === 'late' : kpi.id === 'planned' ? filter === 'unplanned' : undefined;

  return (
    <section className="kpi-strip" aria-label="Key figures">
      {kpis.map((kpi) => (
        <button key={kpi.id} className="kpi" type="button" aria-pressed={pressed(kpi)} onClick={() => open(kpi)}>
          <span className="kpi-label">{kpi.label}</span>
          <span className="kpi-line">
            {kpi.id === 'late' && kpi.value !== '0' && <StatusGlyph status="late" spoken={false} />}
            <span className="kpi-value">{kpi.value}</span>
            {kpi.unit && <span className="kpi-unit">{kpi.unit}</span>}
            {kpi.note && <span className={`kpi-note ${kpi.tone}`}>{kpi.note}</span>}
          </span>
        </button>
      ))}
    </section>
  );
}
