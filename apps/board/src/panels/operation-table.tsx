import { type ReactNode } from 'react';
import { formatShort, formatMoment } from '../format/clock.js';
import { formatLength } from '../format/duration.js';
import type { Lot } from '../model/lot.js';
import { useBoard, useBoardState } from '../state/board-context.js';

/** Every operation of a lot in order of start. */
export function OperationTable({ lot }: { readonly lot: Lot }): ReactNode {
  const { model, actions } = useBoard();
  const focus = useBoardState((state) => state.focus);
  return (
    <section className="block">
      <header className="block-head"><h3>Operations</h3><span>{lot.bars.length}</span></header>
      <table className="operations">
        <thead><tr><th scope="col">Operation</th><th scope="col">Where</th><th scope="col">Start</th><th scope="col" className="right">Length</th></tr></thead>
        <tbody>
          {lot.bars.map((bar) => (
            <tr key={bar.index} className={bar.assignment.origin === 'done' ? 'done' : undefined} aria-selected={bar.index === focus}>
              <td><button className="link plain" type="button" onClick={() => actions.focus(bar)}>{bar.operation.name}</button></td>
              <td>{bar.resource || '–'}</td>
              <td title={formatMoment(bar.start, model.zone)}>{formatMoment(bar.start, model.zone).replace(/ \w+ (?=\d\d:)/, ' ')}</td>
              <td className="right" title={`ends ${formatShort(bar.end, model.zone)}`}>{formatLength(bar.end - bar.start)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
