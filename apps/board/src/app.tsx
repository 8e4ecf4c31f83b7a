import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { ApiError } from './data/api.js';
import { readBoard } from './data/board.js';
import type { SessionAnswer } from '@lotwright/contract';
import { readSession, signOut } from './data/session.js';
import type { BoardData } from './model/board-data.js';
import { Board } from './panels/board.js';
import { Login } from './panels/login.js';
import { EmptyState, ErrorState, LoadingState } from './panels/states.js';

type Stage =
  | { readonly at: 'loading'; readonly what: string }
  | { readonly at: 'login' }
  | { readonly at: 'empty' }
  | { readonly at: 'error'; readonly error: ApiError }
  | { readonly at: 'board'; readonly data: BoardData };

/** The whole page: who is signed in decides what is shown, then what the plant has. */
export function App(): ReactNode {
  const [session, setSession] = useState<SessionAnswer | null>(null);
  const [stage, setStage] = useState<Stage>({ at: 'loading', what: 'Lotwright' });

  const load = useCallback(async () => {
    try {
      const data = await readBoard();
      setStage(data ? { at: 'board', data } : { at: 'empty' });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) setStage({ at: 'login' });
      else setStage({ at: 'error', error: asApiError(error) });
    }
  }, []);

  const enter = useCallback(async () => {
    setStage({ at: 'loading', what: 'Reading the plan' });
    try {
      const known = await readSession();
      setSession(known);
      if (known) await load();
      else setStage({ at: 'login' });
    } catch (error) {
      setStage({ at: 'error', error: asApiError(error) });
    }
  }, [load]);

  useEffect(() => void enter(), [enter]);

  const leave = useCallback(async () => {
    await signOut();
    setSession(null);
    setStage({ at: 'login' });
  }, []);

  switch (stage.at) {
    case 'loading': return <LoadingState what={stage.what} />;
    case 'login': return <Login onSignedIn={() => void enter()} />;
    case 'empty': return <EmptyState user={session?.login ?? ''} onPlanned={() => void load()} onSignOut={() => void leave()} />;
    case 'error': return <ErrorState error={stage.error} onRetry={() => void enter()} />;
    case 'board': return <Board data={stage.data} user={session?.login ?? ''} onReload={load} onSignOut={() => void leave()} />;
  }
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'The board could not show the plan', error instanceof Error ? error.message : String(error));
}
