import { PROBLEM_CODES } from '@lotwright/domain';

/** The reference page of problem codes, as Markdown. */
export function problemPage(): string {
  const rows = Object.entries(PROBLEM_CODES).map(([code, title]) => `| \`${code}\` | ${title} |`);
  return [
    '# Problem codes',
    '',
    'Everything that can be wrong with a plant, orders, actuals, pins or a plan. All problems of an input are reported at once (at most 100 are',
    'listed, the rest is counted), each with the file, the JSON pointer or the row and column, the value seen and what would be accepted. Values that',
    'could identify a patient are never repeated. Codes are stable. This page is generated from the code; do not edit it.',
    '',
    '| code | meaning |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
