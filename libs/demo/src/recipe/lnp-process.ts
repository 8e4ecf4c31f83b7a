import type { LotKey, OperationId, Process, ProcessId } from '@lotwright/domain';
import { hours } from '../notation/durations.js';
import { inRun, link, onEquipment, operation } from '../notation/operations.js';
import { INT_LNP } from '../site/products.js';
import type { SiteTimes } from '../site/site-tables.js';
import { drugSubstanceLinks, drugSubstanceOperations } from './drug-substance.js';
import type { Strand } from './drug-substance.js';
import { releaseLinks, releaseOperations } from './release.js';
import { checkedStage } from './stage-phases.js';

/** The LNP recipe: one strand, oligo-dT, the coupled train mixing → TFF → fill, potency on the drug product. */
export function lnpProcess(times: SiteTimes): Process {
  const strand: Strand = {
    suffix: '',
    label: '',
    purification: { operation: 'oligo-dt', name: 'Oligo-dT', equipmentClass: 'oligo-dt', times: times.oligoDt, kit: 'oligo-dt-column' },
  };
  const fromFrozen = { remakeFrom: 'mix' };
  return {
    id: 'int-lnp' as ProcessId,
    version: '1.0',
    product: INT_LNP,
    name: 'INT-LNP, cell-free template, rapid sterility',
    lots: [
      { key: 'template' as LotKey, kind: 'template' },
      { key: 'ds' as LotKey, kind: 'drug-substance' },
      { key: 'dp' as LotKey, kind: 'drug-product' },
      { key: 'shipment' as LotKey, kind: 'shipment' },
    ],
    operations: [
      ...drugSubstanceOperations(strand, times),
      operation('mix', 'LNP mixing', 'formulation', 'dp', onEquipment('lnp-line'), {
        phases: checkedStage(times.lnp, 'dp', ['Prime fluid path', 'Mix and dilute', 'Collect and sample']),
        takes: { 'lnp-cartridge': 1, 'lipid-mix': 8 },
        fails: { chance: 0.015, ...fromFrozen },
      }),
      operation('tff-dp', 'TFF drug product', 'formulation', 'dp', onEquipment('tff-dp'), {
        phases: checkedStage(times.tffDp, 'dp', ['Set-up', 'Diafilter', 'Adjust and sample']),
        takes: { 'tff-cassette': 1 },
        fails: { chance: 0.005, ...fromFrozen },
      }),
      operation('fill', 'Sterile filtration and fill', 'fill', 'dp', onEquipment('fill-isolator'), {
        phases: checkedStage(times.fill, 'aseptic', ['Load isolator', 'Decontaminate', 'Filter, fill, stopper and cap']),
        takes: { 'fill-set': 1, vials: 30 },
        fails: { chance: 0.005, ...fromFrozen },
      }),
      operation('potency', 'Potency', 'quality-control', 'dp', inRun('potency')),
      ...releaseOperations(times),
    ],
    links: [
      ...drugSubstanceLinks(strand, 'mix'),
      link('mix', 'tff-dp', 'LNP in ethanol, before diafiltration', { hold: hours(4) }),
      link('tff-dp', 'fill', 'Bulk drug product at 2–8 °C', { hold: hours(24) }),
      link('inspect', 'potency', 'DP sample, potency', { after: hours(1) }),
      ...releaseLinks(),
    ],
    patientReady: 'qp' as OperationId,
    arrival: 'transit' as OperationId,
  };
}
