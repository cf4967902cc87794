import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let portals: Portals;
beforeAll(async () => void (portals = await openPortals()), 120_000);
afterAll(() => portals.close());

const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };
const month = '2026-10';

interface Truth {
  tenant: { rules: { bills: { formats: ('PDF' | 'PNG')[]; formedBy: string; name: string } } };
  viewer: { accounts: { nodes: { bill: { id: string; documentPath: string } }[] } };
}

interface Meter {
  id: string;
  registers: { code: string; lastReading: { value: string } | null }[];
}

interface Explained {
  billExplanation: { summary: string; lines: { text: string }[]; changes: { service: string; text: string }[] };
}

const truthOf = (slug: string) =>
  portals.ask<Truth>(
    slug,
    `{ tenant { rules { bills { formats formedBy name } } }
       viewer { accounts(first: 1) { nodes { bill(period: "${month}") { id documentPath } } } } }`,
  );

/** A device at the first page of the tenant's resident. */
async function enter(slug: string, options: Parameters<Portals['visit']>[1] = {}): Promise<[Page, home: string]> {
  const page = await portals.visit(slug, options);
  page.setDefaultTimeout(20_000);
  const home = await signIn(
    page,
    portals.residents.find(({ tenant }) => tenant === slug)!,
  );
  await settled(page);
  return [page, home];
}

const mainText = async (page: Page): Promise<string> => plain(await page.locator('main').textContent());

/** What this browser is given for a link: no token goes with it, as with a link that is tapped. */
const given = (page: Page, path: string) =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const start = String.fromCodePoint(...bytes.slice(0, 5));
    return { status: response.status, type: response.headers.get('content-type'), start, size: bytes.length };
  }, path);

const documents = {
  PDF: { link: 'Открыть PDF', type: 'application/pdf', start: '%PDF-' },
  PNG: { link: 'PNG', type: 'image/png', start: '\u0089PNG\r' },
};

describe.each(['kaluga', 'energosbyt', 'elista', 'stk'])('a resident of %s', (slug) => {
  test('opens the latest bill as a document from the first page and from its own', async () => {
    const { tenant, viewer } = await truthOf(slug);
    const { documentPath } = viewer.accounts.nodes[0]!.bill;
    const [page, home] = await enter(slug);
    const hrefs = (): Promise<(string | null)[]> =>
      page.locator('a[target=_blank]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const expected = tenant.rules.bills.formats.map((format) => `${documentPath}.${format.toLowerCase()}`);
    expect(await hrefs()).toEqual(expected);

    await page.goto(`${home}/bills/${month}`);
    await settled(page);
    expect(await hrefs()).toEqual(expected);
    for (const format of tenant.rules.bills.formats) {
      const { link, type, start } = documents[format];
      expect(await page.getByRole('link', { name: link }).count()).toBe(1);
      const file = await given(page, `${documentPath}.${format.toLowerCase()}`);
      expect(file).toMatchObject({ status: 200, type, start });
      expect(file.size).toBeGreaterThan(10_000);
    }
    await page.context().clearCookies();
    expect((await given(page, expected[0]!)).status).toBe(401);
    await page.goto(portals.server.origin(slug) + expected[0]!);
    expect(plain(await page.locator('body').textContent())).toContain('Войдите в личный кабинет ещё раз.');
    await page.context().close();
  });

  test('asks why it is so much, of the whole bill and of every service', async () => {
    const { viewer } = await truthOf(slug);
    const { billExplanation: truth } = await portals.ask<Explained>(
      slug,
      `{ billExplanation(billId: "${viewer.accounts.nodes[0]!.bill.id}") {
        summary lines { text } changes { service text } } }`,
    );
    const [page, home] = await enter(slug);
    await page.goto(`${home}/bills/${month}`);
    await settled(page);
    await portals.browser.screenshot(page, `bills-${slug}-360-closed`);
    const before = await mainText(page);
    for (const { text } of truth.lines) expect(before).not.toContain(plain(text));

    await page.getByRole('button', { name: 'Что изменилось с прошлого месяца' }).click();
    await page.getByText(plain(truth.summary).slice(0, 30)).first().waitFor();
    for (const question of await page.getByRole('button', { name: /^Почему столько/ }).all()) await question.click();
    await settled(page);
    const after = await mainText(page);
    for (const { text } of truth.lines) expect(after).toContain(plain(text));
    expect(truth.changes.length).toBeGreaterThan(0);
    for (const { service, text } of truth.changes) {
      expect(after).toContain(service);
      expect(after).toContain(plain(text));
    }
    expect(await faultsOf(page)).toEqual([]);
    await portals.browser.screenshot(page, `bills-${slug}-360-open`);
    await page.context().close();
  });

  // At 320, by day and by night, these pages are walked with all others.
  test('can use what is new on a wide screen', async () => {
    const [page, home] = await enter(slug, desk);
    const found: string[] = [];
    for (const path of ['', '/bills', `/bills/${month}`]) {
      await page.goto(home + path);
      await settled(page);
      found.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
      for (const [width, height] of [
        [360, 740],
        [1280, 800],
      ] as const) {
        await page.setViewportSize({ width, height });
        await portals.browser.screenshot(page, `bills-${slug}-${width}${path.replaceAll('/', '-')}`);
      }
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
});

test.each([
  ['energosbyt', true],
  ['elista', true],
  ['kaluga', false],
  ['stk', false],
])('at %s a bill is formed for a chosen month: %s', async (slug, chosen) => {
  const [page, home] = await enter(slug);
  await page.goto(`${home}/bills`);
  await settled(page);
  const form = page.getByRole('button', { name: 'Сформировать квитанцию' });
  expect(await form.count()).toBe(chosen ? 1 : 0);
  if (chosen) {
    await page.getByLabel('Месяц').selectOption({ label: 'Август 2026' });
    await form.click();
    await page.waitForURL(`${home}/bills/2026-08`);
    await settled(page);
    expect(await mainText(page)).toContain('Открыть PDF');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('август');
  }
  await page.context().close();
});

test('what readings come to before the bill is marked as preliminary, at home and among the bills', async () => {
  const [page, home] = await enter('energosbyt');
  expect(await mainText(page)).not.toContain('Предварительно');
  await page.goto(`${home}/readings`);
  await settled(page);
  for (const field of await page.locator('[data-reading]').all()) {
    const { viewer } = await portals.ask<{ viewer: { accounts: { nodes: { meters: Meter[] }[] } } }>(
      'energosbyt',
      `{ viewer { accounts(first: 1) { nodes { meters { id registers { code lastReading { value } } } } } } }`,
    );
    const [meter, code] = (await field.getAttribute('data-reading'))!.split(' ');
    const { registers } = viewer.accounts.nodes[0]!.meters.find(({ id }) => id === meter)!;
    const last = registers.find((register) => register.code === code)!.lastReading!.value;
    await field.fill(String(Number(last) + 10));
  }
  await page.getByRole('button', { name: 'Передать показания', exact: true }).click();
  await page.getByText('Передано 20 ноября').first().waitFor();
  for (const path of ['', '/bills']) {
    await page.goto(home + path);
    await settled(page);
    const shown = page.getByRole('region', { name: 'Предварительно' });
    expect(plain(await shown.textContent())).toMatch(/Ноябрь 2026.*₽.*До начисления/);
    expect(await faultsOf(page)).toEqual([]);
    await portals.browser.screenshot(page, `bills-preliminary-360${path.replace('/', '-')}`);
  }
  await page.context().close();
});

test('an explanation that does not come says so, and comes when the connection is back', async () => {
  const [page, home] = await enter('kaluga');
  await page.goto(`${home}/bills/${month}`);
  await settled(page);
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('BillExplanation') ? route.abort() : route.continue(),
  );
  await page
    .getByRole('button', { name: /^Почему столько/ })
    .first()
    .click();
  await page.getByText('Нет связи. Покажем всё, как только она появится.').waitFor();
  await page.unroute('**/graphql');
  await page.getByText(/ × /).nth(1).waitFor();
  expect(await mainText(page)).not.toContain('Нет связи');
  await page.context().close();
});

test('a month without a bill says so and leads nowhere else', async () => {
  const [page, home] = await enter('stk');
  await page.goto(`${home}/bills/2019-01`);
  await settled(page);
  expect(await mainText(page)).toContain('За этот месяц начислений нет.');
  expect(await page.getByRole('link', { name: 'Открыть PDF' }).count()).toBe(0);
  await page.context().close();
});
