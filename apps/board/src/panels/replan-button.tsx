import type { ReactNode } from 'react';
import type { Replan } from '../data/use-replan.js';

/** Starts planning; while it runs, shows how far it is and offers to stop it. */
export function ReplanButton({ replan, label }: { readonly replan: Replan; readonly label: string }): ReactNode {
  const { progress } = replan;
  if (!progress) return <button className="button primary" type="button" onClick={replan.start}>{label}</button>;
  const percent = Math.round(progress.share * 100);
  return (
    <span className="replan" role="group" aria-label="Planning">
      <span className="replan-bar" role="progressbar" aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-label="Planning progress">
        <i style={{ width: `${Math.max(4, percent)}%` }} />
      </span>
      <span className="replan-words">{progress.words || (progress.state === 'queued' ? 'Waiting to plan' : `Planning ${percent} %`)}</span>
      <button className="button" type="button" onClick={replan.cancel}>Cancel</button>
    </span>
  );
}
