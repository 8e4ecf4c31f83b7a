import { RULES } from '@lotwright/domain';
import type { Verdict } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { whenText } from './figures.js';
import type { Style } from './style.js';

/** Every violation, grouped by rule: where, when, what is needed and what was found. */
export function violationList(verdict: Verdict, zone: ZoneId, style: Style): string {
  const rules = [...new Set(verdict.violations.map((v) => v.rule))];
  return rules
    .map((rule) => {
      const lines = verdict.violations.filter((v) => v.rule === rule).map((v) => {
        const place = [v.order, v.operation, v.resource].filter((part) => part !== null).join(', ');
        const time = v.from === null ? '' : ` ${whenText(v.from, zone)}${v.to === null || v.to === v.from ? '' : ` to ${whenText(v.to, zone)}`}`;
        return `  ${place}${time}: needs ${v.needed}; found ${v.found}`;
      });
      return `${style.trouble(rule)} ${RULES[rule]}\n${lines.join('\n')}`;
    })
    .join('\n');
}
