import type { OperationId, PriceCertificate, PricedThing } from '@lotwright/domain';
import type { Instant, Minutes } from '@lotwright/time';
import type { PricedResource } from '../bounds/priced-resources.js';
import { UNITS } from '../bounds/price-guide.js';
import type { PriceSearch } from '../bounds/price-search.js';
import type { Compiled } from '../compile/compile.js';
import { NONE } from '../problem/limits.js';

/** What prices prove of every plan of a case that leaves no order out: data only, so that it can pass between threads. */
export interface PriceProof {
  readonly certificate: PriceCertificate;
  /** Price units of the turnaround level, before the missed windows of a plan are taken off. */
  readonly value: number;
}

/** The certificate without prices: it proves what every lot needs alone in the plant. */
export function priceless(now: number): PriceCertificate {
  return { steps: 0, from: now as Instant, width: 1 as Minutes, count: 0, window: 0 as Minutes, span: 1 as Minutes, perMinute: 1, perWindow: 0, trees: [], things: [] };
}

/** Lower bound of the turnaround level, weighted minutes, for plans that miss no more than `lateness` weighted windows. */
export function provenBound({ certificate, value }: PriceProof, lateness: number): number {
  return Math.ceil((value - certificate.perWindow * lateness) / certificate.perMinute);
}

/** The best prices found so far, and what they prove. */
export function writeProof(compiled: Compiled, search: PriceSearch): PriceProof {
  return { certificate: writeCertificate(compiled, search), value: search.proven.value };
}

/** The prices found, in the words of the plant, so that the bound can be reckoned again without the engine. */
function writeCertificate(compiled: Compiled, search: PriceSearch): PriceCertificate {
  const { processes } = compiled.index;
  const { grid, window, span, resources } = search.model;
  const { prices, perWindow } = search.proven;
  return {
    steps: search.steps,
    from: grid.from as Instant,
    width: grid.width as Minutes,
    count: grid.count,
    window: window as Minutes,
    span: span as Minutes,
    perMinute: UNITS,
    perWindow,
    trees: search.model.trees().map(({ recipe, parent }) => {
      const { id, version, operations } = processes[recipe];
      const hung = operations.flatMap((o, k): [OperationId, OperationId][] => (parent[k] === NONE ? [] : [[o.id, operations[parent[k]].id]]));
      return { process: id, version, parents: Object.fromEntries(hung) as Record<OperationId, OperationId> };
    }),
    things: resources.list.flatMap((resource, r) => {
      const { from, length } = search.supports[r];
      const asked = Array.from(from, (at, i) => ({ at: minuteOf(compiled, resource, at, grid), price: prices[r][i] })).filter(({ price }) => price > 0);
      return asked.length === 0 ? [] : [{ ...nameOf(compiled, resource), cells: length, at: asked.map(({ at }) => at as Minutes), prices: asked.map(({ price }) => price) }];
    }),
  };
}

function minuteOf({ problem }: Compiled, { key }: PricedResource, at: number, grid: PriceSearch['model']['grid']): number {
  if (key.kind === 'runs') return problem.methods[key.index].slots![at] - grid.from;
  if (key.kind === 'sittings') return problem.sessions[key.index].slots[at] - grid.from;
  return at * grid.width;
}

function nameOf({ index }: Compiled, { key }: PricedResource): Pick<PricedThing, 'kind' | 'ids'> {
  const { plant } = index.planningCase;
  if (key.kind === 'equipment') return { kind: 'equipment', ids: key.members.map((e) => plant.equipment[e].id) };
  const lists = { runs: plant.qcMethods, sittings: plant.sessions, positions: plant.positionPools, crew: plant.crews };
  return { kind: key.kind, ids: [lists[key.kind][key.index].id] };
}
