import { formatDay } from '../../format/clock.js';
import { formatLength, formatSigned } from '../../format/duration.js';
import type { Lot } from '../../model/lot.js';
import { RULER, visibleRows, type LayoutRow } from '../layout.js';
import type { Scene } from '../scene.js';
import { FONTS, line, roundPath, widthOf, write } from './brush.js';
import { drawGlyph, statusGlyph } from './glyphs.js';

/** Left column: groups with their load by resource; glyph, lot, ready, slack and hold by lot. */
export function drawRowHeaders(scene: Scene): void {
  const { ink, palette, layout, state, height } = scene;
  const { headerWidth } = layout;
  ink.fillStyle = palette.surface;
  ink.fillRect(0, 0, headerWidth, height);
  ink.save();
  ink.beginPath();
  ink.rect(0, RULER, headerWidth, height - RULER);
  ink.clip();
  const [first, end] = visibleRows(layout, state.scroll, state.scroll + height - RULER);
  for (let i = first; i < end; i++) {
    const row = layout.rows[i];
    if (row.kind === 'resource') drawResourceHeader(scene, row);
    else drawLotHeader(scene, row);
  }
  ink.restore();
  drawColumnTitles(scene);
  ink.strokeStyle = palette.line;
  ink.lineWidth = 1;
  line(ink, headerWidth - 0.5, 0, headerWidth - 0.5, height);
  line(ink, 0, RULER - 0.5, headerWidth, RULER - 0.5);
}

function drawColumnTitles(scene: Scene): void {
  const { ink, palette, layout, week } = scene;
  const right = layout.headerWidth - 8;
  if (layout.kind === 'resources') {
    write(ink, 'Resource', 14, 32, palette.ink3, FONTS.label);
    write(ink, `${week} load`, right, 32, palette.ink3, FONTS.label, 'right');
    return;
  }
  write(ink, 'Lot', 32, 32, palette.ink3, FONTS.label);
  const [ready, slack, hold] = lotColumns(layout.headerWidth);
  write(ink, 'Arrives', ready, 32, palette.ink3, FONTS.label, 'right');
  write(ink, 'Slack', slack, 32, palette.ink3, FONTS.label, 'right');
  write(ink, 'Hold used', hold, 32, palette.ink3, FONTS.label);
}

function lotColumns(headerWidth: number): readonly [number, number, number] {
  return [headerWidth - 152, headerWidth - 88, headerWidth - 70];
}

function drawResourceHeader(scene: Scene, placed: Extract<LayoutRow, { kind: 'resource' }>): void {
  const { ink, palette, layout, state, loads } = scene;
  const y = RULER + placed.y - state.scroll;
  const middle = y + placed.height / 2;
  const { row } = placed;
  const right = layout.headerWidth - 8;
  ink.fillStyle = palette.stages[row.stage].edge;
  ink.fillRect(0, y, 3, placed.height);
  const share = loads.get(row.group) ?? null;
  if (placed.first && share !== null) {
    const full = share >= 0.97;
    write(ink, `${Math.round(share * 100)}%`, right, middle, full ? palette.riskInk : palette.ink2, full ? FONTS.strong : FONTS.label, 'right');
  }
  const end = right - 34;
  const sameName = placed.first && placed.last && row.label === row.groupName;
  const labelWidth = sameName ? 0 : widthOf(ink, row.label, FONTS.label);
  if (!placed.first) {
    write(ink, row.label, end, middle, palette.ink2, FONTS.label, 'right');
  } else {
    const whole = widthOf(ink, row.groupName, FONTS.group);
    const beside = row.content.kind === 'equipment' || row.content.kind === 'folded' || 14 + whole + 8 + labelWidth <= end;
    if (beside && !sameName) write(ink, row.label, end, middle, palette.ink2, FONTS.label, 'right');
    write(ink, fit(ink, row.groupName, end - 14 - (beside && !sameName ? labelWidth + 8 : 0), FONTS.group), 14, middle, palette.ink1, FONTS.group);
  }
  ink.strokeStyle = placed.last ? palette.line : palette.hair;
  ink.lineWidth = 1;
  if (placed.last) line(ink, 0, Math.round(y + placed.height) - 0.5, layout.headerWidth, Math.round(y + placed.height) - 0.5);
}

/** The longest beginning of a name that fits, cut at a word; a name is only cut here, never on bars. */
function fit(ink: Scene['ink'], text: string, room: number, style: string): string {
  if (widthOf(ink, text, style) <= room) return text;
  const ending = / (DS|DP)$/.exec(text)?.[0] ?? '';
  if (ending) return fit(ink, text.slice(0, -ending.length), room - widthOf(ink, ending, style), style) + ending;
  const words = text.split(' ');
  while (words.length > 1) {
    words.pop();
    if (widthOf(ink, words.join(' '), style) <= room) return words.join(' ');
  }
  let short = words[0];
  while (short.length > 3 && widthOf(ink, `${short}…`, style) > room) short = short.slice(0, -1);
  return short === text ? text : `${short}…`;
}

function drawLotHeader(scene: Scene, placed: Extract<LayoutRow, { kind: 'lot' }>): void {
  const { ink, palette, layout, state, model } = scene;
  const { lot } = placed;
  const y = RULER + placed.y - state.scroll;
  const middle = y + 14;
  const chosen = state.selected === lot.order.id;
  if (chosen) {
    ink.fillStyle = palette.accentTint;
    ink.fillRect(0, y, layout.headerWidth, placed.height);
    ink.fillStyle = palette.accent;
    ink.fillRect(0, y, 2, placed.height);
  }
  ink.globalAlpha = scene.isDim(lot) ? 0.45 : 1;
  const { glyph, colour } = statusGlyph(lot.status, palette);
  drawGlyph(ink, glyph, 18, middle, 9, colour);
  write(ink, lot.label, 32, middle, palette.ink1, FONTS.lot);
  if (lot.order.urgency !== 'standard') {
    write(ink, lot.order.urgency === 'urgent' ? 'Urgent' : 'Flexible', 38 + widthOf(ink, lot.label, FONTS.lot), middle, palette.ink3, FONTS.label);
  }
  const [ready, slack, hold] = lotColumns(layout.headerWidth);
  const arrival = lot.account?.arrival;
  if (arrival === undefined) write(ink, statusWord(lot), layout.headerWidth - 10, middle, palette.lateInk, FONTS.strong, 'right');
  else write(ink, formatDay(arrival, model.zone), ready, middle, palette.ink2, FONTS.label, 'right');
  if (lot.lateBy !== null) {
    const tone = lot.status === 'late' ? palette.lateInk : lot.status === 'risk' ? palette.riskInk : palette.ink1;
    write(ink, formatSigned(-lot.lateBy), slack, middle, tone, FONTS.strong, 'right');
  }
  drawHoldGauge(scene, lot, hold, middle);
  if (placed.expanded) drawFacts(scene, lot, y);
  ink.globalAlpha = 1;
  ink.strokeStyle = palette.hair;
  ink.lineWidth = 1;
  line(ink, 0, Math.round(y + placed.height) - 0.5, layout.headerWidth, Math.round(y + placed.height) - 0.5);
}

function statusWord(lot: Lot): string {
  return lot.unplanned ? `Not planned, ${lot.unplanned.rule}` : lot.status === 'cancelled' ? 'Cancelled' : 'Not planned';
}

/** The hold with the smallest share left that is still ahead; gauges are normalised, never to scale. */
export function openHold(lot: Lot, now: number): Lot['holds'][number] | null {
  const open = lot.holds.filter((hold) => hold.to.start > now && hold.limit > 0 && hold.used > 0);
  return open.reduce<Lot['holds'][number] | null>((least, hold) => (least === null || hold.left / hold.limit < least.left / least.limit ? hold : least), null);
}

function drawHoldGauge(scene: Scene, lot: Lot, x: number, middle: number): void {
  const { ink, palette, model } = scene;
  const hold = openHold(lot, model.now);
  if (!hold) {
    write(ink, lot.bars.length > 0 ? 'none open' : '', x, middle, palette.ink3, FONTS.label);
    return;
  }
  if (hold.tight && hold.left < 60) {
    drawGlyph(ink, 'risk', x + 4, middle, 8, palette.riskEdge);
    write(ink, formatLength(hold.left), x + 13, middle, palette.riskInk, FONTS.strong);
    return;
  }
  roundPath(ink, x + 0.5, middle - 2.5, 55, 5, 2.5);
  ink.lineWidth = 1;
  ink.strokeStyle = palette.line;
  ink.stroke();
  roundPath(ink, x, middle - 3, Math.max(3, 56 * Math.min(1, hold.used / hold.limit)), 6, 3);
  ink.fillStyle = hold.tight ? palette.riskInk : palette.ink3;
  ink.fill();
}

function drawFacts(scene: Scene, lot: Lot, y: number): void {
  const { ink, palette, model, layout } = scene;
  const facts: [string, string, string][] = [];
  if (lot.account) {
    facts.push(['QP release', formatDay(lot.account.patientReady, model.zone), palette.ink1]);
    facts.push(['Turnaround', formatLength(lot.account.turnaround), palette.ink1]);
  }
  if (lot.order.windows) facts.push(['Window closes', formatDay(lot.order.windows.closes, model.zone), palette.ink1]);
  const cause = scene.rootWords(lot);
  if (cause) facts.push(['Root cause', cause, lot.status === 'late' ? palette.lateInk : palette.ink1]);
  const hold = openHold(lot, model.now);
  if (hold) facts.push(['Least hold left', `${hold.from.operation.name}, ${formatLength(hold.left)}`, palette.ink1]);
  facts.forEach(([name, value, tone], index) => {
    const middle = y + 42 + index * 19;
    write(ink, name, 32, middle, palette.ink3, FONTS.label);
    write(ink, fit(ink, value, layout.headerWidth - 146, FONTS.strong), 138, middle, tone, FONTS.strong);
  });
}
