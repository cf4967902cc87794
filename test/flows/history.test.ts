import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { openPortals, plain, type Portals, settled, signIn, written } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 180_000 });

let portals: Portals;
beforeAll(async () => {
  portals = await openPortals();
}, 120_000);
afterAll(() => portals.close());

interface Section {
  kind: string;
  title: string;
  shown: { mode: string; months: number | null };
  intervalChosen: boolean;
  sortable: boolean;
  chart: string;
  monthOpens: string;
}

const rules = async (slug: string): Promise<Section[]> => {
  const { tenant } = await portals.ask<{ tenant: { rules: { history: { sections: Section[] } } } }>(
    slug,
    '{ tenant { rules { history { sections { kind title shown { mode months } intervalChosen sortable chart monthOpens } } } } }',
  );
  return tenant.rules.history.sections;
};

const names: Record<string, string> = {
  CHARGES: 'charges',
  CHARGES_AND_PAYMENTS: 'charges',
  PAYMENTS: 'payments',
  READINGS: 'readings',
  CONSUMPTION: 'consumption',
};

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** So many months before November 2026, the month of the visit. */
const monthsAgo = (count: number): string => new Date(Date.UTC(2026, 10 - count, 1)).toISOString().slice(0, 7);

async function visitor(slug: string, options: BrowserContextOptions = {}): Promise<{ page: Page; home: string }> {
  const page = await portals.visit(slug, { reducedMotion: 'reduce', ...options });
  return {
    page,
    home: await signIn(
      page,
      portals.residents.find(({ tenant }) => tenant === slug)!,
    ),
  };
}

const tab = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'История' }).getByRole('link', { name: title, exact: true });

/** What a link to a file brings, asked for as the page would. */
const fetched = (page: Page, href: string): Promise<{ status: number; type: string | null; length: number }> =>
  page.evaluate(async (address) => {
    const answer = await fetch(address);
    const bytes = await answer.arrayBuffer();
    return { status: answer.status, type: answer.headers.get('content-type'), length: bytes.byteLength };
  }, href);

describe.each(['kaluga', 'energosbyt', 'elista', 'stk'])('a resident of %s looks back', (slug) => {
  test('with a mouse, and has the way to every history in sight', async () => {
    const { page, home } = await visitor(slug, {
      viewport: { width: 1280, height: 800 },
      isMobile: false,
      hasTouch: false,
    });
    await page.goto(`${home}/bills`);
    await settled(page);
    const { out, all } = await page.getByRole('navigation', { name: 'История' }).evaluate((place) => {
      const { left, right } = place.getBoundingClientRect();
      const links = [...place.querySelectorAll('a')].map((link) => link.getBoundingClientRect());
      return { all: links.length, out: links.filter((link) => link.left < left || link.right > right).length };
    });
    expect(all).toBeGreaterThan(3);
    expect(out).toBe(0);
    await page.context().close();
  });

  test('at every history of the rules, each in its months, and takes each away as a file', async () => {
    const { page, home } = await visitor(slug);
    const sections = await rules(slug);
    await page.goto(`${home}/bills`);
    await settled(page);
    const tabs = page.getByRole('navigation', { name: 'История' }).getByRole('link');
    const charged = sections.some(({ kind }) => kind.startsWith('CHARGES')) ? [] : ['Начисления'];
    const own = sections.map(({ title }) => title);
    expect(await tabs.allTextContents()).toEqual(['По месяцам', ...charged, ...own, 'Движение денег']);

    const found: string[] = [];
    for (const section of sections) {
      const name = names[section.kind]!;
      await tab(page, section.title).click();
      await tab(page, section.title).and(page.locator('[aria-current=page]')).waitFor();
      await settled(page);
      await page.getByRole('table').first().waitFor();
      const beginning = page.getByLabel('С месяца');
      if (!section.intervalChosen) expect(await beginning.count()).toBe(0);
      else if (section.shown.mode === 'LAST_MONTHS')
        expect(await beginning.inputValue()).toBe(monthsAgo(section.shown.months!));
      for (const [ending, type] of Object.entries(types)) {
        const link = page.getByRole('link', { name: ending === 'csv' ? 'Скачать CSV' : 'Скачать Excel' });
        const href = (await link.getAttribute('href'))!;
        expect(href).toContain(`/${name}.${ending}?`);
        // Two years before the day of the demonstration.
        if (section.shown.mode === 'SINCE_REGISTRATION') expect(href).toContain('from=2024-11&');
        const file = await fetched(page, href);
        expect({ status: file.status, type: file.type }).toEqual({ status: 200, type });
        expect(file.length).toBeGreaterThan(100);
      }
      if (section.kind !== 'READINGS') {
        const chart = page.getByRole('img', { name: /по месяцам/ });
        expect(await chart.isVisible()).toBe(section.chart === 'BARS');
        if (section.chart === 'NONE') await page.getByText('Показать графиком').click();
        await chart.waitFor();
      }
      found.push(...(await faultsOf(page)).map((fault) => `${section.title}: ${fault}`));
      await portals.browser.screenshot(page, `history-${slug}-${name}-360`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await portals.browser.screenshot(page, `history-${slug}-${name}-1280`);
      await page.setViewportSize({ width: 360, height: 740 });
    }
    expect(found).toEqual([]);
    await page.context().close();
  });

  test('and opens a month: its lines, with the shares of its services where the rules say so', async () => {
    const { page, home } = await visitor(slug);
    const sections = await rules(slug);
    await page.goto(`${home}/charges`);
    await settled(page);
    await page.getByRole('link', { name: 'Октябрь 2026', exact: true }).click();
    await page.waitForURL(`${home}/bills/2026-10`);
    await settled(page);
    const pie = page.getByRole('list', { name: 'Начислено по услугам и доля каждой' });
    const { account } = await portals.ask<{ account: { bill: { charges: { charged: string }[] } } }>(
      slug,
      `{ account(id: "${decodeURIComponent(home.split('/a/')[1]!)}") { bill(period: "2026-10") { charges { charged } } } }`,
    );
    const parts = account.bill.charges.filter(({ charged }) => Number(charged) > 0);
    const shown = sections.some(({ monthOpens }) => monthOpens === 'DETAILS_AND_SERVICES_PIE') && parts.length > 1;
    expect(await pie.count()).toBe(shown ? 1 : 0);
    if (shown) {
      const legend = plain(await pie.textContent());
      for (const { charged } of account.bill.charges) expect(legend).toContain(`${written(charged)} ₽`);
      expect(await page.getByRole('img', { name: /^Доли услуг/ }).count()).toBe(1);
      expect(await faultsOf(page)).toEqual([]);
    }
    await portals.browser.screenshot(page, `history-${slug}-month-360`);
    await page.context().close();
  });
});

test('a table that may be sorted says how it is, and a reload keeps it', async () => {
  const { page, home } = await visitor('energosbyt');
  await page.goto(`${home}/past-readings`);
  await settled(page);
  const table = page.getByRole('table').first();
  const value = table.getByRole('columnheader').nth(1);
  const column = async (): Promise<number[]> =>
    (await table.locator('tbody tr td:nth-child(2)').allTextContents()).map((text) => Number(text.replace(/\s/gu, '')));
  expect(await table.getByRole('columnheader', { name: 'Дата' }).getAttribute('aria-sort')).toBe('descending');
  await value.getByRole('button').press('Enter');
  expect(await value.getAttribute('aria-sort')).toBe('descending');
  await value.getByRole('button').press('Enter');
  expect(await value.getAttribute('aria-sort')).toBe('ascending');
  const rising = await column();
  expect(rising.length).toBeGreaterThan(1);
  expect(rising).toEqual(rising.toSorted((one, other) => one - other));
  await page.reload();
  await settled(page);
  expect(await value.getAttribute('aria-sort')).toBe('ascending');
  expect(await column()).toEqual(rising);
  await page.context().close();
});

test('months of a chart are told by the arrow keys, with the sums that stand in the table', async () => {
  const { page, home } = await visitor('kaluga');
  await page.goto(`${home}/consumption`);
  await settled(page);
  const frame = page.getByRole('group', { name: /^Значения по месяцам/ });
  const said = page.locator('figcaption p');
  const total = async (month: string): Promise<string> => {
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: month, exact: true }) });
    const cells = await row.getByRole('cell').allTextContents();
    const heads = await page.getByRole('columnheader').allTextContents();
    const place = heads.findIndex((head) => /Всего|Потребление/.test(head));
    return plain(cells[place - 1] ?? '');
  };
  await frame.focus();
  expect(plain(await said.textContent())).toContain(`октябрь 2026: ${await total('Октябрь 2026')} `);
  await frame.press('ArrowLeft');
  expect(plain(await said.textContent())).toContain(`сентябрь 2026: ${await total('Сентябрь 2026')} `);
  await frame.press('End');
  expect(plain(await said.textContent())).toContain('октябрь 2026');
  await page.emulateMedia({ media: 'print' });
  await portals.browser.screenshot(page, 'history-kaluga-consumption-print');
  await page.context().close();
});

test('zones stand upon each other beside the year before, and the table says the same', async () => {
  const { page, home } = await visitor('kaluga');
  // The demonstration's account has neither zones nor two years.
  const service = { __typename: 'Service', code: '01', name: 'Электроснабжение', unit: 'кВт·ч' };
  const charges = (year: number, volumes: [string, string][]) => ({
    __typename: 'ChargeConnection',
    pageInfo: { __typename: 'PageInfo', hasNextPage: false },
    nodes: ['10', '09', '08'].map((month) => ({
      __typename: 'Charge',
      id: `${year}-${month}`,
      period: `${year}-${month}`,
      service,
      lines: volumes.map(([registerCode, volume]) => ({
        __typename: 'BillLine',
        id: `${year}-${month}-${registerCode}`,
        registerCode,
        volume,
        unit: null,
      })),
    })),
  });
  const account = {
    __typename: 'Account',
    id: decodeURIComponent(home.split('/a/')[1]!),
    services: [{ __typename: 'AccountService', id: 'one', service }],
    now: charges(2026, [
      ['T1', '90.5'],
      ['T2', '60.25'],
    ]),
    yearAgo: charges(2025, [['T1', '170']]),
  };
  await page.route('**/graphql', (route) =>
    (route.request().postData() ?? '').includes('query Consumption(')
      ? route.fulfill({ json: { data: { account } } })
      : route.fallback(),
  );
  await page.goto(`${home}/consumption`);
  await settled(page);
  const heads = (await page.getByRole('columnheader').allTextContents()).map(plain);
  expect(heads.slice(-2)).toEqual(['Всего', 'Год назад']);
  expect(heads.length).toBe(5);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Октябрь 2026', exact: true }) });
  expect((await row.getByRole('cell').allTextContents()).map(plain)).toEqual(['90,5', '60,25', '150,75', '170']);
  expect(plain(await page.locator('figcaption p').textContent())).toMatch(
    /^октябрь 2026: 150,75 кВт·ч, .+ 90,5, .+ 60,25, год назад 170 кВт·ч$/,
  );
  expect(await faultsOf(page)).toEqual([]);
  await portals.browser.screenshot(page, 'history-kaluga-zones-360');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1000 });
  await portals.browser.screenshot(page, 'history-kaluga-zones-print');
  await page.context().close();
});

test('a file is saved under a name that says what it is', async () => {
  const { page, home } = await visitor('stk');
  await page.goto(`${home}/charges`);
  await settled(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Скачать Excel' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^Начисления \d+ \d{4}-\d{2}—2026-11\.xlsx$/);
  await page.context().close();
});

test('months of an address that cannot be are as good as none, and those that are gone by still stand in the choice', async () => {
  const { page, home } = await visitor('energosbyt');
  const shown = async (search: string): Promise<string[]> => {
    await page.goto(`${home}/charges?${search}`);
    await settled(page);
    const chosen = ['С месяца', 'По месяц'].map((label) =>
      page.getByLabel(label).locator('option:checked').textContent(),
    );
    return (await Promise.all(chosen)).map(plain);
  };
  expect(await shown('from=2020-01&to=2020-02')).toEqual(['Январь 2020', 'Февраль 2020']);
  expect(await shown('from=2026-09&to=2026-01')).toEqual(['Сентябрь 2026', 'Ноябрь 2026']);
  expect(await shown('from=2099-01&to=2099-02')).toEqual(['Май 2026', 'Ноябрь 2026']);
  expect(await page.getByRole('table').count()).toBe(1);
  await page.context().close();
});

test('on paper a history says once whose it is', async () => {
  const { page, home } = await visitor('elista');
  await page.goto(`${home}/charges`);
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  const told = page.getByText('Лицевой счёт 0120 0000').or(page.getByText('г. Элиста')).filter({ visible: true });
  expect((await told.allTextContents()).length).toBe(1);
  await page.context().close();
});
