import { daysValue, formatLength } from '../format/duration.js';
import { formatGap, formatShare } from '../format/share.js';
import type { Instant } from '@lotwright/time';
import { clockWords } from '../format/clock.js';
import type { BoardModel } from './board-model.js';
import type { Bottleneck } from './load-columns.js';
import type { Hold, Lot } from './lot.js';
import { shortName } from './short-names.js';

/** One tile of the KPI strip: label, value, what it refers to, and where a click leads. */
export interface Kpi {
  readonly id: 'late' | 'turnaround' | 'bottleneck' | 'hold' | 'planned' | 'proof';
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  /** A second remark with its tone; empty when there is none. */
  readonly note: string;
  readonly tone: 'plain' | 'late' | 'risk' | 'ok';
}

/** The six tiles of a plan; `limit` is the capacity that limits it most. */
export function kpisOf(model: BoardModel, limit: Bottleneck | null): Kpi[] {
  return [late(model), turnaround(model), bottleneck(model, limit), hold(model), planned(model), proof(model)];
}

function late(model: BoardModel): Kpi {
  const count = model.lots.filter((lot) => lot.status === 'late').length;
  const risk = model.lots.filter((lot) => lot.status === 'risk').length;
  const open = model.lots.filter((lot) => lot.status !== 'cancelled').length;
  return { id: 'late', label: 'Late against window', value: String(count), unit: `of ${open} lots`, note: risk > 0 ? `${risk} at risk` : '', tone: risk > 0 ? 'risk' : 'plain' };
}

function turnaround(model: BoardModel): Kpi {
  const { turnaroundP50, turnaroundP90 } = model.data.plan.kpis;
  const value = turnaroundP50 === null ? '–' : daysValue(turnaroundP50);
  const unit = turnaroundP90 === null ? 'd' : `/ ${daysValue(turnaroundP90)} d`;
  return { id: 'turnaround', label: 'Turnaround P50 / P90', value, unit, note: '', tone: 'plain' };
}

function bottleneck(model: BoardModel, limit: Bottleneck | null): Kpi {
  if (!limit) return { id: 'bottleneck', label: 'Bottleneck', value: '–', unit: 'nothing limits', note: '', tone: 'plain' };
  const week = clockWords(limit.week as Instant, model.zone).week;
  const full = limit.share >= 0.97;
  return { id: 'bottleneck', label: 'Bottleneck', value: limit.group.name, unit: full ? '' : `${formatShare(limit.share)} of ${week}`, note: full ? `full in ${week}` : '', tone: full ? 'risk' : 'plain' };
}

function hold(model: BoardModel): Kpi {
  const tightest = tightestHold(model);
  if (!tightest) return { id: 'hold', label: 'Tightest hold', value: '–', unit: 'no hold ahead', note: '', tone: 'plain' };
  const { lot, hold: link } = tightest;
  return {
    id: 'hold', label: 'Tightest hold', value: `${formatLength(link.left)} left`, unit: '',
    note: `${lot.label} · ${shortName(link.from.operation.name)}`, tone: link.tight ? 'risk' : 'plain',
  };
}

function planned(model: BoardModel): Kpi {
  const { planned: count, unplanned } = model.data.plan.kpis;
  return {
    id: 'planned', label: 'Planned', value: `${count} lots`, unit: unplanned === 0 ? 'none left out' : '',
    note: unplanned > 0 ? `${unplanned} not planned` : '', tone: unplanned > 0 ? 'late' : 'plain',
  };
}

function proof(model: BoardModel): Kpi {
  const { plan, verdict } = model.data;
  const verified = verdict.feasible && verdict.claims.length === 0;
  const note = verdict.feasible ? (verified ? 'rules verified' : 'figures differ') : `${verdict.violations.length} rules broken`;
  const tone = verified ? 'ok' : verdict.feasible ? 'risk' : 'late';
  if (plan.status === 'OPTIMAL') return { id: 'proof', label: 'Plan proof', value: 'Optimal', unit: 'proven', note, tone };
  // Of a plan that leaves lots out no bound is ever told.
  const missing = plan.kpis.unplanned > 0 ? 'with lots left out' : 'yet';
  return { id: 'proof', label: 'Plan proof', value: plan.gap === null ? 'No bound' : formatGap(plan.gap), unit: plan.gap === null ? missing : 'gap', note, tone };
}

/** The hold of the product with the least time left that is still ahead; couplings without any allowed wait are no news. */
export function tightestHold(model: BoardModel): { readonly lot: Lot; readonly hold: Hold } | null {
  let best: { readonly lot: Lot; readonly hold: Hold } | null = null;
  for (const lot of model.lots) {
    for (const hold of lot.holds) {
      if (hold.limit === 0 || hold.from.stage === 'logistics' || hold.to.start <= model.now) continue;
      if (best === null || hold.left < best.hold.left) best = { lot, hold };
    }
  }
  return best;
}
