import { formatLength } from '../../format/duration.js';
import { clockWords } from '../../format/clock.js';
import type { Bar, Hold, Lot } from '../../model/lot.js';
import type { BarFinder, Box } from '../geometry.js';
import { RULER } from '../layout.js';
import type { Scene } from '../scene.js';
import { toPixel } from '../viewport.js';
import { chip, FONTS, widthOf } from './brush.js';

interface Step {
  readonly bar: Bar;
  readonly box: Box;
}

/** The selected lot's way through the plant: its critical chain along row boundaries, with hold slack at every hold. */
export function drawPath(scene: Scene, finder: BarFinder, lot: Lot): void {
  const { ink, layout, width, height } = scene;
  ink.save();
  ink.beginPath();
  ink.rect(layout.headerWidth, RULER, width - layout.headerWidth, height - RULER);
  ink.clip();
  const steps = chainSteps(scene, finder, lot);
  const holds = new Map(lot.holds.map((hold) => [`${hold.from.index}>${hold.to.index}`, hold]));
  const chips: (() => void)[] = [];
  for (let i = 0; i + 1 < steps.length; i++) {
    const from = steps[i];
    const to = steps[i + 1];
    if (to.box.x > width) {
      if (from.box.x < width) drawAway(scene, from, to, lot, chips);
      continue;
    }
    drawElbow(scene, from.box, to.box);
    const hold = holds.get(`${from.bar.index}>${to.bar.index}`);
    if (hold && scene.detail.texture) drawSlack(scene, hold, from.box, to.box, chips);
  }
  for (const draw of chips) draw();
  ink.restore();
}

/** Bars of the critical chain that have a row, in time order. */
function chainSteps(scene: Scene, finder: BarFinder, lot: Lot): Step[] {
  const { view, layout, state } = scene;
  const worked = new Set((lot.account?.entries ?? []).filter((entry) => entry.kind === 'work').map((entry) => entry.operation));
  const chain = worked.size > 1 ? lot.bars.filter((bar) => worked.has(bar.operation.id)) : lot.bars.filter((bar) => bar.operation.requirement.kind === 'equipment');
  const steps: Step[] = [];
  for (const bar of chain) {
    const box = finder.boxOf(bar, view, layout.headerWidth, state.scroll);
    if (box) steps.push({ bar, box });
  }
  return steps;
}

/** Y of the row boundary of `to` that faces `from`. */
function boundary(from: Box, to: Box): number {
  return to.y > from.y ? to.y - 3 : to.y + to.height + 3;
}

function drawElbow(scene: Scene, from: Box, to: Box): void {
  const { ink, palette } = scene;
  const y1 = from.y + from.height / 2;
  const y2 = to.y + to.height / 2;
  const x1 = from.x + from.width;
  ink.strokeStyle = palette.ink1;
  ink.lineWidth = 1.25;
  ink.setLineDash([]);
  ink.beginPath();
  ink.moveTo(x1 + 2, y1);
  if (Math.abs(y1 - y2) < 2) {
    ink.lineTo(to.x - 2, y2);
  } else {
    const turn = Math.round(x1 + 4) + 0.5;
    const rail = Math.round(boundary(from, to)) - 0.5;
    const enter = Math.round(to.x - 5) + 0.5;
    ink.lineTo(turn, y1);
    ink.lineTo(turn, rail);
    ink.lineTo(enter, rail);
    ink.lineTo(enter, y2);
    ink.lineTo(to.x - 2, y2);
  }
  ink.stroke();
}

/** Holds shown for every lot when zoomed in: those with less left than this, minutes; all of them at minute zoom. */
const SHORT_HOLD = 4 * 60;

/** Slack of holds that lie ahead, of all lots but the selected one: dotted from the waiting bar's start to the cap. */
export function drawOpenHolds(scene: Scene, finder: BarFinder): void {
  const { ink, layout, width, height, model, state, view } = scene;
  const end = view.start + ((width - layout.headerWidth) * 60) / view.pxPerHour;
  ink.save();
  ink.beginPath();
  ink.rect(layout.headerWidth, RULER, width - layout.headerWidth, height - RULER);
  ink.clip();
  for (const lot of model.lots) {
    if (lot.order.id === state.selected || scene.isDim(lot)) continue;
    for (const hold of lot.holds) {
      if (hold.limit === 0 || hold.to.start <= model.now || hold.to.start > end || hold.from.end + hold.limit < view.start) continue;
      if (hold.left >= (scene.detail.minute ? 14 * 1440 : SHORT_HOLD) || hold.used === 0) continue;
      const to = finder.boxOf(hold.to, view, layout.headerWidth, state.scroll);
      if (to) drawRope(scene, hold, to.x, to.y - 2.5);
    }
  }
  ink.restore();
}

/** Dotted slack from `start` to the limit, with its cap. */
function drawRope(scene: Scene, hold: Hold, start: number, rail: number): void {
  const { ink, palette, view, layout, width } = scene;
  const limit = layout.headerWidth + toPixel(view, hold.from.end + hold.limit);
  ink.strokeStyle = hold.tight ? palette.riskInk : palette.ink1;
  ink.lineWidth = 2;
  if (limit - start > 3) {
    ink.setLineDash([2, 2.5]);
    ink.beginPath();
    ink.moveTo(start, rail);
    ink.lineTo(Math.min(limit, width), rail);
    ink.stroke();
  }
  ink.setLineDash([]);
  ink.beginPath();
  ink.moveTo(limit, rail - 5);
  ink.lineTo(limit, rail + 5);
  ink.stroke();
}

/** Slack left after the wait: dotted to the cap that is the limit, with the time left in words. */
function drawSlack(scene: Scene, hold: Hold, from: Box, to: Box, chips: (() => void)[]): void {
  const { ink, palette, view, layout, width } = scene;
  const rail = Math.round(boundary(from, to)) - 0.5;
  const limit = layout.headerWidth + toPixel(view, hold.from.end + hold.limit);
  const start = Math.max(to.x, from.x + from.width);
  drawRope(scene, hold, start, rail);
  if (hold.limit > 14 * 1440 || hold.limit === 0) return;
  const text = `${formatLength(hold.left)} left`;
  chips.push(() => chip(ink, text, Math.min(limit, width) + 5, rail, palette, hold.tight ? 'risk' : 'ink', width - 4));
}

/** The chain goes on beyond the right edge: a chip says what comes next and when. */
function drawAway(scene: Scene, from: Step, to: Step, lot: Lot, chips: (() => void)[]): void {
  const { ink, palette, width, model } = scene;
  const y = from.box.y + from.box.height + 3;
  const x = from.box.x + from.box.width + 4;
  ink.strokeStyle = palette.ink1;
  ink.lineWidth = 1.25;
  ink.beginPath();
  ink.moveTo(from.box.x + from.box.width + 2, from.box.y + from.box.height / 2);
  ink.lineTo(Math.round(x) + 0.5, from.box.y + from.box.height / 2);
  ink.lineTo(Math.round(x) + 0.5, Math.round(y) + 0.5);
  ink.lineTo(width, Math.round(y) + 0.5);
  ink.stroke();
  const words = clockWords(to.bar.start, model.zone);
  const text = `${to.bar.operation.name}: ${words.weekday} ${words.day} ${words.month} ${words.time}`;
  const left = width - widthOf(ink, text, FONTS.strong) - 20;
  chips.push(() => chip(ink, text, left, y, palette, lot.status === 'late' ? 'late' : 'ink', width - 4));
}
