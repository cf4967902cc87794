import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPortals, type Portals, settled, signIn } from './portal-visitor.ts';

/** What the form of a resident's account says. */
export interface FormTruth {
  window: { open: boolean; closesOn: string | null; daysLeft: number | null };
  meters: FormMeter[];
}

interface FormMeter {
  meterId: string;
  service: string;
  serial: string;
  digits: number;
  taken: boolean;
  registers: {
    code: string;
    label: string;
    previous: string | null;
    handedIn: string | null;
    lastBilled: string | null;
    warnAbove: number | null;
  }[];
}

/** Residents at their meters: the portals, with devices whose calendar is the server's. */
export class Meters {
  private constructor(readonly portals: Portals) {}

  static async open(): Promise<Meters> {
    return new Meters(await openPortals());
  }

  close(): Promise<void> {
    return this.portals.close();
  }

  resident(slug: string) {
    return this.portals.residents.find(({ tenant }) => tenant === slug)!;
  }

  /** A device of its own at the portal's door, with the server's time. */
  async device(slug: string, options: BrowserContextOptions = {}): Promise<Page> {
    const device = await this.portals.browser.device(options);
    await device.clock.setFixedTime(this.portals.server.shared.clock.now());
    const page = await device.newPage();
    await page.goto(`${this.portals.server.origin(slug)}/`);
    return page;
  }

  /** The same, signed in and at the page of readings. */
  async atReadings(slug: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.device(slug, options);
    const home = await signIn(page, this.resident(slug));
    await page.goto(`${home}/readings`);
    await settled(page);
    return page;
  }

  /** What the server says of the account whose page this is. */
  async form(slug: string, page: Page): Promise<FormTruth> {
    const [, account] = /\/a\/([^/]+)/.exec(page.url())!;
    const { readingForm } = await this.portals.ask<{ readingForm: FormTruth }>(
      slug,
      `{ readingForm(accountId: "${decodeURIComponent(account!)}") {
        window { open closesOn daysLeft }
        meters { meterId service serial digits taken
          registers { code label previous handedIn lastBilled warnAbove } } } }`,
    );
    return readingForm;
  }
}

/** The field of a register. */
export const field = (page: Page, meter: string, code: string) => page.locator(`[data-reading="${meter} ${code}"]`);

/** Every register of the meters with a field, with the value that is so much above the one before. */
export function values(form: FormTruth, used: number): { meter: string; code: string; value: string }[] {
  return form.meters
    .filter(({ taken }) => taken)
    .flatMap(({ meterId, registers }) =>
      registers.map(({ code, previous }) => ({ meter: meterId, code, value: String(Number(previous ?? 0) + used) })),
    );
}

/** Types values into their fields. */
export async function type(page: Page, all: readonly { meter: string; code: string; value: string }[]): Promise<void> {
  for (const { meter, code, value } of all) await field(page, meter, code).fill(value);
}

/** Presses the one button. */
export const handIn = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Передать показания', exact: true }).click();

/** Digits as the page writes them: "4512" → «4 512». */
export const written = (digits: string): string => digits.replace(/^0+(?=\d)/, '').replace(/\B(?=(?:\d{3})+$)/g, ' ');
