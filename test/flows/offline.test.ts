import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readAs } from '../../server/database/tenant-reader.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { readId } from '../../server/ids.ts';
import { consentFor } from '../../server/consents/consent-for.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { ask } from '../support/http.ts';
import { plain, settled, signIn } from './portal-visitor.ts';
import { field, handIn, Meters, type, values } from './readings-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let meters: Meters;
beforeAll(async () => {
  meters = await Meters.open();
}, 120_000);
afterAll(() => meters.close());

/** Waits until the device has all it needs to open the portal without a network. */
async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!(await (await caches.open('kabinet-page')).match('/', { ignoreVary: true })))
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** How often the server was handed readings for the account of this page, and what it knows now. */
async function handedIn(slug: string, page: Page): Promise<{ submissions: number; values: string[] }> {
  const { tenantIds, primaryPool } = meters.portals.server.shared;
  const [, account] = /\/a\/([^/]+)/.exec(page.url())!;
  const id = readId('Account', decodeURIComponent(account!))!;
  const tenantId = tenantIds.get(slug)!;
  const rows = await readAs(primaryPool, tenantId)<{ n: number }>(
    undefined,
    'select count(*)::integer as n from reading_submission where tenant_id = $1 and account_id = $2',
    [tenantId, id.owner],
  );
  const form = await meters.form(slug, page);
  return {
    submissions: rows[0]!.n,
    values: form.meters.flatMap(({ registers }) => registers.flatMap(({ handedIn }) => handedIn ?? [])),
  };
}

const kept = (page: Page) => page.getByText('Сохранено на устройстве, отправим, когда появится связь').first();
const done = (page: Page) => page.getByText('Передано 20 ноября').first();

describe.each(['elista', 'energosbyt', 'stk'])('a resident of %s in a basement', (slug) => {
  test('types without a network, loses the page, and what was typed arrives once when the network is back', async () => {
    const page = await meters.atReadings(slug);
    await ready(page);
    const typed = values(await meters.form(slug, page), 3);
    await page.context().setOffline(true);
    await type(page, typed);
    await handIn(page);
    await kept(page).waitFor();
    await page.reload();
    await kept(page).waitFor();
    expect(plain(await page.locator('main').textContent())).toContain('Нет связи: показываем то, что знали 20 ноября');
    await meters.portals.browser.screenshot(page, `offline-${slug}-360`);
    expect((await handedIn(slug, page)).submissions).toBe(0);
    await page.context().setOffline(false);
    await done(page).waitFor();
    const after = await handedIn(slug, page);
    expect(after.submissions).toBe(new Set(typed.map(({ meter }) => meter)).size);
    expect(after.values).toEqual(typed.map(({ value }) => value));
    await page.context().close();
  });
});

describe('a resident of kaluga', () => {
  const slug = 'kaluga';

  test('hands in once though the answer was lost on its way', async () => {
    const page = await meters.atReadings(slug);
    const typed = values(await meters.form(slug, page), 4);
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      if (operationName !== 'SubmitReadings' || lost++ > 0) return route.fallback();
      const request = route.request();
      const { port } = meters.portals.server;
      const headers = { ...request.headers(), 'content-length': request.postDataBuffer()!.length };
      await ask(port, `${slug}.localhost`, '/graphql', { method: 'POST', headers, body: request.postDataBuffer()! });
      return route.abort('connectionreset');
    });
    await type(page, typed);
    await handIn(page);
    await kept(page).waitFor();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await done(page).waitFor();
    expect(lost).toBe(2);
    expect(await handedIn(slug, page)).toEqual({ submissions: 1, values: typed.map(({ value }) => value) });
    await page.context().close();
  });

  test('is asked about an odd one when the network is back, and says that it is right', async () => {
    const page = await meters.atReadings(slug);
    await ready(page);
    const form = await meters.form(slug, page);
    const [meter] = form.meters;
    const odd = values(form, meter!.registers[0]!.warnAbove! + 1);
    await page.getByRole('button', { name: /^Исправить/ }).click();
    await page.context().setOffline(true);
    await type(page, odd);
    await handIn(page);
    await kept(page).waitFor();
    await page.context().setOffline(false);
    await page.getByText('это больше обычного. Всё верно?').first().waitFor();
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Да, всё верно' }).click();
    await done(page).waitFor();
    expect((await handedIn(slug, page)).values).toEqual(odd.map(({ value }) => value));
    await page.context().close();
  });

  test('keeps what was typed from another resident of the same account, who neither sees nor sends it', async () => {
    const { tenants, tenantIds, clock, orm } = meters.portals.server.shared;
    const tenantId = tenantIds.get(slug)!;
    const page = await meters.atReadings(slug);
    await ready(page);
    const [, account] = /\/a\/([^/]+)/.exec(page.url())!;
    const other = { login: '100000099', password: 'another resident 7' };
    const context = {
      tenant: tenants.find((one) => one.slug === slug)!,
      tenantId,
      clock,
      write: writeAs(orm, tenantId),
    };
    await enrolResident(context, { ...other, accountIds: [readId('Account', decodeURIComponent(account!))!.owner] });
    await consentFor(context, other.login);
    const before = await handedIn(slug, page);
    await page.getByRole('button', { name: /^Исправить/ }).click();
    const typed = values(await meters.form(slug, page), 7);
    await page.context().setOffline(true);
    await type(page, typed);
    await handIn(page);
    await kept(page).waitFor();

    // The session ends while there is no network; another one signs in on this device.
    const place = page.url();
    await page.context().clearCookies();
    await page.goto('about:blank');
    await page.context().setOffline(false);
    await page.goto(`${meters.portals.server.origin(slug)}/`);
    await page.getByText('Есть неотправленные показания').waitFor();
    await signIn(page, { tenant: slug, ...other });
    await page.goto(place);
    await settled(page);
    await page.getByRole('button', { name: /^Исправить/ }).waitFor();
    expect(await kept(page).count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('button', { name: /^Исправить/ }).click();
    expect(await field(page, typed[0]!.meter, typed[0]!.code).inputValue()).not.toBe(typed[0]!.value);
    expect(await handedIn(slug, page)).toEqual(before);

    await page.getByRole('link', { name: 'Ещё' }).click();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL(/\/sign-in/);
    await signIn(page, meters.resident(slug));
    await page.goto(place);
    await done(page).waitFor();
    expect((await handedIn(slug, page)).values).toEqual(typed.map(({ value }) => value));
    await page.context().close();
  });

  test('leaves nothing on the device at a sign-out but what is asked for, and that goes at the next sign-in', async () => {
    const page = await meters.atReadings(slug);
    await ready(page);
    const place = page.url();
    await page.getByRole('button', { name: /^Исправить/ }).click();
    const typed = values(await meters.form(slug, page), 9);
    await page.route('**/graphql', (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      return operationName === 'SubmitReadings' ? route.abort('connectionreset') : route.fallback();
    });
    await type(page, typed);
    await handIn(page);
    await kept(page).waitFor();
    await page.getByRole('link', { name: 'Ещё' }).click();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.getByRole('button', { name: 'Оставить и выйти' }).click();
    await page.waitForURL(/\/sign-in/);
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
    const left = await page.evaluate(async () => {
      const open = indexedDB.open('kabinet-answers');
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.addEventListener('success', () => resolve(open.result));
      });
      const asked = database.transaction('answers').objectStore('answers').getAllKeys();
      await new Promise((resolve) => asked.addEventListener('success', resolve));
      return [...asked.result.map(String), ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    });
    expect(left.filter((key) => !/^(?:Tenant |solid-router:scroll)/.test(key))).toEqual([]);
    await page.context().setOffline(true);
    await page.goto(place);
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
    await page.context().setOffline(false);
    await page.unroute('**/graphql');
    await page.goto(`${meters.portals.server.origin(slug)}/`);
    await signIn(page, meters.resident(slug));
    await page.goto(place);
    await done(page).waitFor();
    expect((await handedIn(slug, page)).values).toEqual(typed.map(({ value }) => value));
    await page.context().close();
  });
});
