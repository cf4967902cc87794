import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumProgram } from './chromium.ts';

/** A real Chromium for one test file. Close it in `afterAll`. */
export interface TestBrowser {
  /** A resident's own device: cookies and storage of its own; a phone of 360 × 740 unless told. */
  device(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Saves what is on the screen as `test-results/<name>.png`. */
  screenshot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** The width the portals are drawn for first. */
export const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const flags = [
  '--no-sandbox', // as root there is no sandbox; the pages are our own
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts Chromium (0.5 s; the first time on a machine 2 s more). */
export async function openBrowser(): Promise<TestBrowser> {
  const { executablePath, env } = await chromiumProgram();
  const browser: Browser = await chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } });
  return {
    device: (options = {}) =>
      browser.newContext({ ...phone, locale: 'ru-RU', timezoneId: 'Europe/Moscow', ...options }),
    screenshot: async (page, name) => {
      const folder = join(import.meta.dirname, '..', '..', 'test-results');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
    },
    close: () => browser.close(),
  };
}
