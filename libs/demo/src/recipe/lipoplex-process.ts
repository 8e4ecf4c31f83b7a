import type { LotKey, OperationId, Process, ProcessId } from '@lotwright/domain';
import { hours } from '../notation/durations.js';
import { inRun, link, onEquipment, operation } from '../notation/operations.js';
import { INT_LPX } from '../site/products.js';
import type { SiteTimes } from '../site/site-tables.js';
import { drugSubstanceLinks, drugSubstanceOperations } from './drug-substance.js';
import type { Strand } from './drug-substance.js';
import { releaseLinks, releaseOperations } from './release.js';
import { checkedStage } from './stage-phases.js';

function strandOf(letter: 'a' | 'b', times: SiteTimes): Strand {
  return {
    suffix: `-${letter}`,
    label: `${letter.toUpperCase()} · `,
    purification: { operation: 'beads', name: 'Magnetic beads', equipmentClass: 'bead-station', times: times.beads, kit: 'bead-kit' },
  };
}

/**
 * The lipoplex recipe: two strands, each with its own template and drug-substance lot, magnetic beads instead of
 * oligo-dT, no TFF of the product and no sterile filtration after mixing but aseptic assembly, potency on the paired drug substance.
 */
export function lipoplexProcess(times: SiteTimes): Process {
  const strands = [strandOf('a', times), strandOf('b', times)];
  const fromFrozen = { remakeFrom: 'mix' };
  return {
    id: 'int-lpx' as ProcessId,
    version: '1.0',
    product: INT_LPX,
    name: 'INT-LPX, two strands, aseptic assembly, rapid sterility',
    lots: [
      { key: 'template-a' as LotKey, kind: 'template' },
      { key: 'template-b' as LotKey, kind: 'template' },
      { key: 'ds-a' as LotKey, kind: 'drug-substance' },
      { key: 'ds-b' as LotKey, kind: 'drug-substance' },
      { key: 'dp' as LotKey, kind: 'drug-product' },
      { key: 'shipment' as LotKey, kind: 'shipment' },
    ],
    operations: [
      ...strands.flatMap((strand) => drugSubstanceOperations(strand, times)),
      operation('potency', 'Potency of the paired strands', 'quality-control', 'ds-a', inRun('potency')),
      operation('mix', 'Lipoplex mixing', 'formulation', 'dp', onEquipment('lnp-line'), {
        phases: checkedStage(times.lipoplex, 'dp', ['Filter components', 'Mix', 'Collect and sample']),
        takes: { 'lnp-cartridge': 1, 'lipid-mix': 4 },
        fails: { chance: 0.015, ...fromFrozen },
      }),
      operation('fill', 'Aseptic assembly and fill', 'fill', 'dp', onEquipment('fill-isolator'), {
        phases: checkedStage(times.aseptic, 'aseptic', ['Load isolator', 'Decontaminate', 'Assemble, fill, stopper and cap']),
        takes: { 'fill-set': 1, vials: 20 },
        fails: { chance: 0.005, ...fromFrozen },
      }),
      ...releaseOperations(times),
    ],
    links: [
      ...strands.flatMap((strand) => drugSubstanceLinks(strand, 'mix')),
      link('ds-freeze-a', 'potency', 'Paired DS sample, strand A'),
      link('ds-freeze-b', 'potency', 'Paired DS sample, strand B'),
      link('mix', 'fill', 'Lipoplex bulk at 2–8 °C', { hold: hours(8) }),
      ...releaseLinks(),
    ],
    patientReady: 'qp' as OperationId,
    arrival: 'transit' as OperationId,
  };
}
