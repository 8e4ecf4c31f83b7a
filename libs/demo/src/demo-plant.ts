import type { Instant } from '@lotwright/time';
import type { Plant, PlantId } from '@lotwright/domain';
import { ALDER } from './alder/alder.js';
import { BIRCH } from './birch/birch.js';
import { PlantClock } from './notation/plant-clock.js';
import { lipoplexProcess } from './recipe/lipoplex-process.js';
import { lnpProcess } from './recipe/lnp-process.js';
import { equipmentClasses } from './site/equipment-classes.js';
import { PRODUCTS } from './site/products.js';
import type { SiteTables } from './site/site-tables.js';
import { supplies } from './site/supply.js';

/** The demo plants by name. */
export const DEMO_PLANTS = ['alder', 'birch'] as const;
export type DemoPlantName = (typeof DEMO_PLANTS)[number];

const SITES: Readonly<Record<DemoPlantName, SiteTables>> = { alder: ALDER, birch: BIRCH };

/** The tables of a demo site. */
export function siteOf(name: DemoPlantName): SiteTables {
  return SITES[name];
}

/**
 * A fictitious plant with every resource of the model. `start` sets the week that dated maintenance, deliveries and
 * qualifications are counted from: the week (in the plant's zone) that contains it. Deliveries last for `lots` orders, and for
 * two and a half years in any case. Numbers are engineering judgement made editable, never facts about any company.
 */
export function demoPlant(name: DemoPlantName, start: Instant, lots = 0): Plant {
  const site = siteOf(name);
  const clock = new PlantClock(site.zone, start);
  return {
    id: site.id as PlantId,
    name: site.name,
    zone: site.zone,
    calendars: site.calendars(clock),
    suites: site.suites,
    equipmentClasses: equipmentClasses(site),
    equipment: site.equipment(clock),
    crews: site.crews(clock),
    qcMethods: site.qcMethods,
    positionPools: site.positionPools,
    sessions: site.sessions,
    storages: site.storages,
    materials: supplies(clock, { lotsPerWeek: site.lotsPerWeek, lots }),
    products: PRODUCTS,
    processes: [lnpProcess(site.times), lipoplexProcess(site.times)],
    policy: {
      fences: site.fences,
      nervousnessBudget: site.nervousnessBudget,
      urgencyWeights: { urgent: 4, standard: 2, flexible: 1 },
    },
  };
}

/** Monday 00:00 of the week that contains `at`, on the plant's clocks: a good `start`. */
export function demoMonday(name: DemoPlantName, at: Instant): Instant {
  return new PlantClock(siteOf(name).zone, at).at(0, 'mon', '00:00');
}
