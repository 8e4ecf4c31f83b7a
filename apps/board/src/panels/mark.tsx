import type { ReactNode } from 'react';

/** The product's mark: three bars of one schedule, the last one in the colour of attention. */
export function Mark(): ReactNode {
  return (
    <svg className="mark" width="17" height="16" viewBox="0 0 17 16" aria-hidden="true">
      <rect x="0" y="1" width="9" height="4" rx="1" fill="var(--ink-1)" />
      <rect x="5" y="6" width="8" height="4" rx="1" fill="var(--bar-edge)" />
      <rect x="9" y="11" width="8" height="4" rx="1" fill="var(--late)" />
    </svg>
  );
}
