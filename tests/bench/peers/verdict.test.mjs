import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, verdictOf } from './verdict.mjs';

const levels = (lateness, turnaround, cost) => ({ unplanned: 0, lateness, turnaround, cost });
const ours = { levels: levels(1, 100, 10) };
const peer = (parts) => ({ peer: 'cp-sat', status: 'FEASIBLE', violations: 0, broken: [], levels: levels(1, 100, 10), ...parts });

test('who is better goes by the first level that differs', () => {
  assert.deepEqual(verdictOf(ours, peer({})), { better: 'equal', level: null, proven: false, optimum: null, note: null });
  assert.equal(verdictOf(ours, peer({ levels: levels(1, 99, 90) })).better, 'peer');
  assert.deepEqual([verdictOf(ours, peer({ levels: levels(2, 1, 1) }))].map(({ better, level }) => [better, level]), [['ours', 'lateness']]);
});

test('a plan that breaks a rule, no plan and a crash are no better, whatever their figures', () => {
  assert.match(verdictOf(ours, peer({ levels: levels(0, 1, 1), violations: 2, broken: ['R3'] })).note, /breaks R3/);
  assert.equal(verdictOf(ours, peer({ levels: null, violations: null, status: 'UNKNOWN' })).note, 'no solution');
  assert.equal(verdictOf(ours, { failed: 'Error: out of memory' }).note, 'Error: out of memory');
});

test('a proven optimum that ours misses is a finding, an unproven one is not; an optimum of a plan that breaks rules proves nothing', () => {
  const rows = [peer({ status: 'OPTIMAL' }), peer({ status: 'OPTIMAL', levels: levels(1, 99, 10) }), peer({ levels: levels(1, 120, 1) }), peer({ status: 'OPTIMAL', levels: levels(1, 90, 10), violations: 1, broken: ['R3'] })].map((answer) => ({ verdict: verdictOf(ours, answer) }));
  assert.deepEqual(rows.map(({ verdict }) => verdict.optimum), [true, false, null, null]);
  assert.deepEqual(findings(rows), [rows[1]]);
});
