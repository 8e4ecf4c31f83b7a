import type { CalendarId, Equipment, PositionPool, Process, QcMethod, Session, Stage } from '@lotwright/domain';
import type { BoardData } from './board-data.js';
import type { Bar, Lot } from './lot.js';
import type { ResourceRow, RowContent, RunBox, Sitting, UseSteps } from './resource-row.js';
import { equipmentLabel, shortName } from './short-names.js';
import { packSpans, runningMaximum } from './spans.js';

interface Place {
  readonly stage: Stage;
  /** Position in the flow: rows stand in the order in which a lot first meets them. */
  readonly rank: number;
}

/** The rows of the board by resource: groups in the order of the process, equipment in the order of the plant. */
export function resourceRows(data: BoardData, bars: readonly Bar[], lots: readonly Lot[]): ResourceRow[] {
  const { plant } = data;
  const places = firstUses(plant.processes);
  const byResource = groupBars(bars);
  const instruments = new Set(plant.qcMethods.map((method) => method.instrument));
  const ranked: { place: Place; row: ResourceRow }[] = [];
  const add = (key: string, row: ResourceRow): void => {
    ranked.push({ place: places.get(key) ?? { stage: row.stage, rank: 1e6 }, row });
  };
  for (const kind of plant.equipmentClasses) {
    const key = `class:${kind.id}`;
    if (!places.has(key) && instruments.has(kind.id)) continue;
    const stage = places.get(key)?.stage ?? kind.stage;
    for (const piece of plant.equipment.filter((candidate) => candidate.equipmentClass === kind.id)) {
      add(key, equipmentRow(piece, kind.id, kind.name, stage, byResource.get(piece.id) ?? []));
    }
  }
  for (const pool of plant.positionPools) {
    const key = `pool:${pool.id}`;
    if (places.has(key)) add(key, poolRow(pool, places.get(key)!.stage, byResource.get(pool.id) ?? [], lots));
  }
  for (const method of plant.qcMethods) {
    const key = `method:${method.id}`;
    if (places.has(key)) add(key, methodRow(method, places.get(key)!.stage, byResource.get(method.id) ?? []));
  }
  for (const session of plant.sessions) {
    const key = `session:${session.id}`;
    if (places.has(key)) add(key, sessionRow(session, places.get(key)!.stage, byResource.get(session.id) ?? []));
  }
  ranked.sort((a, b) => a.place.rank - b.place.rank);
  return ranked.map(({ row }) => row);
}

/** Stage and flow position of every resource kind that a process asks for. */
function firstUses(processes: readonly Process[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const process of processes) {
    let rank = 0;
    process.operations.forEach((operation, position) => {
      const key = requirementKey(operation.requirement);
      const known = places.get(key);
      // What only a later process uses stands right behind what it follows there.
      rank = known?.rank ?? (places.size === 0 || process === processes[0] ? position : rank + 0.01);
      if (!known) places.set(key, { stage: operation.stage, rank });
    });
  }
  return places;
}

function requirementKey(requirement: Process['operations'][number]['requirement']): string {
  switch (requirement.kind) {
    case 'equipment': return `class:${requirement.equipmentClass}`;
    case 'run': return `method:${requirement.method}`;
    case 'positions': return `pool:${requirement.pool}`;
    case 'session': return `session:${requirement.session}`;
    case 'people': return 'people';
  }
}

function groupBars(bars: readonly Bar[]): Map<string, Bar[]> {
  const groups = new Map<string, Bar[]>();
  for (const bar of bars) {
    const requirement = bar.operation.requirement;
    const key =
      requirement.kind === 'equipment' ? bar.assignment.equipment
      : requirement.kind === 'run' ? requirement.method
      : requirement.kind === 'positions' ? requirement.pool
      : requirement.kind === 'session' ? requirement.session
      : null;
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(bar);
    else groups.set(key, [bar]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.start - b.start || a.end - b.end);
  return groups;
}

function makeRow(
  id: string, group: string, groupName: string, label: string, stage: Stage, calendar: CalendarId | null, content: RowContent, bars: readonly Bar[],
): ResourceRow {
  const spans = packSpans(bars);
  return { id, group, groupName, label, stage, calendar, content, bars, spans, reach: runningMaximum(spans.end) };
}

function equipmentRow(equipment: Equipment, group: string, groupName: string, stage: Stage, bars: readonly Bar[]): ResourceRow {
  return makeRow(equipment.id, group, shortName(groupName), equipmentLabel(equipment.id, equipment.name), stage, equipment.calendar, { kind: 'equipment', equipment }, bars);
}

function poolRow(pool: PositionPool, stage: Stage, bars: readonly Bar[], lots: readonly Lot[]): ResourceRow {
  const content: RowContent = { kind: 'pool', pool, steps: useSteps(bars, lots) };
  return makeRow(pool.id, pool.id, shortName(pool.name), `${pool.capacity} pos`, stage, pool.calendar, content, bars);
}

function methodRow(method: QcMethod, stage: Stage, bars: readonly Bar[]): ResourceRow {
  const { boxes, lanes } = runBoxes(bars);
  return makeRow(method.id, method.id, shortName(method.name), `${method.capacity} / run`, stage, method.calendar, { kind: 'runs', method, boxes, lanes }, bars);
}

function sessionRow(session: Session, stage: Stage, bars: readonly Bar[]): ResourceRow {
  const content: RowContent = { kind: 'session', session, sittings: sittingsOf(session, bars) };
  return makeRow(session.id, session.id, shortName(session.name), `${session.capacity} / sitting`, stage, session.calendar, content, bars);
}

/** Runs in order of start, each in the first lane that is free. */
export function runBoxes(bars: readonly Bar[]): { readonly boxes: readonly RunBox[]; readonly lanes: number } {
  const samples = new Map<string, Bar[]>();
  for (const bar of bars) {
    if (!bar.run) continue;
    const list = samples.get(bar.run.id);
    if (list) list.push(bar);
    else samples.set(bar.run.id, [bar]);
  }
  const laneEnds: number[] = [];
  const boxes: RunBox[] = [];
  for (const list of samples.values()) {
    const run = list[0].run!;
    let lane = laneEnds.findIndex((end) => end <= run.start);
    if (lane < 0) lane = laneEnds.length;
    laneEnds[lane] = run.end;
    boxes.push({ run, samples: list, lane });
  }
  return { boxes, lanes: Math.max(1, laneEnds.length) };
}

function sittingsOf(session: Session, bars: readonly Bar[]): Sitting[] {
  const sittings = new Map<number, Bar[]>();
  for (const bar of bars) {
    const list = sittings.get(bar.start);
    if (list) list.push(bar);
    else sittings.set(bar.start, [bar]);
  }
  return [...sittings].map(([start, samples]) => ({ start, end: samples[0].end, samples, capacity: session.capacity }));
}

/** Positions in use as steps, all lots and late lots. */
export function useSteps(bars: readonly Bar[], lots: readonly Lot[]): UseSteps {
  const changes: { at: number; by: number; late: number }[] = [];
  for (const bar of bars) {
    const late = lots[bar.lot].status === 'late' ? 1 : 0;
    changes.push({ at: bar.start, by: 1, late }, { at: bar.end, by: -1, late: -late });
  }
  changes.sort((a, b) => a.at - b.at);
  const at: number[] = [];
  const count: number[] = [];
  const late: number[] = [];
  let now = 0;
  let lateNow = 0;
  for (const change of changes) {
    now += change.by;
    lateNow += change.late;
    if (at.length > 0 && at[at.length - 1] === change.at) {
      count[count.length - 1] = now;
      late[late.length - 1] = lateNow;
    } else {
      at.push(change.at);
      count.push(now);
      late.push(lateNow);
    }
  }
  return { at: Float64Array.from(at), count: Float64Array.from(count), late: Float64Array.from(late) };
}
