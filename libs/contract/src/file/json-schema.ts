import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';
import { eventsFile } from './event-file.js';
import { ordersFile } from './order-file.js';
import { planFile } from './plan-file.js';
import { plantFile } from './plant-file.js';

/** The files that have a published JSON Schema, by name. */
export const PUBLISHED_FILES = ['plant', 'orders', 'plan', 'events'] as const;
export type PublishedFile = (typeof PUBLISHED_FILES)[number];

const TITLES: Readonly<Record<PublishedFile, string>> = {
  plant: 'Lotwright plant file: calendars, equipment, people, QC methods, materials, products and their processes',
  orders: 'Lotwright order file: patient orders with opaque ids, actuals and pins',
  plan: 'Lotwright plan file: a finite-capacity schedule with accounts and provenance',
  events: 'Lotwright event file: what has happened to a plan in force',
};

/** JSON Schema (draft 2020-12) of a file as people may write it: fields with a default are optional. */
export function publishedSchema(file: PublishedFile): Record<string, unknown> {
  const utc = 'UTC' as ZoneId;
  const shape = { plant: plantFile, orders: ordersFile, plan: planFile, events: eventsFile }[file](utc);
  const schema = z.toJSONSchema(shape, { io: 'input', target: 'draft-2020-12', reused: 'ref' });
  return { $schema: schema.$schema, $id: `urn:lotwright:${file}`, title: TITLES[file], ...schema };
}
