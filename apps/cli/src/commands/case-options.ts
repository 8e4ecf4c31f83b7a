import { Option } from 'commander';
import type { CaseOptions } from '../files/case-files.js';
import { objectiveOptions } from './objective-options.js';

/** Options that name a planning case: the same in every command that takes one. */
export function caseOptions(): Option[] {
  return [
    new Option('--plant <file>', 'plant file (JSON); - is standard input').makeOptionMandatory(),
    new Option('--orders <file>', 'order file (JSON or CSV); - is standard input').makeOptionMandatory(),
    new Option('--actuals <file>', 'what has happened so far (JSON or CSV)'),
    new Option('--pins <file>', "planner's pins (JSON or CSV)"),
    new Option('--published <file>', 'plan in force: its frozen zone binds, moves against it are counted'),
    // Not variadic: that would swallow the plan file of "check".
    new Option('--freeze-override <lot/operation>', 'frozen work that may move all the same, like L-7/fill, or L-7 for all of the lot; may be given several times').argParser(
      (text: string, before: readonly string[] = []) => [...before, text],
    ),
    new Option('--now <instant>', 'nothing unstarted is planned before it; wall clock of the plant unless it has an offset'),
    ...objectiveOptions(),
  ];
}

/** `--json`. */
export function jsonOption(): Option {
  return new Option('--json', 'answer as one JSON document on standard output');
}

/** Options that name a planning case with its plan in force. */
export function inForceOptions(): Option[] {
  const others = caseOptions().filter((option) => option.long !== '--published');
  return [...others, new Option('--plan <file>', 'plan in force (JSON)').makeOptionMandatory()];
}

/** Options of a case that another command must be given to see the same case, with their names. */
const REPEATED = {
  plant: 'plant', orders: 'orders', actuals: 'actuals', pins: 'pins', published: 'published', freezeOverride: 'freeze-override', objective: 'objective', longestTurnaround: 'longest-turnaround', weights: 'weights',
} as const;

/** The options of a case as somebody would type them again, a space before each; what came from standard input is left out. */
export function typedAgain(options: Partial<CaseOptions>): string {
  const names = Object.keys(REPEATED) as (keyof typeof REPEATED)[];
  return names.flatMap((name) => [options[name] ?? []].flat().filter((value) => value !== '-').map((value) => ` --${REPEATED[name]} ${value}`)).join('');
}
