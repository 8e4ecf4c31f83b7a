import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, settled } from './browser.js';
import { startFixtureServer, type Answers } from './fixture-server.js';
import { plannedDemo } from './planned-demo.js';

// A browser on a machine that does other work too may need long for one step.
jest.setTimeout(180_000);
const demo = plannedDemo();
const answers: Answers = { board: { status: 200, body: demo.wire }, next: null, signedIn: true, polls: 0, cancelled: 0 };

let browser: Browser;
let server: Awaited<ReturnType<typeof startFixtureServer>>;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startFixtureServer(answers);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Violations of weight, as `rule: where`. */
async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

describe.each(['light', 'dark'] as const)('axe in %s', (theme) => {
  it.each([
    ['by resource with a late lot', async (page: Page) => page.locator('.trouble-row').first().click()],
    ['by lot', async (page: Page) => page.getByRole('button', { name: 'Lots', exact: true }).click()],
    ['as a table', async (page: Page) => page.getByRole('button', { name: 'Table', exact: true }).click()],
    ['with the keys open', async (page: Page) => page.locator('.status-keys').click()],
  ])('finds nothing serious %s', async (_name, act) => {
    const { page, context } = await openPage(browser, server.url, theme);
    await settled(page);
    await act(page);
    await page.waitForTimeout(300);
    expect(await grave(page)).toEqual([]);
    await context.close();
  });

  it('finds nothing serious at the door', async () => {
    answers.signedIn = false;
    const { page, context } = await openPage(browser, server.url, theme);
    await page.getByLabel('Password').waitFor();
    expect(await grave(page)).toEqual([]);
    await context.close();
    answers.signedIn = true;
  });
});

describe('the plan without the canvas', () => {
  it('is told bar by bar in a grid of rows and cells', async () => {
    const { page, context } = await openPage(browser, server.url);
    await settled(page);
    expect(await page.getByRole('grid').count()).toBe(1);
    const cell = await page.locator('.chart [role="gridcell"][data-status="late"]').first().textContent();
    expect(cell).toMatch(new RegExp(`^${demo.late.slice(-3)}, .+, \\w{3} \\d\\d:\\d\\d to \\w{3} \\d\\d:\\d\\d, .*late`));
    await context.close();
  });

  it('is a table with a row for every open lot', async () => {
    const { page, context } = await openPage(browser, server.url);
    await settled(page);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const lots = Number(/of (\d+) lots/.exec((await page.locator('.kpi').first().textContent()) ?? '')?.[1]);
    expect(await page.locator('.plan-table tbody tr').count()).toBe(Math.min(100, lots));
    await context.close();
  });
});
