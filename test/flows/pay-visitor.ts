import type { BrowserContextOptions, Page } from 'playwright-core';
import { SetClock } from '../../server/clock.ts';
import { testCards, testCode, testCvc, testExpiry, type TestCard } from '../../server/sandbox-bank/test-cards.ts';
import { startSandboxBank, type TestBank } from '../support/sandbox-bank.ts';
import { openPortals, type Portals, settled, signIn } from './portal-visitor.ts';

/** What the API says of an account that is paid for. */
export interface PayTruth {
  amountDue: string;
  balance: string;
  paidOnCurrentBill: string | null;
  payments: { nodes: { id: string; amount: string; status: string; source: string }[] };
}

/** Residents who pay: the portals, and a sandbox bank at another address, as a real one has. */
export class Payers {
  private constructor(
    readonly portals: Portals,
    readonly bank: TestBank,
    /** Time of the portal and of the bank. */
    readonly clock: SetClock,
  ) {}

  static async open(): Promise<Payers> {
    const clock = new SetClock('2026-11-20T09:00:00Z');
    const bank = await startSandboxBank({ clock });
    const drivers = { kaluga: 'rbs', energosbyt: 'ecomm', elista: 'rbs', stk: 'ecomm' } as const;
    return new Payers(await openPortals({ clock, env: bank.environment(drivers) }), bank, clock);
  }

  async close(): Promise<void> {
    await this.portals.close();
    await this.bank.close();
  }

  resident(slug: string) {
    return this.portals.residents.find(({ tenant }) => tenant === slug)!;
  }

  /** A device at the page of payment of the resident's account. */
  async atPay(slug: string, options: BrowserContextOptions = {}): Promise<Page> {
    const device = await this.portals.browser.device(options);
    await device.clock.setFixedTime(this.portals.server.shared.clock.now());
    const page = await device.newPage();
    await page.addInitScript(() => {
      Object.assign(globalThis, { moved: [] });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & Shift)[])
          if (!entry.hadRecentInput)
            for (const { node } of entry.sources ?? [])
              (globalThis as unknown as { moved: string[] }).moved.push((node as Element).outerHTML.slice(0, 120));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${this.portals.server.origin(slug)}/`);
    const home = await signIn(page, this.resident(slug));
    await page.goto(`${home}/pay`);
    await settled(page);
    return page;
  }

  /** What the server says of the account. */
  async truth(slug: string, account: string): Promise<PayTruth> {
    const { account: known } = await this.portals.ask<{ account: PayTruth }>(
      slug,
      `{ account(id: "${account}") { amountDue balance paidOnCurrentBill
           payments(first: 20) { nodes { id amount status source } } } }`,
    );
    return known;
  }

  /** Payments made here, the newest first. */
  async paidHere(slug: string, account: string): Promise<{ amount: string; status: string }[]> {
    const { payments } = await this.truth(slug, account);
    return payments.nodes.filter(({ source }) => source === 'PORTAL').map(({ amount, status }) => ({ amount, status }));
  }

  shot(page: Page, name: string): Promise<void> {
    return this.portals.browser.screenshot(page, `pay-${name}`);
  }
}

interface Shift {
  hadRecentInput: boolean;
  sources?: { node: Node | null }[];
}

/** What has moved on this page though nobody touched it. */
export const moved = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);

/** Id of the account whose page this is. */
export const accountOf = (page: Page): string => decodeURIComponent(/\/a\/([^/]+)/.exec(page.url())![1]!);

/** The one button. */
export const payButton = (page: Page) => page.locator('form button[type=submit]');

const payer = { fullName: 'Иванова Анна Петровна', phone: '+7 915 123-45-67', email: 'anna@example.ru' };

/** Everything that is asked for besides the sum: readings a little above the last, the payer, and the ticks. */
export async function fillRest(page: Page, used = 10): Promise<void> {
  for (const field of await page.locator('[data-reading]').all()) {
    const before = await field.evaluate(
      (input) => input.closest('div')?.parentElement?.querySelector('.device-digits')?.textContent ?? '0',
    );
    await field.fill(String(Number(before) + used));
  }
  for (const [name, text] of Object.entries(payer)) {
    const field = page.locator(`input[name=payer-${name}]`);
    if ((await field.count()) > 0 && (await field.inputValue()) === '') await field.fill(text);
  }
  for (const box of await page.locator('input[type=checkbox][required]').all()) await box.check();
}

/** Waits for the bank's page. */
export async function atBank(page: Page): Promise<void> {
  await page.waitForURL(/\/sandbox-bank\//);
  await page.getByRole('heading', { name: 'Оплата картой' }).waitFor();
}

/** Enters a test card at the bank; with 3-D Secure the code too. One is sent back then. */
export async function payWith(page: Page, card: TestCard = 'PAYS'): Promise<void> {
  await atBank(page);
  await page.locator('#pan').fill(testCards[card].pan);
  await page.locator('#expiry').fill(testExpiry);
  await page.locator('#cvc').fill(testCvc);
  await page.locator('#pay').click();
  if (testCards[card].threeDs) {
    await page.locator('#code').fill(testCode);
    await page.getByRole('button', { name: 'Подтвердить' }).click();
  }
  await page.waitForURL(/\/pay\//);
}

/** Waits until the page of the payment says how it ended. */
export async function ended(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  await settled(page);
}
