import type { ReactNode } from 'react';
import type { LotStatus } from '../model/lot.js';

const PATHS = {
  'late': <path d="M6 1.2 11 10.4H1Z" fill="var(--late)" />,
  'risk': <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="none" stroke="var(--risk-edge)" strokeWidth="1.6" strokeLinejoin="round" />,
  'on-time': <circle cx="6" cy="6" r="1.8" fill="var(--ink-3)" />,
  'unplanned': <path d="M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5" fill="none" stroke="var(--late-ink)" strokeWidth="1.7" strokeLinecap="round" />,
  'cancelled': <path d="M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5" fill="none" stroke="var(--ink-3)" strokeWidth="1.5" strokeLinecap="round" />,
  'done': <path d="M1.8 6.4 4.8 9.2 10.2 3" fill="none" stroke="var(--ok)" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />,
} satisfies Record<LotStatus | 'done', ReactNode>;

const WORDS: Readonly<Record<LotStatus | 'done', string>> = {
  'late': 'late', 'risk': 'at risk', 'on-time': 'on time', 'unplanned': 'not planned', 'cancelled': 'cancelled', 'done': 'done',
};

/** A status glyph, drawn as a path. Beside a word that says the same it is decoration. */
export function StatusGlyph({ status, spoken = true }: { readonly status: LotStatus | 'done'; readonly spoken?: boolean }): ReactNode {
  return (
    <svg className="glyph" width="12" height="12" viewBox="0 0 12 12" {...(spoken ? { role: 'img', 'aria-label': WORDS[status] } : { 'aria-hidden': true })}>
      {PATHS[status]}
    </svg>
  );
}
