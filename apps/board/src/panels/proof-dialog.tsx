import { useEffect, useRef, type ReactNode } from 'react';
import { formatGap } from '../format/share.js';
import { useBoard } from '../state/board-context.js';

/** How good and how true the plan is: the checker's verdict, the bound, and what it takes to make the plan again. */
export function ProofDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { model } = useBoard();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  const { plan, verdict, planNumber } = model.data;
  const facts: readonly (readonly [string, string])[] = [
    ['Status', plan.status],
    ['Rules checked independently', verdict.feasible ? 'all 16 pass' : `${verdict.violations.length} broken`],
    ['Figures recomputed', verdict.claims.length === 0 ? 'all agree' : `${verdict.claims.length} differ`],
    ['Gap to lower bound', plan.gap === null ? 'no bound computed' : formatGap(plan.gap)],
    ['Checker', verdict.checkerVersion],
    ['Engine', plan.provenance.engineVersion],
    ['Seed, steps', `${plan.provenance.seed}, ${plan.provenance.steps}`],
    ['Plan hash', grouped(plan.provenance.planHash)],
    ['Input hash', grouped(plan.provenance.inputHash)],
  ];
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="proof-title" onClose={onClose}>
      <h2 id="proof-title">Proof of plan {planNumber}</h2>
      <p className="quiet">The checker shares no code with the engine.</p>
      <dl className="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {verdict.violations.slice(0, 8).map((violation, index) => (
        <p className="wrong" key={index}>{violation.rule} {violation.order ?? ''} {violation.operation ?? ''}: needs {violation.needed}, found {violation.found}</p>
      ))}
      <div className="dialog-end"><button className="button primary" type="button" onClick={onClose}>Close</button></div>
    </dialog>
  );
}

function grouped(hash: string): string {
  return (hash.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');
}
