import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPortals, plain, type Portals, settled, signIn, written } from './portal-visitor.ts';

let portals: Portals;
beforeAll(async () => {
  portals = await openPortals();
}, 120_000);
afterAll(() => portals.close());

const slugs = ['elista', 'energosbyt', 'kaluga', 'stk'];

interface Truth {
  viewer: { accounts: { nodes: Account[] } };
}

interface Account {
  address: string;
  owner: string;
  amountDue: string;
  meters: { serial: string; registers: { lastReading: { value: string } | null }[] }[];
  latestBill: { period: string; charged: string; paid: string; closing: string; charges: Charge[] };
}

interface Charge {
  service: { name: string };
  closing: string;
  lines: { charged: string; unit: string | null }[];
}

const truth = `{ viewer { accounts(first: 1) { nodes {
  address owner amountDue
  meters { serial registers { lastReading { value } } }
  latestBill { period charged paid closing charges { service { name } closing lines { charged unit } } }
} } } }`;

const mainText = async (page: Page): Promise<string> => {
  await settled(page);
  return plain(await page.locator('main').textContent());
};

describe.each(slugs)('a resident of %s', (slug) => {
  test('signs in and sees the sum, the meters, the bill with its lines, and what was charged and paid', async () => {
    const resident = portals.residents.find(({ tenant }) => tenant === slug)!;
    const { viewer } = await portals.ask<Truth>(slug, truth);
    const [account] = viewer.accounts.nodes;
    const { latestBill: bill, meters } = account!;
    const page = await portals.visit(slug);
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));

    const home = await signIn(page, resident);
    const overview = await mainText(page);
    expect(overview).toContain(`К оплате до 15 ноября${written(account!.amountDue)} ₽`);
    for (const meter of meters) expect(overview).toContain(meter.serial);

    await page.getByRole('link', { name: 'Ещё' }).click();
    await page.locator('main').getByRole('link').first().click();
    await page.waitForURL(`${home}/information`);
    const described = await mainText(page);
    expect(described).toContain(account!.owner);
    for (const meter of meters)
      for (const { lastReading } of meter.registers)
        expect(described.replaceAll(' ', '')).toContain(lastReading!.value.replace(/^0+(?=\d)/, ''));

    await page.getByRole('link', { name: 'История' }).click();
    await page.waitForURL(`${home}/bills`);
    await page.getByRole('link', { name: 'Октябрь 2026' }).click();
    await page.waitForURL(`${home}/bills/2026-10`);
    const lines = await mainText(page);
    expect(lines).toContain(`К оплате до 15 ноября 2026${written(bill.closing)} ₽`);
    for (const charge of bill.charges) {
      expect(lines).toContain(charge.service.name);
      for (const line of charge.lines) expect(lines).toContain(`${written(line.charged)} ₽`);
    }

    await page.goto(`${home}/charges`);
    await settled(page);
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Октябрь 2026', exact: true }) });
    expect(
      await row
        .getByRole('cell')
        .allTextContents()
        .then((cells) => cells.slice(0, 2).map(plain)),
    ).toEqual([written(bill.charged), written(bill.paid)]);
    expect(failures).toEqual([]);
    await page.context().close();
  });

  test('can use every page by day and by night, on the narrowest phone', { timeout: 120_000 }, async () => {
    const resident = portals.residents.find(({ tenant }) => tenant === slug)!;
    const page = await portals.visit(slug, { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      await settled(page);
      found.push(...(await faults(page)).map((fault) => `${where}: ${fault}`));
    };
    await look('/sign-in');
    const home = new URL(await signIn(page, resident)).pathname;
    const past = ['/bills', '/bills/2026-10', '/charges', '/payments', '/consumption', '/past-readings'];
    const own = ['', '/information', '/readings', '/pay', ...past, '/more'];
    const open = ['/contacts', '/legal', '/legal/personal-data-consent', '/registration', '/password', '/nowhere'];
    for (const path of [...own.map((part) => home + part), ...open]) {
      await page.goto(portals.server.origin(slug) + path);
      await look(path);
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
});

/** What axe, a ruler and a finger find wrong with a page. */
async function faults(page: Page): Promise<string[]> {
  // One frame only, so that axe needs no page of its own to put its findings together.
  const axe = () => new AxeBuilder({ page }).setLegacyMode();
  const everything = axe().options({
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast-enhanced': { enabled: true } },
  });
  const colours = axe().withRules(['color-contrast', 'color-contrast-enhanced']);
  const byDay = await everything.analyze();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  // Colours of the night come with the next frame: some are the day's until then.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const byNight = await colours.analyze();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const ruler = await page.evaluate(() => {
    // A phone zooms out to what is too wide, and `innerWidth` with it; the screen stays as it is.
    const wide = document.documentElement.scrollWidth > screen.width ? ['wider than the screen'] : [];
    const small = [...document.querySelectorAll('a, button, select, input')].filter((part) => {
      const { width, height } = part.getBoundingClientRect();
      return width > 1 && height > 1 && height < 44 && !part.closest('.reading');
    });
    return [...wide, ...small.map((part) => `lower than 44 px: ${part.outerHTML.slice(0, 120)}`)];
  });
  const told = [...byDay.violations, ...byNight.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
  return [...told, ...ruler];
}
