import { PROBLEM_CODES } from '@lotwright/domain';
import { REQUEST_FAILURES } from '@lotwright/planning';
import { PROBLEM_TABLE } from './problem-table.js';

/** The text of docs/reference/errors.md. */
export function errorsPage(): string {
  return [
    '# Errors',
    '',
    'Written by `node apps/api/dist/reference.js` from `apps/api/src/problem/problem-table.ts`, `libs/domain/src/problem/problem.ts` and',
    '`libs/planning/src/request/planning-request.ts`; a test fails when they differ.',
    '',
    'Every error is a problem document (RFC 9457, `application/problem+json`) with `type`, `title`, `status`, `code`, `detail`, `help`, `instance`',
    'and, where there are several causes, `errors[]` with the place of each (`pointer`, or `row` and `column`), its own `code` and `detail`.',
    '',
    '## Kinds of problem',
    '',
    '| code | status | title | what helps |',
    '|---|---|---|---|',
    ...Object.entries(PROBLEM_TABLE).map(([code, { status, title, help }]) => `| \`${code}\` | ${status} | ${title} | ${help} |`),
    '',
    '## Causes listed under `errors`',
    '',
    'The same codes in files, on the command line and over HTTP.',
    '',
    '| code | meaning |',
    '|---|---|',
    ...Object.entries(PROBLEM_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
    '',
    '## Why a request for a plan failed',
    '',
    '| code | meaning |',
    '|---|---|',
    ...Object.entries(REQUEST_FAILURES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
    '',
  ].join('\n');
}
