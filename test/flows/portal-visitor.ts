import { pino } from 'pino';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { loadDemo } from '../../server/demo.ts';
import type { DemoResident } from '../../server/sessions/enrol-demo-residents.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { withCaptcha } from '../support/captcha.ts';
import { askGraphql } from '../support/http.ts';
import { startServer, type TestServer, type TestServerOptions } from '../support/server.ts';

/** The four portals with their demonstration registries, residents to sign in as, and a browser to look with. */
export interface Portals {
  server: TestServer;
  browser: TestBrowser;
  residents: readonly DemoResident[];
  /** A device at a tenant's portal, on 12 November 2026: bills of October are there and not yet due. */
  visit(slug: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the API says to the tenant's resident: the truth a page is compared with. */
  ask<Data>(slug: string, query: string): Promise<Data>;
  close(): Promise<void>;
}

/** Texts of the page, with every kind of space as a plain one. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/gu, ' ').trim();

/** A decimal string as the portal writes it: "1204.67" → «1 204,67». */
export const written = (amount: string): string =>
  amount
    .replace('-', '\u2212')
    .replace('.', ',')
    .replace(/\B(?=(?:\d{3})+,)/g, ' ');

export async function openPortals(options: TestServerOptions = {}): Promise<Portals> {
  const server = await startServer(options);
  const residents = await loadDemo(server.shared, pino({ level: 'silent' }));
  const browser = await openBrowser();
  const residentOf = (slug: string) => residents.find(({ tenant }) => tenant === slug)!;
  return {
    server,
    browser,
    residents,
    visit: async (slug, options) => {
      const device = await browser.device(options);
      await device.clock.setFixedTime('2026-11-12T09:00:00Z');
      const page = await device.newPage();
      await page.goto(`${server.origin(slug)}/`);
      return page;
    },
    ask: async <Data>(slug: string, query: string) => {
      const { login, password } = residentOf(slug);
      const signIn = `mutation($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }`;
      const signed = await withCaptcha((captcha) =>
        askGraphql<{ signIn: { accessToken: string } }>(server.port, slug, signIn, {
          variables: { input: { login, password, ...captcha } },
        }),
      );
      const { data, errors } = await askGraphql<Data>(server.port, slug, query, {
        token: signed.data!.signIn.accessToken,
      });
      if (!data) throw new Error(JSON.stringify(errors));
      return data;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Signs in as the tenant's demonstration resident; gives the address of the account's pages. */
export async function signIn(page: Page, { login, password }: DemoResident): Promise<string> {
  await page.locator('input[name=username]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.waitForURL(/\/a\/[\w-]+$/);
  return page.url();
}

/** Waits until nothing on the page is a skeleton. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.bone'));
}
