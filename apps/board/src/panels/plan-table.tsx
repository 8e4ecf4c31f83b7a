import { useMemo, useState, type ReactNode } from 'react';
import { formatMoment } from '../format/clock.js';
import { formatDays, formatLength, formatSigned } from '../format/duration.js';
import { shortReason } from '../model/causes.js';
import { lotsInOrder } from '../model/lot-list.js';
import { useBoard, useBoardState } from '../state/board-context.js';
import { openHold } from '../timeline/draw/row-headers.js';
import { StatusGlyph } from './glyph.js';

/** Rows of one page. */
const PAGE = 100;
const STATUS = { 'late': 'Late', 'risk': 'At risk', 'on-time': 'On time', 'unplanned': 'Not planned', 'cancelled': 'Cancelled' } as const;

/** The plan as a table: everything the chart says about lots, for reading, for screen readers, for copying. */
export function PlanTable(): ReactNode {
  const { model, actions, store } = useBoard();
  const filter = useBoardState((state) => state.filter);
  const search = useBoardState((state) => state.search);
  const sort = useBoardState((state) => state.sort);
  const selected = useBoardState((state) => state.selected);
  const lots = useMemo(() => lotsInOrder(model, filter, search, sort), [model, filter, search, sort]);
  const [shown, setShown] = useState(PAGE);
  return (
    <div className="plan-table" tabIndex={0} role="region" aria-label="Plan as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Lot</th><th scope="col">State</th><th scope="col">Urgency</th><th scope="col">QP release</th><th scope="col">Arrives</th><th scope="col">Window closes</th>
            <th scope="col" className="right">Slack</th><th scope="col" className="right">Turnaround</th><th scope="col">Least hold left</th><th scope="col">Cause</th>
          </tr>
        </thead>
        <tbody>
          {lots.slice(0, shown).map((lot) => {
            const hold = openHold(lot, model.now);
            return (
              <tr key={lot.order.id} aria-selected={lot.order.id === selected}>
                <th scope="row"><button className="link plain" type="button" onClick={() => { actions.select(lot.order.id); store.set({ panelOpen: true }); }}>{lot.order.id}</button></th>
                <td><span className="state-cell"><StatusGlyph status={lot.status} spoken={false} /> {STATUS[lot.status]}</span></td>
                <td>{lot.order.urgency}</td>
                <td>{lot.account ? formatMoment(lot.account.patientReady, model.zone) : '–'}</td>
                <td>{lot.account ? formatMoment(lot.account.arrival, model.zone) : '–'}</td>
                <td>{lot.order.windows ? formatMoment(lot.order.windows.closes, model.zone) : '–'}</td>
                <td className={`right ${lot.status}`}>{lot.lateBy === null ? '–' : formatSigned(-lot.lateBy)}</td>
                <td className="right">{lot.account ? formatDays(lot.account.turnaround) : '–'}</td>
                <td>{hold ? `${hold.from.operation.name}, ${formatLength(hold.left)}` : '–'}</td>
                <td>{shortReason(lot, model)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {lots.length === 0 && <p className="quiet panel-hint">No lot matches.</p>}
      {lots.length > shown && <button className="button" type="button" onClick={() => setShown(shown + PAGE)}>Show {Math.min(PAGE, lots.length - shown)} more of {lots.length}</button>}
    </div>
  );
}
