import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A Chromium that starts here: the one that the test run found, else one found the same way. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.LOTWRIGHT_CHROMIUM ?? (await find());
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

async function find(): Promise<string> {
  const runner = new URL('../runner/chromium.mjs', import.meta.url).href;
  const { findChromium } = (await import(runner)) as { findChromium(root: string, state: string): { path?: string; missing?: string } };
  const root = new URL('../../', import.meta.url).pathname;
  const found = findChromium(root, `${root}node_modules/.lotwright`);
  if (found.path === undefined) throw new Error(`no Chromium: ${found.missing ?? 'unknown reason'}`);
  return found.path;
}

/** A page of its own with the board in it; every error of the page fails the test that asks for them. */
export async function openPage(browser: Browser, url: string, theme: 'light' | 'dark' = 'light', size = { width: 1440, height: 900 }): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  return { page, context, errors };
}

/** Waits until the chart has settled and its grid says what is on screen. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.chart [role="gridcell"]', { state: 'attached' });
  await page.waitForTimeout(250);
}

/** Texts of all bars on screen, as the grid tells them. */
export async function barsOnScreen(page: Page): Promise<string[]> {
  await page.waitForTimeout(250);
  return page.$$eval('.chart [role="gridcell"]', (cells) => cells.map((cell) => cell.textContent ?? ''));
}

/** How many pixels of the chart have a colour, within a small tolerance. */
export async function pixelsOf(page: Page, colour: readonly [number, number, number]): Promise<number> {
  return page.$eval('.chart canvas', (element, [r, g, b]) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 9) count += 1;
    return count;
  }, colour as [number, number, number]);
}
