import { useCallback, useEffect, useRef, useState } from 'react';
import { cancelRequest, readProgress, requestPlan, type PlanProgress } from './replan.js';

/** A running or ended planning request, and what can be done with it. */
export interface Replan {
  /** `null` when nothing runs. */
  readonly progress: PlanProgress | null;
  /** What went wrong last; empty when nothing did. */
  readonly problem: string;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** How often a running request is asked about, milliseconds. */
const ASK_EVERY = 350;

/** Starts planning and follows it; `onDone` runs when a new plan is stored. */
export function useReplan(onDone: () => void): Replan {
  const [progress, setProgress] = useState<PlanProgress | null>(null);
  const [problem, setProblem] = useState('');
  const request = useRef<string | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const follow = useCallback(async (id: string): Promise<void> => {
    while (alive.current && request.current === id) {
      const now = await readProgress(id);
      if (now.state === 'queued' || now.state === 'running') {
        setProgress(now);
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
        continue;
      }
      request.current = null;
      setProgress(null);
      if (now.state === 'done') onDone();
      else if (now.state === 'failed') setProblem(now.words || 'Planning failed. The plan in force stays.');
      return;
    }
  }, [onDone]);

  const start = useCallback(() => {
    setProblem('');
    setProgress({ state: 'queued', share: 0, words: '' });
    void (async () => {
      try {
        request.current = await requestPlan();
        await follow(request.current);
      } catch (error) {
        request.current = null;
        setProgress(null);
        setProblem(error instanceof Error ? error.message : String(error));
      }
    })();
  }, [follow]);

  const cancel = useCallback(() => {
    const id = request.current;
    if (id === null) return;
    request.current = null;
    setProgress(null);
    cancelRequest(id).catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  }, []);

  return { progress, problem, start, cancel };
}
