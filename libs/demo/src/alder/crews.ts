import type { Crew } from '@lotwright/domain';
import type { PlantClock } from '../notation/plant-clock.js';
import { crew, roster } from '../site/crew-rosters.js';

/** Heads on shift per qualification. The floater of each shift is rostered where hands are scarcest: drug substance. */
export function alderCrews(clock: PlantClock): Crew[] {
  const training = { start: clock.at(1, 'thu', '18:00'), end: clock.at(1, 'thu', '22:00'), heads: 1 };
  return [
    crew('template', 'Template operators', [roster('production', 4), roster('template-hours', 2)]),
    crew('ds', 'Drug-substance operators', [roster('production', 2), roster('early', 1), roster('late', 1)]),
    crew('dp', 'Drug-product operators', [roster('production', 2)], [training]),
    crew('aseptic', 'Aseptic operators', [roster('production', 2), roster('saturday', 2)]),
    crew('inspection', 'Inspectors and packers', [roster('production', 2), roster('saturday', 2)]),
    crew('qc', 'QC analysts', [roster('qc-early', 5), roster('qc-late', 4)]),
    crew('potency', 'Potency analysts', [roster('potency-weekday', 5), roster('potency-rota', 2)]),
    crew('microbiology', 'Microbiology analysts', [roster('microbiology', 2)]),
    crew('reviewers', 'Batch-record reviewers', [roster('office', 3)]),
    crew('qp', 'Qualified persons', [roster('office', 1)]),
  ];
}
