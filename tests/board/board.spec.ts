import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { barsOnScreen, openBrowser, openPage, pixelsOf, settled } from './browser.js';
import { startFixtureServer, type Answers } from './fixture-server.js';
import { partlyPlannedDemo, plannedDemo } from './planned-demo.js';

const LATE_LIGHT = [0xcf, 0x3f, 0x29] as const;
// A browser on a machine that does other work too may need long for one step.
jest.setTimeout(180_000);
const demo = plannedDemo();
const lateLabel = demo.late.slice(-3);
const answers: Answers = { board: { status: 200, body: demo.wire }, next: demo.wire, signedIn: true, polls: 0, cancelled: 0 };

let browser: Browser;
let server: Awaited<ReturnType<typeof startFixtureServer>>;
let close: () => Promise<void> = async () => {};

beforeAll(async () => {
  browser = await openBrowser();
  server = await startFixtureServer(answers);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(() => void Object.assign(answers, { board: { status: 200, body: demo.wire }, next: demo.wire, signedIn: true, polls: 0, cancelled: 0 }));

afterEach(() => close());

async function board(theme: 'light' | 'dark' = 'light', size?: { width: number; height: number }): Promise<Page> {
  const { page, context, errors } = await openPage(browser, server.url, theme, size);
  close = async () => {
    await context.close();
    expect(errors).toEqual([]);
  };
  return page;
}

async function openBoard(theme: 'light' | 'dark' = 'light', size?: { width: number; height: number }): Promise<Page> {
  const page = await board(theme, size);
  await settled(page);
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('signing in', () => {
  it('refuses a wrong password in words and opens the board with the right one', async () => {
    answers.signedIn = false;
    const page = await board();
    await page.getByLabel('Login').fill('planner');
    await page.getByLabel('Password').fill('wrong');
    await button(page, 'Sign in').click();
    await page.getByText('Login and password do not match.').waitFor();
    await page.getByLabel('Password').fill('correct');
    await button(page, 'Sign in').click();
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Alder');
    await button(page, 'Sign out').click();
    await page.getByLabel('Password').waitFor();
  });
});

describe('the chart', () => {
  it('draws bars of the plan by resource, late ones in the colour of lateness', async () => {
    const page = await openBoard();
    const bars = await barsOnScreen(page);
    expect(bars.length).toBeGreaterThan(60);
    expect(bars.some((bar) => bar.startsWith(lateLabel) && bar.includes('late'))).toBe(true);
    expect(await pixelsOf(page, LATE_LIGHT)).toBeGreaterThan(100);
  });

  it('shows a shorter time after zooming in and another time after panning', async () => {
    const page = await openBoard();
    const week = await barsOnScreen(page);
    await button(page, 'Shift').click();
    const shift = await barsOnScreen(page);
    expect(shift.length).toBeLessThan(week.length);
    await button(page, '3 weeks').click();
    expect((await barsOnScreen(page)).length).toBeGreaterThan(week.length);
    await button(page, 'Week').click();
    const box = (await page.locator('.chart').boundingBox())!;
    await page.mouse.move(box.x + 800, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 300, { steps: 6 });
    await page.mouse.up();
    const panned = await barsOnScreen(page);
    expect(panned.filter((bar) => !week.includes(bar)).length).toBeGreaterThan(0);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -600);
    await page.keyboard.up('Control');
    expect((await barsOnScreen(page)).length).toBeLessThan(panned.length);
  });

  it('folds groups to one line each and unfolds them again', async () => {
    const page = await openBoard();
    const rows = async (): Promise<string[]> => {
      await page.waitForTimeout(300);
      return page.$$eval('.chart [role="rowheader"]', (cells) => cells.map((cell) => cell.textContent ?? ''));
    };
    const before = await rows();
    await button(page, 'Fold groups').click();
    const folded = await rows();
    expect(folded).toContain('IVT module 4 rows');
    expect(folded.length).toBeGreaterThan(before.length - 12);
    const box = (await page.locator('.chart').boundingBox())!;
    await page.mouse.click(box.x + 40, box.y + 44 + 28 + 10);
    expect((await rows()).filter((row) => row.startsWith('IVT module'))).toHaveLength(4);
    await button(page, 'Unfold').click();
    expect(await rows()).toEqual(before);
  });

  it('moves with the frame of the overview', async () => {
    const page = await openBoard();
    const before = await barsOnScreen(page);
    const strip = (await page.locator('.overview').boundingBox())!;
    await page.mouse.click(strip.x + strip.width * 0.6, strip.y + strip.height / 2);
    const after = await barsOnScreen(page);
    expect(after.filter((bar) => !before.includes(bar)).length).toBeGreaterThan(10);
  });

  it('opens the lot of the focused bar with Enter', async () => {
    const page = await openBoard();
    await button(page, '3 days').click();
    await page.locator('.chart').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(250);
    const focused = await page.locator('[data-focused]').textContent();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: `Lot ${focused!.split(',')[0]}` }).waitFor();
  });

  it('switches to lots, where the selected lot is expanded, and keeps the selection', async () => {
    const page = await openBoard();
    await page.locator('.trouble-row', { hasText: lateLabel }).click();
    await button(page, 'Lots').click();
    const rows = await page.$$eval('.chart [role="rowheader"]', (cells) => cells.map((cell) => cell.textContent));
    await page.waitForTimeout(300);
    const lots = await page.$$eval('.chart [role="rowheader"]', (cells) => cells.map((cell) => cell.textContent));
    expect(lots).not.toEqual(rows.filter((row) => row?.startsWith('IVT')));
    expect(lots[0]).toBe(`Lot ${demo.late}`);
    await button(page, 'Resources').click();
    await page.getByRole('heading', { level: 2, name: `Lot ${lateLabel}` }).waitFor();
  });
});

describe('the late lot', () => {
  it('shows its cause after one click, and where the cause lies after another', async () => {
    const page = await openBoard();
    const row = page.locator('.trouble-row').first();
    expect(await row.textContent()).toContain(lateLabel);
    await row.click();
    const panel = page.getByRole('region', { name: `Lot ${lateLabel}` });
    expect(await panel.textContent()).toContain(`${demo.broken} down`);
    expect(await panel.locator('.waterfall .cause').textContent()).toContain(`${demo.broken} down`);
    await panel.locator('.why .root button').click();
    await page.waitForTimeout(250);
    expect(await page.locator('[data-focused]').textContent()).toContain(demo.broken);
  });

  it('accounts for every minute of the turnaround', async () => {
    const page = await openBoard();
    await page.locator('.trouble-row').first().click();
    const widths = await page.$$eval('.waterfall-track i', (bars) => bars.map((bar) => Number.parseFloat((bar as HTMLElement).style.width.replace('max(2px, ', ''))));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 2);
  });

  it('is what the late tile filters for', async () => {
    const page = await openBoard();
    await page.locator('.kpi').first().click();
    expect(await page.locator('.kpi').first().getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.trouble-row').count()).toBe(Number(await page.locator('.kpi-value').first().textContent()));
  });
});

describe('an order that cannot be planned', () => {
  it('is listed first with its rule, the reason and what would help', async () => {
    const partly = partlyPlannedDemo();
    answers.board = { status: 200, body: partly.wire };
    const page = await board();
    const row = page.locator('.trouble-row').first();
    expect(await row.textContent()).toContain(partly.blocked.rule);
    await row.click();
    const panel = page.locator('.lot-panel');
    expect(await panel.textContent()).toContain(partly.blocked.reason);
    expect(await panel.textContent()).toContain(partly.blocked.help);
  });
});

describe('the keyboard', () => {
  it('walks bars, rows and operations, finds the late lot and clears the selection', async () => {
    const page = await openBoard();
    await page.locator('.chart').focus();
    await page.keyboard.press('l');
    await page.getByRole('heading', { level: 2, name: `Lot ${lateLabel}` }).waitFor();
    await page.keyboard.press(']');
    await page.waitForTimeout(250);
    expect(await page.locator('[data-focused]').textContent()).toMatch(new RegExp(`^${lateLabel}, `));
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByText('Select a lot to see where its time went.').waitFor();
    await page.keyboard.press('v');
    expect(await button(page, 'Lots').getAttribute('aria-pressed')).toBe('true');
  });

  it('takes one Tab stop in and one out of the chart', async () => {
    const page = await openBoard();
    await page.locator('.chart').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.chart') === null)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('chart');
  });

  it('lets single letters be switched off', async () => {
    const page = await openBoard();
    await page.locator('.chart').focus();
    await page.keyboard.press('?');
    await page.getByLabel('Single letters act').uncheck();
    await button(page, 'Close').click();
    await page.locator('.chart').focus();
    await page.keyboard.press('v');
    expect(await button(page, 'Resources').getAttribute('aria-pressed')).toBe('true');
  });
});

describe('planning again', () => {
  it('shows progress, then the new plan with what changed, and leaves the view alone', async () => {
    answers.polls = 2;
    answers.next = { ...(demo.wire as object), planId: 'plan-9', planNumber: 9 };
    const page = await openBoard();
    await page.locator('.trouble-row').first().click();
    await button(page, '3 days').click();
    await button(page, 'Re-plan').click();
    await page.getByText('Planning 12 of 45 lots').waitFor();
    await page.getByText('Plan 9 is in force. Every lot arrives as before.').first().waitFor();
    expect(await button(page, '3 days').getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('heading', { level: 2, name: `Lot ${lateLabel}` }).waitFor();
  });

  it('can be cancelled', async () => {
    answers.polls = 1000;
    const page = await openBoard();
    await button(page, 'Re-plan').click();
    await page.getByText('Planning 12 of 45 lots').waitFor();
    await button(page, 'Cancel').click();
    await button(page, 'Re-plan').waitFor();
    expect(answers.cancelled).toBe(1);
  });

  it('says what failed and keeps the plan', async () => {
    answers.next = null;
    const page = await openBoard();
    await button(page, 'Re-plan').click();
    await page.getByRole('alert').getByText('The worker stopped.').waitFor();
    expect((await barsOnScreen(page)).length).toBeGreaterThan(60);
  });
});

describe('states', () => {
  it('offers to plan when there is no plan yet', async () => {
    answers.board = { status: 404 };
    const page = await board();
    await page.getByRole('heading', { name: 'No plan yet' }).waitFor();
    await button(page, 'Plan now').click();
    await settled(page);
  });

  it('says what is wrong when the server fails, and tries again', async () => {
    answers.board = { status: 500 };
    const page = await board();
    await page.getByRole('heading', { name: 'Something went wrong inside Lotwright' }).waitFor();
    await page.getByText('Try the next step.').waitFor();
    answers.board = { status: 200, body: demo.wire };
    await button(page, 'Try again').click();
    await settled(page);
  });

  it('names the field when the plan cannot be read', async () => {
    answers.board = { status: 200, body: { ...(demo.wire as object), plan: { status: 'NO_SUCH' } } };
    const page = await board();
    await page.getByRole('heading', { name: 'The plan cannot be read' }).waitFor();
    expect(await page.locator('.failed').textContent()).toContain('plan.status');
  });

  it('goes dark and comes back light, and remembers it', async () => {
    const page = await openBoard('dark');
    expect(await pixelsOf(page, [0x16, 0x1a, 0x20])).toBeGreaterThan(50_000);
    await page.getByRole('button', { name: 'Switch to light colours' }).click();
    await page.waitForTimeout(250);
    expect(await pixelsOf(page, [0xff, 0xff, 0xff])).toBeGreaterThan(50_000);
    await page.reload();
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  });

  it('keeps list and panel reachable on a small screen', async () => {
    const page = await openBoard('light', { width: 1024, height: 700 });
    await page.locator('.trouble-row').first().click();
    await button(page, 'Hide panel').click();
    expect(await page.locator('.side-panel').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
  });
});
