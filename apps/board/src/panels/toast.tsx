import { useEffect, useState, type ReactNode } from 'react';

/** A problem with an act: stays until it is closed. */
export function Toast({ problem }: { readonly problem: string }): ReactNode {
  const [closed, setClosed] = useState(false);
  useEffect(() => setClosed(false), [problem]);
  if (problem === '' || closed) return null;
  return (
    <div className="toast" role="alert">
      <span>{problem}</span>
      <button className="link" type="button" onClick={() => setClosed(true)}>Close</button>
    </div>
  );
}
