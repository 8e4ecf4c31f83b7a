import type { Link, Operation } from '@lotwright/domain';
import { days, hours } from '../notation/durations.js';
import { inPosition, inRun, link, onEquipment, operation } from '../notation/operations.js';
import { attended, incubation, people } from '../notation/phases.js';
import type { SiteTimes, StageTimes } from '../site/site-tables.js';
import { checkedStage } from './stage-phases.js';

/** How the mRNA of a strand is purified. */
export interface Purification {
  readonly operation: string;
  readonly name: string;
  readonly equipmentClass: string;
  readonly times: StageTimes;
  readonly kit: string;
}

/** One strand of mRNA: its own template and its own drug-substance lot. */
export interface Strand {
  /** Suffix of operation ids: empty when the product has one strand only, else `-a`, `-b`. */
  readonly suffix: string;
  /** Prefix of names shown on the board. */
  readonly label: string;
  readonly purification: Purification;
}

/** Lot keys of a strand. */
export function lotsOf(strand: Strand): { readonly template: string; readonly drugSubstance: string } {
  return { template: `template${strand.suffix}`, drugSubstance: `ds${strand.suffix}` };
}

/** Template, transcription, purification, concentration and freezing of one strand, and the tests on its drug substance. */
export function drugSubstanceOperations(strand: Strand, times: SiteTimes): Operation[] {
  const id = (name: string): string => name + strand.suffix;
  const { template, drugSubstance } = lotsOf(strand);
  const { purification } = strand;
  const fromTemplate = { remakeFrom: id('ivt') };
  return [
    operation(id('template'), `${strand.label}Template synthesis`, 'template', template, inPosition('template-positions'), {
      phases: [
        attended('Plate set-up', times.template.setUp, people('template', 2)),
        { name: 'Assembly, amplification, purification', duration: times.template.growth, work: 'unattended', crew: [] },
        attended('Identity read and release', times.template.read, people('template')),
      ],
      maxStretch: days(4),
      takes: { 'template-plate': 1 },
      fails: { chance: 0.03, remakeFrom: id('template') },
    }),
    operation(id('ivt'), `${strand.label}IVT`, 'drug-substance', drugSubstance, onEquipment('ivt'), {
      phases: checkedStage(times.ivt, 'ds', ['Set-up', 'Transcription and capping', 'Stop, DNase and quench']),
      takes: { 'ivt-kit': 1, nucleotides: 12, 'cap-analogue': 2 },
      fails: { chance: 0.015, ...fromTemplate },
    }),
    operation(id(purification.operation), `${strand.label}${purification.name}`, 'drug-substance', drugSubstance, onEquipment(purification.equipmentClass), {
      phases: checkedStage(purification.times, 'ds', ['Load', 'Bind and wash', 'Elute and pool']),
      takes: { [purification.kit]: 1 },
      fails: { chance: 0.005, ...fromTemplate },
    }),
    operation(id('tff-ds'), `${strand.label}TFF drug substance`, 'drug-substance', drugSubstance, onEquipment('tff-ds'), {
      phases: checkedStage(times.tffDs, 'ds', ['Set-up', 'Concentrate and diafilter', 'Filter and aliquot']),
      takes: { 'tff-cassette': 1 },
      fails: { chance: 0.003, ...fromTemplate },
    }),
    operation(id('ds-freeze'), `${strand.label}Freeze drug substance`, 'drug-substance', drugSubstance, inPosition('ds-blast-places'), {
      phases: [attended('Load blast freezer', hours(0.25), people('ds')), incubation('Freeze', hours(3.75))],
    }),
    operation(id('ds-gate'), `${strand.label}DS gate`, 'quality-control', drugSubstance, inRun('ds-gate'), { fails: { chance: 0.01, ...fromTemplate } }),
    operation(id('dsrna'), `${strand.label}dsRNA`, 'quality-control', drugSubstance, inRun('dsrna')),
    operation(id('residuals'), `${strand.label}Residual DNA and protein`, 'quality-control', drugSubstance, inRun('residuals')),
    operation(id('identity'), `${strand.label}Identity by NGS`, 'quality-control', drugSubstance, inRun('identity')),
  ];
}

/** What follows what within a strand, the holds in between, and what its tests and its frozen retain wait for. */
export function drugSubstanceLinks(strand: Strand, mixing: string): Link[] {
  const id = (name: string): string => name + strand.suffix;
  const purify = id(strand.purification.operation);
  const sample = { after: hours(0.5) };
  const verified = { after: hours(1) };
  return [
    link(id('template'), id('ivt'), 'Template, retained at −20 °C', { storage: 'template-retain' }),
    link(id('ivt'), purify, 'Quenched crude at 2–8 °C', { hold: hours(24) }),
    link(purify, id('tff-ds'), 'Eluate at 2–8 °C', { hold: hours(24) }),
    link(id('tff-ds'), id('ds-freeze'), 'Liquid drug substance at 2–8 °C', { hold: hours(72) }),
    link(id('tff-ds'), id('ds-gate'), 'DS sample for the gate', sample),
    link(id('tff-ds'), id('dsrna'), 'DS sample, dsRNA', sample),
    link(id('tff-ds'), id('residuals'), 'DS sample, residuals', sample),
    link(id('tff-ds'), id('identity'), 'DS sample, identity', sample),
    link(id('ds-freeze'), mixing, 'Frozen drug substance', { after: hours(2), hold: days(180), storage: 'ds-freezer' }),
    link(id('ds-gate'), mixing, 'Thaw after the DS gate', { after: hours(2) }),
    link(id('ds-freeze'), 'qp', 'Retained drug substance for a re-make', { storage: 'retain-freezer' }),
    link(id('dsrna'), 'qp', 'dsRNA result', verified),
    link(id('residuals'), 'qp', 'Residuals result', verified),
    link(id('identity'), 'qp', 'Identity result', verified),
  ];
}
