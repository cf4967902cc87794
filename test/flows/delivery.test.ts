import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let portals: Portals;
beforeAll(async () => void (portals = await openPortals()), 120_000);
afterAll(() => portals.close());

const desk = { width: 1280, height: 800 };

interface Truth {
  viewer: {
    delivery: {
      accounts: { number: string; offered: boolean; billByEmail: string | null; paperRefused: boolean }[];
      notices: {
        kind: string;
        channel: string;
        chosen: boolean;
        address: string | null;
        needsConsent: string | null;
      }[];
    };
  };
}

const deliveryOf = async (slug: string): Promise<Truth['viewer']['delivery']> => {
  const { viewer } = await portals.ask<Truth>(
    slug,
    `{ viewer { delivery { accounts { number offered billByEmail paperRefused }
       notices { kind channel chosen address needsConsent } } } }`,
  );
  return viewer.delivery;
};

/** At the page, as one goes there: Ещё, Настройки, its link. */
async function atDelivery(slug: string, options: Parameters<Portals['visit']>[1] = {}): Promise<Page> {
  const page = await portals.visit(slug, options);
  page.setDefaultTimeout(20_000);
  await signIn(
    page,
    portals.residents.find(({ tenant }) => tenant === slug)!,
  );
  await page.getByRole('link', { name: 'Ещё' }).first().click();
  await page.getByRole('link', { name: 'Настройки' }).click();
  await page.getByRole('link', { name: 'Доставка и уведомления' }).click();
  await page.getByRole('heading', { level: 1, name: 'Доставка и уведомления' }).waitFor();
  await settled(page);
  return page;
}

const save = (page: Page, form: number) => page.getByRole('button', { name: 'Сохранить' }).nth(form).click();

describe.each(['kaluga', 'energosbyt', 'elista', 'stk'])('a resident of %s', (slug) => {
  test('chooses notices by each way there is, and finds them so after a reload', async () => {
    const page = await atDelivery(slug);
    const { notices } = await deliveryOf(slug);
    const box = ({ kind, channel }: (typeof notices)[number]) => page.locator(`input[name="${kind} ${channel}"]`);
    expect(notices.length).toBeGreaterThan(0);
    for (const notice of notices) {
      expect(await box(notice).isChecked()).toBe(notice.chosen);
      const reachable = notice.address !== null && notice.needsConsent === null;
      expect(await box(notice).isEnabled()).toBe(notice.chosen || reachable);
    }
    // What lacks is told once, with the way to it; beside each choice only what it waits for.
    const consents = notices.filter(({ address, needsConsent }) => address !== null && needsConsent !== null);
    const phones = notices.filter(({ address, channel }) => address === null && channel === 'SMS');
    expect(await page.getByText('Нужно ваше согласие', { exact: true }).count()).toBe(consents.length);
    expect(await page.getByRole('link', { name: 'К согласиям' }).count()).toBe(Math.min(consents.length, 1));
    expect(await page.getByText('Нужен мобильный телефон', { exact: true }).count()).toBe(phones.length);
    expect(await page.getByText('Мобильный телефон не указан.').count()).toBe(Math.min(phones.length, 1));
    const [first] = notices.filter((notice) => notice.address !== null && notice.needsConsent === null);
    await box(first!).click();
    await page.getByRole('button', { name: 'Сохранить' }).last().click();
    await page.locator('form').last().getByText('Сохранено.').waitFor();
    await page.reload();
    await settled(page);
    expect(await box(first!).isChecked()).toBe(!first!.chosen);
    expect(
      (await deliveryOf(slug)).notices.find(({ kind, channel }) => kind === first!.kind && channel === first!.channel)!
        .chosen,
    ).toBe(!first!.chosen);
    await page.context().close();
  });

  test('can use the page on a phone and on a wide screen, by day and by night', async () => {
    const found: string[] = [];
    const look = async (where: string): Promise<unknown> =>
      found.push(...(await faultsOf(page)).map((fault) => `${where}: ${fault}`));
    const page = await atDelivery(slug, { viewport: { width: 320, height: 640 } });
    await look('320');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('by night');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 360, height: 740 });
    await portals.browser.screenshot(page, `delivery-${slug}-360`);
    await page.setViewportSize(desk);
    await look('1280');
    await portals.browser.screenshot(page, `delivery-${slug}-1280`);
    expect(found).toEqual([]);
    await page.context().close();
  });
});

test('a resident of kaluga has the bill by e-mail and no paper, sees it after a reload, and takes it back', async () => {
  const page = await atDelivery('kaluga');
  const form = page.locator('form').first();
  const png = form.getByLabel(/Картинкой PNG/);
  const paper = form.getByLabel('Бумага больше не нужна');
  await png.check();
  await paper.check();
  await save(page, 0);
  await form.getByText(/^Сохранено\./).waitFor();
  await page.reload();
  await settled(page);
  expect(await png.isChecked()).toBe(true);
  expect(await paper.isChecked()).toBe(true);
  expect(plain(await form.textContent())).toContain('Вы отказались 20 ноября 2026');
  expect((await deliveryOf('kaluga')).accounts[0]).toMatchObject({ billByEmail: 'PNG', paperRefused: true });

  await form.getByLabel('Не присылать').check();
  await paper.uncheck();
  await save(page, 0);
  await form.getByText(/^Сохранено\./).waitFor();
  expect((await deliveryOf('kaluga')).accounts[0]).toMatchObject({ billByEmail: null, paperRefused: false });
  await page.context().close();
});

test('what was chosen stays when it could not be kept, and what is chosen elsewhere on the page too', async () => {
  const page = await atDelivery('kaluga');
  const [bill, notices] = [page.locator('form').first(), page.locator('form').last()];
  await notices.getByRole('checkbox').first().click();
  const ticked = await notices.getByRole('checkbox').first().isChecked();
  await bill.getByLabel(/Файлом PDF/).check();
  await page.route('**/graphql', (route) => route.abort());
  await save(page, 0);
  await bill.getByText(/^Нет связи/).waitFor();
  expect(await bill.getByLabel(/Файлом PDF/).isChecked()).toBe(true);
  await page.unroute('**/graphql');
  await save(page, 0);
  await bill.getByText(/^Сохранено\./).waitFor();
  expect(await notices.getByRole('checkbox').first().isChecked()).toBe(ticked);
  await page.context().close();
});
