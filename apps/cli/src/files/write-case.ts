import type { PlanningCase } from '@lotwright/domain';
import { writeOrders, writePlant } from '@lotwright/intake';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory, refuseUnwritable, writeWhole } from './write-file.js';

/** The files of a case in a directory. */
export function caseFiles(directory: string): { readonly plant: string; readonly orders: string } {
  return { plant: join(directory, 'plant.json'), orders: join(directory, 'orders.json') };
}

/** Finds out before long work whether a case can be written at the end of it; a directory that does not exist is made then. @throws RequestRefused */
export async function refuseUnwritableCase(directory: string): Promise<void> {
  if (existsSync(directory)) for (const file of Object.values(caseFiles(directory))) await refuseUnwritable(file);
}

/** Writes plant and order book (orders, actuals and pins) of a case, each whole or not at all. @throws RequestRefused when the place cannot be written to */
export async function writeCase(directory: string, { plant, orders, actuals, pins }: PlanningCase): Promise<void> {
  await makeDirectory(directory);
  const files = caseFiles(directory);
  await writeWhole(files.plant, writePlant(plant));
  await writeWhole(files.orders, writeOrders({ orders, actuals, pins }, plant.zone));
}
