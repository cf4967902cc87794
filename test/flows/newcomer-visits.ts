import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { SetClock } from '../../server/clock.ts';
import { Newcomers } from '../registration/newcomers.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import type { TestServerOptions } from '../support/server.ts';

/** Newcomers of the utilities with a browser each, and real letters and SMS. */
export class Doorstep {
  private constructor(
    readonly people: Newcomers,
    readonly browser: TestBrowser,
  ) {}

  static async open(options: TestServerOptions = {}): Promise<Doorstep> {
    const [people, browser] = await Promise.all([
      Newcomers.at(new SetClock('2026-11-20T09:00:00Z'), options),
      openBrowser(),
    ]);
    return new Doorstep(people, browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.people.close();
  }

  /** A device of its own, with an address of its own, at a page of a portal. */
  async visit(slug: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const headers = { 'x-forwarded-for': this.people.town.newAddress() };
    const device = await this.browser.device({ extraHTTPHeaders: headers, ...options });
    const page = await device.newPage();
    await page.goto(this.people.town.server.origin(slug) + path);
    return page;
  }

  /** The link in the newest letter to an address, as one taps it. */
  linkFor(email: string): string {
    return linkIn(this.people.town.mail.to(email).at(-1)?.text ?? '');
  }

  /** The text of the newest SMS to a number. */
  smsTo(phone: string): string {
    return this.people.town.sms.messages.findLast(({ to }) => to === phone)?.text ?? '';
  }

  deliver(): Promise<number> {
    return this.people.town.deliver();
  }
}

/** The link of a message; its origin is this machine's, whose port the message cannot know. */
export const linkIn = (text: string): string => /\/[a-z]+#[\w-]+/.exec(text)?.[0] ?? 'no link';

/** Presses the button that takes one a screen further. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits for the screen with this heading. */
export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Fills fields by their labels. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
}

/** Sets every tick without which one cannot go on. */
export async function tickRequired(page: Page): Promise<void> {
  for (const box of await page.locator('input[type=checkbox][required]').all()) await box.check();
}

/** What axe, a ruler and a finger find wrong with a page. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    })
    .analyze();
  const ruler = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > screen.width ? ['wider than the screen'] : [];
    const small = [...document.querySelectorAll('a, button, select, input')].filter((part) => {
      const { width, height } = part.getBoundingClientRect();
      return width > 1 && height > 1 && height < 44;
    });
    return [...wide, ...small.map((part) => `lower than 44 px: ${part.outerHTML.slice(0, 120)}`)];
  });
  return [...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`)), ...ruler];
}
