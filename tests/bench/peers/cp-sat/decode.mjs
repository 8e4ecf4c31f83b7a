import { asExpression, valueOf } from './model-builder.mjs';

/** The plan that a solution of the encoded model stands for, in the words of the domain: assignments and runs, everything else empty. */
export function decodeSolution(model, solution) {
  const pieces = dealPieces(model, solution);
  const runOf = new Map();
  const runs = [];
  for (const { spec, slots } of model.methods.values()) {
    if (slots === null) continue;
    const dealt = slots.deal(solution);
    const opened = [...new Set(dealt)];
    const ids = new Map(opened.map((run, k) => [run, `${spec.id}-${k + 1}`]));
    runs.push(...opened.map((run) => decodeRun(model, spec, ids.get(run), run, solution, pieces)));
    slots.samples.forEach((sample, i) => runOf.set(sample, { run: dealt[i], id: ids.get(dealt[i]) }));
  }
  const assignments = model.items.flatMap(({ order, process, items }) =>
    process.operations.map((operation) => decodeOperation(model, order, operation, items.get(operation.id), { solution, pieces, runOf, runs })),
  );
  return {
    status: 'FEASIBLE', now: model.planningCase.now, assignments, runs, unplanned: [], objective: [], lowerBound: null, gap: null, accounts: [],
    kpis: { planned: 0, unplanned: 0, late: 0, turnaroundP50: null, turnaroundP90: null, utilisation: [], tightestHold: null },
    provenance: { engineVersion: 'cp-sat', seed: 0, steps: 0, inputHash: '', planHash: '' },
  };
}

function decodeOperation(model, order, operation, item, { solution, pieces, runOf, runs }) {
  const { requirement } = operation;
  const base = { order: order.id, operation: operation.id, attempt: 1, equipment: null, run: null, origin: 'planned' };
  const start = model.time.now + valueOf(item.start, solution);
  const end = model.time.now + valueOf(item.end, solution);
  if (requirement.kind === 'session') return { ...base, start, end, phases: [{ start, end }] };
  if (item.sample !== undefined) {
    const run = runs.find((candidate) => candidate.id === runOf.get(item.sample).id);
    return { ...base, run: run.id, start: run.start, end: run.end, phases: run.phases };
  }
  const place = chosen(item.places, solution);
  const phases = absolute(model, item.spans(solution, place === null ? 0 : item.places.indexOf(place)));
  if (requirement.kind !== 'run') return { ...base, equipment: pieces.get(place)?.id ?? null, start, end, phases };
  const run = { id: `${requirement.method}-${order.id}-${operation.id}`, method: requirement.method, instrument: pieces.get(place)?.id ?? null, start, end, phases, origin: 'planned' };
  runs.push(run);
  return { ...base, run: run.id, start, end, phases };
}

function decodeRun(model, spec, id, run, solution, pieces) {
  const place = chosen(run.places, solution);
  const phases = absolute(model, run.laid.spans(solution, place === null ? 0 : run.places.indexOf(place)));
  return { id, method: spec.id, instrument: pieces.get(place)?.id ?? null, start: phases[0].start, end: phases.at(-1).end, phases, origin: 'planned' };
}

/** Deals what a group of like pieces does out to its pieces: whatever starts next goes to a piece that is clear. */
function dealPieces(model, solution) {
  const pieces = new Map();
  for (const group of model.groups.groups.values()) {
    const clearAt = group.pieces.map(() => -Infinity);
    const uses = group.uses
      .filter(({ place }) => holds(place, solution))
      .map((use) => ({ place: use.place, start: valueOf(use.start, solution), clear: valueOf(use.clear, solution) }))
      .sort((a, b) => a.start - b.start || a.clear - b.clear);
    for (const { place, start, clear } of uses) {
      const free = clearAt.findIndex((at) => at <= start);
      if (free < 0) throw new RangeError(`more work than pieces on ${group.pieces.map((piece) => piece.id).join(', ')}`);
      clearAt[free] = clear;
      pieces.set(place, group.pieces[free]);
    }
  }
  return pieces;
}

function chosen(places, solution) {
  return places.find((place) => holds(place, solution)) ?? null;
}

function holds({ literal }, solution) {
  return literal === null || valueOf(asExpression(literal), solution) === 1;
}

function absolute(model, spans) {
  return spans.map(({ start, end }) => ({ start: model.time.now + start, end: model.time.now + end }));
}
