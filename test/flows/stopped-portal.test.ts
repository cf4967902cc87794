import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { staffOf } from './portal-staff.ts';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

let portals: Portals;
let staff: Awaited<ReturnType<typeof staffOf>>;
beforeAll(async () => {
  portals = await openPortals();
  staff = await staffOf(portals.server, 'elista');
}, 120_000);
afterAll(() => portals.close());

const word = 'До 1 декабря кабинет не работает: меняем программу расчётов.';
const stop = () =>
  staff('mutation ($input: StopServiceInput!) { stopService(input: $input) { done } }', { message: word });
const resume = () => staff('mutation { resumeService { done } }');
const resident = () => portals.residents.find(({ tenant }) => tenant === 'elista')!;
const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

/** The notice, and nothing that could be filled in beside it. */
async function noticeOn(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Кабинет пока не работает' }).waitFor();
  const text = plain(await page.locator('main').textContent());
  expect(text).toContain(word);
  expect(text).toContain('8 (84722)');
  expect(await page.locator('input').count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
}

test('one who is signed in when the portal is stopped reads why, and is back at the same page when it works', async () => {
  const page = await portals.visit('elista');
  const home = await signIn(page, resident());
  await page.goto(`${home}/charges`);
  await settled(page);
  await stop();
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('link', { name: 'Настройки' }).click();
  await page.getByRole('link', { name: 'Где вы вошли' }).click();
  await noticeOn(page);
  expect(await faultsOf(page)).toEqual([]);
  const place = page.url();
  expect(place).toMatch(/\/settings\/sessions$/);
  await portals.browser.screenshot(page, 'stopped-elista-360');
  await page.getByRole('button', { name: 'Проверить сейчас' }).click();
  await page.getByText('Пока не работает.').first().waitFor();
  await page.reload();
  await noticeOn(page);

  await resume();
  // Each server learns of it within seconds.
  await expect
    .poll(async () => {
      await page
        .getByRole('button', { name: 'Проверить сейчас' })
        .click({ timeout: 500 })
        .catch(() => undefined);
      return page.getByRole('heading', { name: 'Вход' }).count();
    })
    .toBe(1);
  await page.locator('input[name=username]').fill(resident().login);
  await page.locator('input[name=password]').fill(resident().password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByText('это устройство').waitFor();
  expect(page.url()).toBe(place);
  await page.context().close();
});

test('one who comes to a stopped portal finds the word at every door, and contacts and texts are there still', async () => {
  await stop();
  const page = await portals.visit('elista', desk);
  for (const path of ['/', '/sign-in', '/registration', '/password', '/activation#code', '/a/strange/bills']) {
    await page.goto('about:blank');
    await page.goto(portals.server.origin('elista') + path);
    await noticeOn(page);
    expect(new URL(page.url()).pathname).toBe(path.replace(/#.*/, ''));
  }
  await portals.browser.screenshot(page, 'stopped-elista-1280');
  await page.getByRole('link', { name: 'Адреса и контакты' }).click();
  await page.getByRole('heading', { name: 'Контакты' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Правила и документы' }).click();
  await page.getByRole('heading', { level: 1, name: /документы/i }).waitFor();
  const elsewhere = await portals.visit('kaluga');
  await elsewhere.getByRole('heading', { name: 'Вход' }).waitFor();
  await resume();
  await elsewhere.context().close();
  await page.context().close();
});

test('a form that was being filled in when the portal stopped gives way to the word', async () => {
  const page = await portals.visit('elista');
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await stop();
  await page.locator('input[name=username]').fill(resident().login);
  await page.locator('input[name=password]').fill(resident().password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await noticeOn(page);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Кабинет пока не работает');
  await resume();
  // Nobody presses anything: the page asks when it is looked at again.
  await expect
    .poll(async () => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return page.getByRole('heading', { name: 'Вход' }).count();
    })
    .toBe(1);
  await page.context().close();
});

test('one whose session was ended elsewhere reads so at the sign-in, and comes back to where they were', async () => {
  const [here, there] = [await portals.visit('elista'), await portals.visit('elista', desk)];
  const home = await signIn(there, resident());
  await signIn(here, resident());
  await here.goto(`${portals.server.origin('elista')}/settings/sessions`);
  await here.getByRole('button', { name: 'Выйти на всех других устройствах' }).click();
  await here.getByText('Больше вы нигде не вошли.').waitFor();
  await there.goto(`${home}/charges?from=2026-05&to=2026-10`);
  await there.getByRole('heading', { name: 'Вход' }).waitFor();
  expect(plain(await there.locator('main').textContent())).toContain(
    'Вход на этом устройстве завершили с другого вашего устройства. Войдите ещё раз. После входа откроется та же страница.',
  );
  await there.locator('input[name=username]').fill(resident().login);
  await there.locator('input[name=password]').fill(resident().password);
  await there.getByRole('button', { name: 'Войти', exact: true }).click();
  await there.waitForURL(`${home}/charges?from=2026-05&to=2026-10`);
  await settled(there);
  await Promise.all([here.context().close(), there.context().close()]);
});

test('one whom the utility has blocked reads what to do', async () => {
  const block = await staffOf(portals.server, 'stk');
  const blocked = portals.residents.find(({ tenant }) => tenant === 'stk')!;
  const page = await portals.visit('stk');
  await signIn(page, blocked);
  await settled(page);
  const done = await block('mutation ($input: BlockResidentInput!) { blockResident(input: $input) { done } }', {
    login: blocked.login,
    reason: 'Звонил житель',
  });
  expect(done.data).toEqual({ blockResident: { done: true } });
  await page.reload();
  await page.getByText('Вход закрыт: похоже, в кабинет заходил кто-то чужой.').waitFor();
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await page.context().close();
});
