import { type ReactNode } from 'react';
import { shift, type Instant } from '@lotwright/time';
import { clockWords, formatMoment } from '../format/clock.js';
import { formatLateness } from '../format/duration.js';
import type { Lot } from '../model/lot.js';
import { useBoard } from '../state/board-context.js';
import { zoneDays } from '../timeline/zone-days.js';

const WIDTH = 312;
const BAND = { top: 22, height: 16 };

/** The clinic window with brackets, the planned arrival as a dot, red from the bracket to the dot when late. */
export function ClinicWindow({ lot }: { readonly lot: Lot }): ReactNode {
  const { model } = useBoard();
  const { account, order } = lot;
  if (!account) return null;
  const windows = order.windows;
  if (!windows) return <p className="quiet">Arrives {formatMoment(account.arrival, model.zone)}. This order has no clinic window.</p>;
  const from = shift(Math.min(windows.opens, account.arrival, account.patientReady) as Instant, -1440);
  const to = shift(Math.max(windows.closes, account.arrival) as Instant, 1440);
  const x = (at: number): number => Math.round(((at - from) / (to - from)) * WIDTH * 10) / 10;
  const days = zoneDays(model.zone, from, to);
  const every = Math.ceil(days.length / 9);
  const arrives = clockWords(account.arrival, model.zone);
  const label = `Arrives ${arrives.weekday} ${arrives.time}`;
  const late = (lot.lateBy ?? 0) > 0;
  const middle = BAND.top + BAND.height / 2;
  const anchor = x(account.arrival) > WIDTH - 60 ? 'end' : x(account.arrival) < 60 ? 'start' : 'middle';
  return (
    <figure className="clinic-window">
      <svg viewBox={`0 0 ${WIDTH} 58`} role="img" aria-label={`Clinic window closes ${formatMoment(windows.closes, model.zone)}. Arrives ${formatMoment(account.arrival, model.zone)}, ${formatLateness(lot.lateBy ?? 0)}.`}>
        <rect x={x(windows.opens)} y={BAND.top} width={x(windows.closes) - x(windows.opens)} height={BAND.height} className="window-band" />
        <path d={bracket(x(windows.opens), 4)} className="window-bracket" />
        <path d={bracket(x(windows.closes), -4)} className="window-bracket" />
        {x(windows.closes) - x(windows.opens) > 84 && <text x={x(windows.opens) + 7} y={middle + 4} className="window-name">clinic window</text>}
        {late && <rect x={x(windows.closes)} y={middle - 1.5} width={x(account.arrival) - x(windows.closes)} height="3" fill="var(--late)" />}
        <circle cx={x(account.patientReady)} cy={middle} r="2.5" fill="var(--surface)" stroke="var(--ink-2)" strokeWidth="1.2"><title>QP release {formatMoment(account.patientReady, model.zone)}</title></circle>
        <circle cx={x(account.arrival)} cy={middle} r="4.5" fill="var(--ink-1)" stroke="var(--surface)" strokeWidth="1.5" />
        <text x={anchor === 'end' ? WIDTH : anchor === 'start' ? 0 : x(account.arrival)} y="13" textAnchor={anchor} className="window-arrival">{label}</text>
        {days.filter((_, index) => index % every === 0).map((day) => {
          const words = clockWords(day.start, model.zone);
          const at = x((day.start + day.end) / 2);
          return at > 10 && at < WIDTH - 10 ? <text key={day.start} x={at} y="54" textAnchor="middle" className="window-day">{words.weekday[0]} {words.day}</text> : null;
        })}
      </svg>
      <figcaption className={late ? 'window-words late' : 'window-words'}>
        {late ? `${formatLateness(lot.lateBy ?? 0)}. ` : ''}Window closes {formatMoment(windows.closes, model.zone)}.
      </figcaption>
    </figure>
  );
}

function bracket(x: number, arm: number): string {
  return `M${x + arm} ${BAND.top}H${x}V${BAND.top + BAND.height}H${x + arm}`;
}
