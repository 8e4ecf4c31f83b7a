import { expect, test } from '@jest/globals';
import { BadRequestException, type ArgumentsHost } from '@nestjs/common';
import { ProblemFilter } from '../../../../apps/api/src/problem/problem-filter.js';

function answerTo(thrown: unknown) {
  const faults: unknown[] = [];
  let sent = '';
  const response = { headersSent: false, setHeader: () => response, status: () => response, type: () => response, send: (text: string) => void (sent = text) };
  const host = { switchToHttp: () => ({ getResponse: () => response }) } as unknown as ArgumentsHost;
  new ProblemFilter({ reportFault: (_, fault) => void faults.push(fault) }).catch(thrown, host);
  return { ...(JSON.parse(sent) as { status: number; code: string; detail: string }), faults };
}

test.each(['22021', '22P05'])('a NUL that the database will not store (%s) is the sender’s problem', (code) => {
  const refused = Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), { driverError: { code } });
  expect(answerTo(refused)).toMatchObject({ status: 422, code: 'validation', detail: expect.stringContaining('U+0000'), faults: [] });
});

test('an address with a broken percent escape is not blamed on the body', () => {
  expect(answerTo(new BadRequestException("Failed to decode param '%E0%A4%A'"))).toMatchObject({ status: 404, code: 'not_found', faults: [] });
});

test('a body that cannot be read still is malformed', () => {
  expect(answerTo(new BadRequestException('Unexpected token'))).toMatchObject({ status: 400, code: 'malformed_json' });
});

test('anything else is our fault and is reported', () => {
  expect(answerTo(new Error('boom'))).toMatchObject({ status: 500, code: 'our_fault', faults: [expect.any(Error)] });
});
