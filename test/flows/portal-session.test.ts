import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

let portals: Portals;
beforeAll(async () => {
  portals = await openPortals();
}, 120_000);
afterAll(() => portals.close());

const resident = () => portals.residents.find(({ tenant }) => tenant === 'kaluga')!;

/** Names of the operations a page sends, as they go. */
function operations(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql'))
      sent.push((request.postDataJSON() as { operationName: string }).operationName);
  });
  return sent;
}

test('one signs in with the keyboard alone', async () => {
  const page = await portals.visit('kaluga', { viewport: { width: 1280, height: 800 } });
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);
  while ((await focused()) !== 'username') await page.keyboard.press('Tab');
  await page.keyboard.type(resident().login);
  expect(plain(await page.locator('input[name=username]').inputValue())).toBe('100 000 004');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('password');
  await page.keyboard.type(resident().password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/a\//);
  await settled(page);
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Показания', exact: true }).press('Enter');
  await page.waitForURL(/\/readings$/);
  await settled(page);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Показания');
  await page.context().close();
});

test('a wrong password is told beside the form; the login stays', async () => {
  const page = await portals.visit('kaluga');
  await page.locator('input[name=username]').fill(resident().login);
  await page.locator('input[name=password]').fill('not the password');
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByRole('alert').waitFor();
  expect(plain(await page.getByRole('alert').textContent())).toMatch(/пароль/);
  expect(plain(await page.locator('input[name=username]').inputValue())).toBe('100 000 004');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)).toBe('password');
  await page.getByRole('button', { name: 'Показать пароль' }).click();
  expect(await page.locator('input[name=password]').getAttribute('type')).toBe('text');
  await page.context().close();
});

test('a number of a wrong length is told beside its field, and nobody is asked', async () => {
  const page = await portals.visit('kaluga');
  const sent = operations(page);
  await page.locator('input[name=username]').fill('12345');
  await page.getByRole('button', { name: 'Войти' }).click();
  const field = page.locator('input[name=username]');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(plain(await page.locator('form').textContent())).toContain('а сейчас 5');
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(sent).not.toContain('SignIn');
  await page.context().close();
});

test('a reload keeps the resident, the place and the account', async () => {
  const page = await portals.visit('kaluga');
  const home = await signIn(page, resident());
  await page.goto(`${home}/charges?from=2026-05&to=2026-10`);
  await settled(page);
  const sent = operations(page);
  await page.reload();
  await settled(page);
  expect(page.url()).toBe(`${home}/charges?from=2026-05&to=2026-10`);
  expect(await page.getByRole('row').count()).toBe(8);
  expect(sent.filter((name) => name === 'RefreshSession')).toHaveLength(1);
  expect(
    await page.evaluate(() => Object.values(localStorage).concat(Object.values(sessionStorage)).join()),
  ).not.toMatch(/eyJ/);
  await page.context().close();
});

test('a token refused as expired is renewed once, and the page never shows it', async () => {
  const page = await portals.visit('kaluga');
  await signIn(page, resident());
  await settled(page);
  let refused = 0;
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName !== 'Bills' || refused++ > 0) return route.fallback();
    const errors = [{ message: 'Войдите ещё раз.', extensions: { code: 'UNAUTHENTICATED' } }];
    return route.fulfill({ status: 401, json: { errors } });
  });
  const sent = operations(page);
  await page.getByRole('link', { name: 'История' }).click();
  await page.waitForURL(/\/bills$/);
  await page.getByRole('link', { name: /Октябрь 2026 оплачено/ }).waitFor();
  expect(refused).toBe(2);
  expect(sent.filter((name) => name === 'RefreshSession')).toHaveLength(1);
  await page.context().close();
});

test('one who was not signed in comes back to the same place after it', async () => {
  const page = await portals.visit('kaluga');
  const home = await signIn(page, resident());
  await page.context().clearCookies();
  await page.goto(`${home}/bills/2026-10`);
  await page.waitForURL(/\/sign-in\?next=/);
  await page.locator('input[name=username]').fill(resident().login);
  await page.locator('input[name=password]').fill(resident().password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByRole('link', { name: 'Оплатить' }).waitFor();
  expect(page.url()).toBe(`${home}/bills/2026-10`);
  await page.context().close();
});

test('two tabs renew without losing the session, and signing out in one ends both', async () => {
  const page = await portals.visit('kaluga');
  const home = await signIn(page, resident());
  const tab = await page.context().newPage();
  await Promise.all([page.goto(`${home}/bills`), tab.goto(`${home}/readings`)]);
  await Promise.all([settled(page), settled(tab)]);
  await Promise.all([page.reload(), tab.reload()]);
  await Promise.all([settled(page), settled(tab)]);
  expect([page.url(), tab.url()]).toEqual([`${home}/bills`, `${home}/readings`]);
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await Promise.all([page.waitForURL(/\/sign-in/), tab.waitForURL(/\/sign-in/)]);
  await page.goto(home);
  await page.waitForURL(/\/sign-in/);
  await page.context().close();
});

test('the other account shows the same page of its own', async () => {
  const page = await portals.visit('kaluga');
  const home = await signIn(page, resident());
  await page.goto(`${home}/bills`);
  await settled(page);
  const before = plain(await page.locator('main').textContent());
  await page.getByRole('button', { name: /Лицевой счёт/ }).click();
  await page
    .getByRole('link', { name: /Лицевой счёт/ })
    .nth(1)
    .click();
  await page.waitForURL((url) => url.pathname.endsWith('/bills') && !url.href.startsWith(home));
  await settled(page);
  expect(plain(await page.locator('main').textContent())).not.toBe(before);
  await page.goBack();
  await page.waitForURL(`${home}/bills`);
  await page.context().close();
});

test('a lost connection is told quietly and mends itself', async () => {
  const page = await portals.visit('kaluga');
  const home = await signIn(page, resident());
  await settled(page);
  await page.getByRole('link', { name: 'Показания', exact: true }).hover();
  await page.goto(`${home}/more`);
  await settled(page);
  await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
  await page.getByRole('link', { name: 'Главная' }).click();
  await page.getByRole('button', { name: 'Повторить' }).waitFor();
  expect(plain(await page.locator('main').textContent())).toContain('Нет связи');
  await page.unroute('**/graphql');
  await page.evaluate(() => {
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
  });
  await page.getByRole('heading', { name: /К оплате/ }).waitFor();
  await page.context().close();
});

test('an account of somebody else looks like one that is not there', async () => {
  const page = await portals.visit('kaluga');
  await signIn(page, resident());
  const { viewer } = await portals.ask<{ viewer: { accounts: { nodes: { id: string }[] } } }>(
    'stk',
    '{ viewer { accounts(first: 1) { nodes { id } } } }',
  );
  await page.goto(`${portals.server.origin('kaluga')}/a/${viewer.accounts.nodes[0]!.id}`);
  await settled(page);
  expect(await page.getByRole('heading').allTextContents()).toEqual(['Лицевой счёт не найден']);
  await page.getByRole('link', { name: 'На главную', exact: true }).click();
  await page.getByRole('heading', { name: /К оплате/ }).waitFor();
  await page.context().close();
});
