import { useEffect, useState, type ReactNode } from 'react';
import type { ApiError } from '../data/api.js';
import { useReplan } from '../data/use-replan.js';
import { Mark } from './mark.js';
import { ReplanButton } from './replan-button.js';

/** While data is on its way: nothing for the first 300 ms, then grey bars. */
export function LoadingState({ what }: { readonly what: string }): ReactNode {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="page-centre" aria-busy="true">
      {shown && (
        <section className="card state" role="status">
          <h1 className="state-title">{what}</h1>
          <div className="ghost-bars" aria-hidden="true"><i /><i /><i /><i /><i /></div>
        </section>
      )}
    </main>
  );
}

/** No plan yet: the fact and one next step. */
export function EmptyState({ user, onPlanned, onSignOut }: { readonly user: string; readonly onPlanned: () => void; readonly onSignOut: () => void }): ReactNode {
  const replan = useReplan(onPlanned);
  return (
    <main className="page-centre">
      <section className="card state">
        <p className="state-mark"><Mark /> Lotwright</p>
        <h1 className="state-title">No plan yet</h1>
        <p className="quiet">Plan the open orders of the plant, or import orders first.</p>
        <div className="row-gap">
          <ReplanButton replan={replan} label="Plan now" />
          <button className="button" type="button" onClick={onSignOut}>Sign out {user}</button>
        </div>
        {replan.problem && <p className="wrong" role="alert">{replan.problem}</p>}
      </section>
    </main>
  );
}

/** What failed, where, and the way on. */
export function ErrorState({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }): ReactNode {
  return (
    <main className="page-centre">
      <section className="card state failed" role="alert">
        <h1 className="state-title">{error.title}</h1>
        <p>{error.detail}</p>
        {error.help && <p className="quiet">{error.help}</p>}
        <button className="button" type="button" onClick={onRetry}>Try again</button>
      </section>
    </main>
  );
}
