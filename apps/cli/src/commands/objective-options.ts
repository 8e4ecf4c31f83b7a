import { Option } from 'commander';
import { pursuableLevels } from '@lotwright/contract';

/** `--objective`, `--longest-turnaround` and `--weights`. */
export function objectiveOptions(): Option[] {
  return [
    new Option('--objective <levels>', `what the plan shall be best at, most important first: ${pursuableLevels.join(', ')}; + joins levels that count together, 60*stability weighs one; unplanned always comes first; default lateness,turnaround,stability,cost`),
    new Option('--longest-turnaround <duration>', 'a turnaround beyond this (ISO 8601, like P30D) counts against fairness, which then follows lateness unless --objective says otherwise'),
    new Option('--weights <weights>', "weight of one order by urgency, like urgent=4,standard=2,flexible=1; default the plant's policy"),
  ];
}
