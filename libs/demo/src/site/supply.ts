import type { Material, MaterialId } from '@lotwright/domain';
import type { PlantClock } from '../notation/plant-clock.js';

interface SupplyRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Most that one order takes, both products and both strands considered. */
  readonly perOrder: number;
  /** Shelf life after receipt, weeks; `null` keeps. */
  readonly shelfWeeks: number | null;
}

const SUPPLIES: readonly SupplyRow[] = [
  { id: 'template-plate', name: 'Template synthesis plate', unit: 'piece', perOrder: 2, shelfWeeks: 52 },
  { id: 'ivt-kit', name: 'Single-use IVT kit', unit: 'piece', perOrder: 2, shelfWeeks: 52 },
  { id: 'nucleotides', name: 'Nucleotide mix', unit: 'mL', perOrder: 24, shelfWeeks: 26 },
  { id: 'cap-analogue', name: 'Cap analogue', unit: 'mL', perOrder: 4, shelfWeeks: 26 },
  { id: 'oligo-dt-column', name: 'Oligo-dT column', unit: 'piece', perOrder: 1, shelfWeeks: 78 },
  { id: 'bead-kit', name: 'Magnetic bead kit', unit: 'piece', perOrder: 2, shelfWeeks: 39 },
  { id: 'tff-cassette', name: 'TFF cassette', unit: 'piece', perOrder: 2, shelfWeeks: 104 },
  { id: 'lnp-cartridge', name: 'Mixing cartridge', unit: 'piece', perOrder: 1, shelfWeeks: 52 },
  { id: 'lipid-mix', name: 'Lipid mix in ethanol', unit: 'mL', perOrder: 8, shelfWeeks: 20 },
  { id: 'fill-set', name: 'Single-use fill set', unit: 'piece', perOrder: 1, shelfWeeks: 52 },
  { id: 'vials', name: 'Vials, 2 mL, ready to use', unit: 'piece', perOrder: 30, shelfWeeks: null },
  { id: 'label-set', name: 'Label set', unit: 'piece', perOrder: 1, shelfWeeks: null },
  { id: 'dry-shipper', name: 'Dry shipper', unit: 'piece', perOrder: 1, shelfWeeks: null },
];

const FIRST_DELIVERY_WEEK = -6;
const DELIVERY_EVERY_WEEKS = 4;
/** Two and a half years: enough for any case of common size, so that its plant does not depend on the number of its orders. */
const FEWEST_DELIVERIES = 32;
/** After the release of the last order: what is in work then must be supplied, too. */
const WEEKS_TO_FINISH = 13;
/** Twice the need: supply is there to be checked, not to be the bottleneck. */
const MARGIN = 2;

/** How much a plant must be able to make. */
export interface Demand {
  /** Lots a week at the plant's own rate. */
  readonly lotsPerWeek: number;
  /** Lots in all. */
  readonly lots: number;
}

/** Materials with a delivery every four weeks, each of twice the need of those weeks: for two and a half years, and for longer where the lots last longer. */
export function supplies(clock: PlantClock, { lotsPerWeek, lots }: Demand): Material[] {
  const weeks = Math.ceil(lots / lotsPerWeek) + WEEKS_TO_FINISH - FIRST_DELIVERY_WEEK;
  const deliveries = Math.max(FEWEST_DELIVERIES, Math.ceil(weeks / DELIVERY_EVERY_WEEKS));
  return SUPPLIES.map(({ id, name, unit, perOrder, shelfWeeks }) => ({
    id: id as MaterialId,
    name,
    unit,
    receipts: Array.from({ length: deliveries }, (_, index) => {
      const week = FIRST_DELIVERY_WEEK + index * DELIVERY_EVERY_WEEKS;
      return {
        at: clock.at(week, 'mon', '05:00'),
        quantity: perOrder * lotsPerWeek * DELIVERY_EVERY_WEEKS * MARGIN,
        expires: shelfWeeks === null ? null : clock.at(week + shelfWeeks, 'mon', '05:00'),
      };
    }),
  }));
}
