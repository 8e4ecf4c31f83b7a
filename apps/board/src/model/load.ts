import { weeklyInstants, type Instant } from '@lotwright/time';
import type { BoardModel } from './board-model.js';
import type { ResourceRow, UseSteps } from './resource-row.js';
import { coveredLength, firstAfter, packSpans, type Spans } from './spans.js';

/** Use of a capacity in a stretch of time. Unit: minutes for equipment and positions, samples for runs and sessions. */
export interface Load {
  readonly used: number;
  readonly capacity: number;
  /** Part of `used` that belongs to late lots. */
  readonly late: number;
}

/** Rows of one group: equipment of a class, a pool, a method, a session. */
export interface ResourceGroup {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly ResourceRow[];
  /** What a bar of the load panel counts. */
  readonly unit: 'h/shift' | 'places/day' | 'positions';
}

/** Groups in board order. */
export function resourceGroups(rows: readonly ResourceRow[]): ResourceGroup[] {
  const groups = new Map<string, ResourceRow[]>();
  for (const row of rows) {
    const list = groups.get(row.group);
    if (list) list.push(row);
    else groups.set(row.group, [row]);
  }
  return [...groups].map(([id, list]) => {
    const kind = list[0].content.kind;
    const unit = kind === 'equipment' ? 'h/shift' : kind === 'pool' ? 'positions' : 'places/day';
    return { id, name: list[0].groupName, rows: list, unit };
  });
}

/** Computes loads of groups; expansions of weekly starts are kept. */
export class LoadBook {
  private readonly offers = new Map<string, { readonly at: Float64Array; readonly places: Float64Array }>();
  private readonly occupied = new Map<string, { readonly all: Spans; readonly late: Spans }>();

  constructor(private readonly model: BoardModel) {}

  /** Use and capacity of a group between two instants; capacity 0 where nothing is offered. */
  of(group: ResourceGroup, from: number, to: number): Load {
    let used = 0;
    let capacity = 0;
    let late = 0;
    for (const row of group.rows) {
      const load = this.ofRow(row, from, to);
      used += load.used;
      capacity += load.capacity;
      late += load.late;
    }
    return { used, capacity, late };
  }

  /** Used share 0 to 1, `null` where nothing is offered. */
  share(group: ResourceGroup, from: number, to: number): number | null {
    const load = this.of(group, from, to);
    return load.capacity > 0 ? load.used / load.capacity : null;
  }

  private ofRow(row: ResourceRow, from: number, to: number): Load {
    const content = row.content;
    if (content.kind === 'equipment') {
      const open = this.model.calendars.openOfEquipment(content.equipment);
      const { all, late } = this.occupancy(row);
      const capacity = coveredLength(open, from, to);
      return { used: Math.min(capacity, coveredLength(all, from, to)), capacity, late: coveredLength(late, from, to) };
    }
    if (content.kind === 'pool') return poolLoad(content.steps, content.pool.capacity, from, to);
    return this.placesLoad(row, from, to);
  }

  /** Occupied open minutes, changeover included: what of the offered time is gone. */
  private occupancy(row: ResourceRow): { readonly all: Spans; readonly late: Spans } {
    let spans = this.occupied.get(row.id);
    if (!spans && row.content.kind === 'equipment') {
      const open = this.model.calendars.openOfEquipment(row.content.equipment);
      const bars = row.bars.flatMap((bar) => {
        const late = this.model.lots[bar.lot].status === 'late';
        return [{ start: bar.start as number, end: bar.end as number, late }, ...(bar.clearing ? [{ ...bar.clearing, late }] : [])];
      });
      bars.sort((a, b) => a.start - b.start);
      spans = { all: packSpans(clip(bars, open)), late: packSpans(clip(bars.filter((bar) => bar.late), open)) };
      this.occupied.set(row.id, spans);
    }
    return spans!;
  }

  private placesLoad(row: ResourceRow, from: number, to: number): Load {
    const offer = this.offer(row);
    let capacity = 0;
    for (let i = firstAfter(offer.at, from - 1); i < offer.at.length && offer.at[i] < to; i++) capacity += offer.places[i];
    let used = 0;
    let late = 0;
    for (let i = firstAfter(row.spans.start, from - 1); i < row.bars.length && row.bars[i].start < to; i++) {
      used += 1;
      if (this.model.lots[row.bars[i].lot].status === 'late') late += 1;
    }
    return { used, capacity: capacity > 0 ? Math.max(capacity, used) : 0, late };
  }

  private offer(row: ResourceRow): { readonly at: Float64Array; readonly places: Float64Array } {
    let offer = this.offers.get(row.id);
    if (!offer) {
      const { calendars, zone } = this.model;
      const rule = row.content.kind === 'runs' ? row.content.method : row.content.kind === 'session' ? row.content.session : null;
      const open = rule && row.calendar ? packSpans(calendars.openOf(row.calendar)) : null;
      const starts = rule?.starts.kind === 'weekly' ? weeklyInstants(rule.starts.starts, zone, calendars.from, calendars.to) : [];
      const real = starts.filter(({ at }) => open !== null && isOpen(open, at));
      offer = { at: Float64Array.from(real, (s) => s.at), places: Float64Array.from(real, (s) => s.runs * (rule?.capacity ?? 0)) };
      this.offers.set(row.id, offer);
    }
    return offer;
  }
}

function isOpen(open: Spans, at: Instant): boolean {
  const index = firstAfter(open.start, at) - 1;
  return index >= 0 && at < open.end[index];
}

function clip(bars: readonly { readonly start: number; readonly end: number }[], open: Spans): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (const bar of bars) {
    for (let i = Math.max(0, firstAfter(open.start, bar.start) - 1); i < open.start.length && open.start[i] < bar.end; i++) {
      const start = Math.max(bar.start, open.start[i]);
      const end = Math.min(bar.end, open.end[i]);
      if (start < end) parts.push({ start, end });
    }
  }
  return parts;
}

function poolLoad(steps: UseSteps, capacity: number, from: number, to: number): Load {
  let used = 0;
  let late = 0;
  for (let i = Math.max(0, firstAfter(steps.at, from) - 1); i < steps.at.length && steps.at[i] < to; i++) {
    const end = i + 1 < steps.at.length ? steps.at[i + 1] : steps.at[i];
    const length = Math.max(0, Math.min(end, to) - Math.max(steps.at[i], from));
    used += length * steps.count[i];
    late += length * steps.late[i];
  }
  return { used, capacity: capacity * (to - from), late };
}
