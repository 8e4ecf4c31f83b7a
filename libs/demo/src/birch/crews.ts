import type { Crew, CrewAbsence } from '@lotwright/domain';
import type { PlantClock } from '../notation/plant-clock.js';
import { crew, roster } from '../site/crew-rosters.js';

/** The same heads on every shift of the four-crew rota; the night is thinner in the laboratories. */
export function birchCrews(clock: PlantClock): Crew[] {
  const allDay = (heads: number): Crew['rosters'] => [roster('day-crew', heads), roster('night-crew', heads)];
  const dayAndNight = (day: number, night: number): Crew['rosters'] => [roster('day-crew', day), roster('night-crew', night)];
  const training: CrewAbsence = { start: clock.at(1, 'wed', '06:00'), end: clock.at(1, 'wed', '18:00'), heads: 1 };
  return [
    crew('template', 'Template operators', dayAndNight(8, 6)),
    crew('ds', 'Drug-substance operators', allDay(8)),
    crew('dp', 'Drug-product operators', allDay(8), [training]),
    crew('aseptic', 'Aseptic operators', allDay(6)),
    crew('inspection', 'Inspectors and packers', allDay(4)),
    crew('qc', 'QC analysts', dayAndNight(12, 8)),
    crew('potency', 'Potency analysts', [roster('day-crew', 7)]),
    crew('microbiology', 'Microbiology analysts', dayAndNight(4, 3)),
    crew('reviewers', 'Batch-record reviewers', [roster('office', 4)]),
    crew('qp', 'Quality unit', [roster('office', 2)]),
  ];
}
