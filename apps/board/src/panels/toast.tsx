import { useEffect, useState, type ReactNode } from 'react';
import { StatusGlyph } from './glyph.js';

/** How long good news stays, milliseconds. */
const STAYS = 6000;

/** One sentence on what an act did: problems stay until closed, good news goes by itself. */
export function Toast({ problem, news }: { readonly problem: string; readonly news: string }): ReactNode {
  const [closed, setClosed] = useState(false);
  const words = problem || news;
  useEffect(() => {
    setClosed(false);
    if (problem !== '' || news === '') return undefined;
    const timer = setTimeout(() => setClosed(true), STAYS);
    return () => clearTimeout(timer);
  }, [problem, news]);
  if (words === '' || closed) return null;
  return (
    <div className={problem ? 'toast failed' : 'toast'} role={problem ? 'alert' : 'status'}>
      <StatusGlyph status={problem ? 'late' : 'done'} spoken={false} />
      <span>{words}</span>
      <button className="link" type="button" onClick={() => setClosed(true)}>Close</button>
    </div>
  );
}
