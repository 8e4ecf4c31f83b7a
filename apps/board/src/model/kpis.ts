import { daysValue, formatLength } from '../format/duration.js';
import { formatGap, formatShare } from '../format/share.js';
import type { BoardModel } from './board-model.js';
import type { Lot } from './lot.js';

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

/** The six tiles of a plan. */
export function kpisOf(model: BoardModel): Kpi[] {
  return [late(model), turnaround(model), bottleneck(model), hold(model), planned(model), proof(model)];
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

function bottleneck(model: BoardModel): Kpi {
  const top = model.data.plan.kpis.utilisation[0];
  if (!top) return { id: 'bottleneck', label: 'Bottleneck', value: '–', unit: 'nothing limits', note: '', tone: 'plain' };
  const second = model.data.plan.kpis.utilisation[1];
  return {
    id: 'bottleneck', label: 'Bottleneck', value: top.name, unit: `${formatShare(top.share)} used`,
    note: second ? `then ${second.name} ${formatShare(second.share)}` : '', tone: top.share >= 0.97 ? 'risk' : 'plain',
  };
}

function hold(model: BoardModel): Kpi {
  const tightest = model.data.plan.kpis.tightestHold;
  if (!tightest) return { id: 'hold', label: 'Tightest hold', value: '–', unit: 'no hold ahead', note: '', tone: 'plain' };
  const lot = model.lotOf.get(tightest.order);
  const name = (id: string): string => lot?.process?.operations.find((operation) => operation.id === id)?.name ?? id;
  return {
    id: 'hold', label: 'Tightest hold', value: `${formatLength(tightest.left)} left`, unit: `of ${formatLength(tightest.limit)}`,
    note: `${lot?.label ?? tightest.order} · ${name(tightest.from)} → ${name(tightest.to)}`, tone: 'risk',
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
  const gap = plan.gap;
  return { id: 'proof', label: 'Plan proof', value: gap === null ? 'No bound' : formatGap(gap), unit: gap === null ? 'yet' : 'gap', note, tone };
}

/** The lot that a tile leads to, where it leads to one. */
export function lotOfHold(model: BoardModel): Lot | null {
  const tightest = model.data.plan.kpis.tightestHold;
  return tightest ? (model.lotOf.get(tightest.order) ?? null) : null;
}
