import { type ReactNode } from 'react';
import { RULES } from '@lotwright/domain';
import { formatLateness } from '../format/duration.js';
import type { Lot } from '../model/lot.js';
import { useBoard } from '../state/board-context.js';
import { ClinicWindow } from './clinic-window.js';
import { HoldList } from './hold-list.js';
import { OperationTable } from './operation-table.js';
import { Waterfall } from './waterfall.js';
import { WhyChain } from './why-chain.js';

const URGENCY = { urgent: 'Urgent', standard: 'Standard', flexible: 'Flexible' } as const;

/** One lot: when, where the time went, why not earlier, what it may still wait. */
export function LotPanel({ lot }: { readonly lot: Lot }): ReactNode {
  return (
    <section className="lot-panel" aria-label={`Lot ${lot.label}`}>
      <header className="lot-head">
        <h2>Lot {lot.label}</h2>
        <LotBadge lot={lot} />
        <span className="badge">{URGENCY[lot.order.urgency]}</span>
        <span className="lot-id">{lot.order.id}</span>
      </header>
      {lot.unplanned ? <NotPlanned lot={lot} /> : <Planned lot={lot} />}
    </section>
  );
}

function LotBadge({ lot }: { readonly lot: Lot }): ReactNode {
  if (lot.status === 'late' && lot.lateBy !== null) return <span className="badge late">{formatLateness(lot.lateBy)}</span>;
  if (lot.status === 'risk') return <span className="badge risk">{lot.risk === 'hold' ? 'tight hold' : lot.lateBy === null ? 'at risk' : formatLateness(lot.lateBy)}</span>;
  if (lot.status === 'unplanned') return <span className="badge late">not planned</span>;
  if (lot.status === 'cancelled') return <span className="badge">cancelled</span>;
  return <span className="badge ok">{lot.lateBy === null ? 'no window' : formatLateness(lot.lateBy)}</span>;
}

function Planned({ lot }: { readonly lot: Lot }): ReactNode {
  if (lot.bars.length === 0) return <p className="quiet">Nothing is planned for this lot.</p>;
  return (
    <>
      <ClinicWindow lot={lot} />
      <Waterfall lot={lot} />
      <WhyChain lot={lot} />
      <HoldList lot={lot} />
      <OperationTable lot={lot} />
    </>
  );
}

/** Why an order could not be planned: rule, object, fact, and what would help. */
function NotPlanned({ lot }: { readonly lot: Lot }): ReactNode {
  const { model } = useBoard();
  const blocked = lot.unplanned;
  if (!blocked) return null;
  const operation = lot.process?.operations.find((candidate) => candidate.id === blocked.operation)?.name;
  return (
    <div className="card failed blocked">
      <h3>{blocked.rule}: {RULES[blocked.rule]}</h3>
      <p>{blocked.reason}</p>
      <dl className="facts tight">
        {operation && <div><dt>Operation</dt><dd>{operation}</dd></div>}
        {blocked.resource && <div><dt>Blocked by</dt><dd>{model.names.of(blocked.resource)}</dd></div>}
      </dl>
      <p className="help"><b>What would help</b> {blocked.help}</p>
    </div>
  );
}
