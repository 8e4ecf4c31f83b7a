import type { Clause } from './clause.js';
import { complete } from './r01-complete.js';
import { equipment } from './r02-equipment.js';
import { oneLot } from './r03-one-lot.js';
import { segregation } from './r04-segregation.js';
import { calendars } from './r05-calendars.js';
import { stretch } from './r06-stretch.js';
import { precedence } from './r07-precedence.js';
import { hold } from './r08-hold.js';
import { crews } from './r09-crews.js';
import { runs } from './r10-runs.js';
import { places } from './r11-places.js';
import { sessions } from './r12-sessions.js';
import { materials } from './r13-materials.js';
import { facts } from './r14-facts.js';
import { commitments } from './r15-commitments.js';
import { allOrNothing } from './r16-all-or-nothing.js';

/** Every rule of the model, in the order of docs/engine/model.md. A new rule is one file and one line here. */
export const CLAUSES: readonly Clause[] = [
  complete, equipment, oneLot, segregation, calendars, stretch, precedence, hold, crews, runs, places, sessions, materials, facts, commitments, allOrNothing,
];
