import type { Operation, Process } from '@lotwright/domain';
import type { Charges } from './charges.js';
import { forward, indexFrom } from './lot-alone.js';
import type { Start } from './starts.js';

/** One span of times at which a lot may be ready: no earlier than `from`, no later than `until`; its last operation starts at `latestStart` or before. */
export interface Ready {
  readonly from: number;
  readonly until: number;
  readonly latestStart: number;
  /** What the patient-ready operation pays. */
  readonly due: number;
}

interface Hung {
  readonly child: string;
  /** By the parent's start: the first and the last of the child's starts that may follow. */
  readonly first: readonly number[];
  readonly last: readonly number[] | null;
}

/**
 * The least that a lot of one process pays for being ready in a given span. Every operation hangs on one predecessor and keeps that link; the other
 * links count for the last start from which the span can still be met. That is less than the rules ask, so no plan can pay less.
 */
export class Cheapest {
  readonly spans: readonly Ready[];
  /** A lot that is ready in no span is ready at this instant or later. */
  readonly after: number;
  private readonly upstream: readonly string[];
  private readonly due = new Map<string, Float64Array | null>();
  private readonly hung = new Map<string, readonly Hung[]>();
  private readonly charged = new Set<string>();
  private readonly least = new Map<string, Float64Array>();
  private readonly window: number;
  /** What each start of an operation pays with all that hangs on it, for the present span. */
  private readonly paidBy = new Map<string, Float64Array>();
  private readonly limit = new Map<string, number>();
  private readonly open = new Map<string, number>();

  constructor(
    private readonly process: Process,
    readonly starts: ReadonlyMap<string, readonly Start[]>,
    private readonly parents: Readonly<Record<string, unknown>>,
    charges: Charges,
    time: { readonly from: number; readonly until: number; readonly window: number; readonly span: number; readonly slotted: boolean },
  ) {
    this.window = time.window;
    const leads = leadingTo(process);
    // Without slots the last operation is one of the tree: it must be over by the end of the span.
    if (!time.slotted) leads.add(process.patientReady);
    this.upstream = forward(process).filter((id) => leads.has(id)).reverse();
    for (const id of this.upstream) {
      this.hung.set(id, this.childrenOf(id, leads));
      this.due.set(id, charges.of(process, this.operation(id), this.at(id)));
      if (this.due.get(id) !== null || this.hung.get(id)!.some(({ child }) => this.charged.has(child))) this.charged.add(id);
      this.least.set(id, new Float64Array(this.at(id).length));
    }
    const last = this.operation(process.patientReady);
    const slots = this.at(process.patientReady);
    const { slotted } = time;
    const paid = slotted ? charges.of(process, last, slots) : null;
    this.spans = slotted
      ? slots.map((s, i) => ({ from: s.end, until: s.end, latestStart: s.first, due: paid?.[i] ?? 0 }))
      : Array.from({ length: Math.max(0, Math.ceil((time.until - time.from) / time.span)) }, (_, i) => {
        const from = time.from + i * time.span;
        return { from, until: from + time.span - 1, latestStart: from + time.span, due: 0 };
      });
    this.after = slotted ? time.until : time.from + this.spans.length * time.span;
  }

  /** The tree predecessor of an operation that leads to patient-ready; `null` for one without. */
  parentOf(id: string): string | null {
    const parent = this.parents[id];
    return typeof parent === 'string' && this.hung.get(parent)?.some(({ child }) => child === id) ? parent : null;
  }

  /** Operations that lead to patient-ready. */
  get operations(): readonly string[] {
    return this.upstream;
  }

  /** Reckons one span; `from` then answers for it. */
  reckon(span: Ready): void {
    for (const id of [...this.upstream].reverse()) {
      if (this.parentOf(id) === null) this.open.set(id, indexFrom(this.at(id), span.from - this.window));
      const own = this.open.get(id)!;
      for (const { child, first } of this.hung.get(id)!) this.open.set(child, own < first.length ? first[own] : this.at(child).length);
    }
    for (const id of this.upstream) {
      this.limit.set(id, this.lastInTime(id, span));
      if (this.charged.has(id)) this.sumUp(id);
    }
  }

  /** Least that an operation and all that hangs on it pay when it starts at index `i` or later; Infinity when the span can no longer be met. */
  from(id: string, i: number): number {
    if (i > this.limit.get(id)!) return Infinity;
    return this.charged.has(id) && i >= this.open.get(id)! ? this.least.get(id)![i] : 0;
  }

  private sumUp(id: string): void {
    const end = this.limit.get(id)!;
    const begin = this.open.get(id)!;
    const due = this.due.get(id) ?? null;
    const least = this.least.get(id)!;
    const own = new Float64Array(Math.max(0, end + 1));
    for (let i = begin; i <= end; i++) own[i] = due === null ? 0 : due[i];
    for (const { child, first, last } of this.hung.get(id)!) {
      if (!this.charged.has(child)) continue;
      const paid = this.paidBy.get(child)!;
      const stop = this.limit.get(child)!;
      for (let i = begin; i <= end; i++) own[i] += last === null ? this.from(child, first[i]) : lowest(paid, first[i], Math.min(last[i], stop));
    }
    this.paidBy.set(id, own);
    for (let i = end, sum = Infinity; i >= begin; i--) least[i] = sum = Math.min(sum, own[i]);
  }

  private lastInTime(id: string, span: Ready): number {
    const own = this.at(id);
    let i = own.length - 1;
    if (id === this.process.patientReady) while (i >= 0 && own[i].end > span.until) i--;
    for (const link of this.process.links.filter((l) => l.from === id)) {
      if (link.to === this.process.patientReady && !this.hung.has(link.to)) while (i >= 0 && own[i].end + link.minLag > span.latestStart) i--;
      const limit = this.limit.get(link.to);
      if (limit === undefined || !this.hung.has(link.to)) continue;
      const next = this.at(link.to);
      while (i >= 0 && (limit < 0 || next[limit].last < own[i].end + link.minLag)) i--;
    }
    return i;
  }

  private childrenOf(id: string, leads: ReadonlySet<string>): readonly Hung[] {
    const own = this.at(id);
    const seen = new Set<string>();
    return this.process.links.flatMap((link) => {
      if (link.from !== id || !leads.has(link.to) || this.parents[link.to] !== id || seen.has(link.to)) return [];
      seen.add(link.to);
      const next = this.at(link.to);
      const first = own.map((s) => indexFrom(next, s.end + link.minLag));
      for (let i = first.length - 2; i >= 0; i--) first[i] = Math.min(first[i], first[i + 1]);
      const { maxLag } = link;
      const keeps = maxLag === null || own.some((s) => s.latest === Infinity);
      const begins = next.map((s) => ({ ...s, last: s.first }));
      const last = keeps ? null : own.map((s) => indexFrom(begins, s.latest + maxLag + 1) - 1);
      for (let i = 1; last !== null && i < last.length; i++) last[i] = Math.max(last[i], last[i - 1]);
      return [{ child: link.to as string, first, last }];
    });
  }

  private operation(id: string): Operation {
    return this.process.operations.find((o) => o.id === id)!;
  }

  private at(id: string): readonly Start[] {
    return this.starts.get(id) ?? [];
  }
}

function lowest(paid: Float64Array, from: number, to: number): number {
  let least = Infinity;
  for (let i = from; i <= to; i++) if (paid[i] < least) least = paid[i];
  return least;
}

/** Operations from which links lead to patient-ready. */
function leadingTo(process: Process): Set<string> {
  const found = new Set<string>([process.patientReady]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to } of process.links) {
      if (!found.has(to) || found.has(from)) continue;
      found.add(from);
      grown = true;
    }
  }
  found.delete(process.patientReady);
  return found;
}
