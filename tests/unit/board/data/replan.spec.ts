import { describe, expect, it } from '@jest/globals';
import { progressOf } from '../../../../apps/board/src/data/replan.js';

describe('a planning request in words', () => {
  const progress = { phase: 'construct', share: 0.2, steps: 0, planned: 12, total: 45, objective: [] } as const;

  it('counts lots while they are placed and says when it improves', () => {
    expect(progressOf({ state: 'running', progress: { ...progress, objective: [] }, failure: null }).words).toBe('Planning 12 of 45 lots');
    expect(progressOf({ state: 'running', progress: { ...progress, phase: 'improve', planned: 45, objective: [] }, failure: null }).words).toBe('45 lots planned, improving');
  });

  it('says what failed', () => {
    expect(progressOf({ state: 'failed', progress: null, failure: { code: 'x', detail: 'The worker stopped.' } })).toEqual({ state: 'failed', share: 0, words: 'The worker stopped.' });
  });
});
