import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

// A real browser, several sign-ins in a test.
vi.setConfig({ testTimeout: 90_000 });

let portals: Portals;
beforeAll(async () => {
  portals = await openPortals();
}, 120_000);
afterAll(() => portals.close());

const resident = () => portals.residents.find(({ tenant }) => tenant === 'kaluga')!;
const origin = () => portals.server.origin('kaluga');

/** Taps the digits on the keypad. */
async function tap(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
}

/** A device at kaluga on which the demonstration resident is signed in and has set a PIN. */
async function withPin(pin: string): Promise<Page> {
  const page = await portals.visit('kaluga');
  await signIn(page, resident());
  await page.goto(`${origin()}/settings/pin`);
  await page.getByRole('button', { name: 'Задать PIN-код' }).tap();
  await page.getByText('Придумайте PIN-код из 4 цифр').waitFor();
  await tap(page, pin);
  await page.getByRole('group', { name: 'Введите его ещё раз' }).waitFor();
  await tap(page, pin);
  await page.getByRole('heading', { name: 'PIN-код включён' }).waitFor();
  return page;
}

/** Signs out as the page does; the page of the sign-in comes from the server. */
async function leave(page: Page): Promise<void> {
  await page.goto(`${origin()}/`);
  await page.waitForURL(/\/a\/[\w-]+$/);
  await page.goto(`${page.url()}/more`);
  await page.getByRole('button', { name: 'Выйти' }).tap();
  await page.waitForURL(/\/sign-in$/);
}

const dots = (page: Page) => page.locator('[data-dots] > .bg-ink').count();

test('a resident sets a PIN, leaves, and comes back by four taps', async () => {
  const page = await withPin('4071');
  await leave(page);
  await page.getByText('Введите PIN-код').waitFor();
  expect(await page.locator('input').count()).toBe(0);
  const box = await page.getByRole('button', { name: '5', exact: true }).boundingBox();
  expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(56);
  await tap(page, '40');
  expect(await dots(page)).toBe(2);
  await page.getByText('Введено 2 из 4').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Стереть' }).tap();
  expect(await dots(page)).toBe(1);
  await tap(page, '071');
  await page.waitForURL(/\/a\/[\w-]+$/);
  await settled(page);
  await page.context().close();
});

test('the keyboard does as well, and one who was not signed in comes back to the same place', async () => {
  const page = await withPin('4071');
  await page.context().clearCookies({ name: '__Host-kabinet-refresh' });
  await page.goto(`${origin()}/settings/pin`);
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByText('Введите PIN-код').waitFor();
  await page.keyboard.type('13');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('4071');
  await page.getByRole('heading', { name: 'PIN-код включён' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('five wrong PINs lead to the login and the password, and the keypad does not come again', async () => {
  const page = await withPin('4071');
  await leave(page);
  for (const left of ['Осталось 4 попытки', 'Осталось 3 попытки', 'Осталось 2 попытки', 'Осталась 1 попытка']) {
    await tap(page, '1357');
    await page.getByRole('alert').filter({ hasText: left }).waitFor();
    expect(await dots(page)).toBe(0);
  }
  await tap(page, '1357');
  const login = page.locator('input[name=username]');
  await login.waitFor();
  expect(plain(await page.locator('main').textContent())).toContain('на этом устройстве отключён. Войдите с паролем.');
  expect(await login.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.reload();
  await login.waitFor();
  await signIn(page, resident());
  await page.context().close();
});

test('the password is always a tap away, and so is the way back', async () => {
  const page = await withPin('4071');
  await leave(page);
  await page.getByRole('button', { name: 'Войти с паролем' }).tap();
  await page.locator('input[name=username]').waitFor();
  await page.getByRole('button', { name: 'Войти по PIN-коду' }).tap();
  await page.getByText('Введите PIN-код').waitFor();
  await page.getByRole('button', { name: 'Войти с паролем' }).tap();
  await signIn(page, resident());
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('PINs that differ, and a simple one, are said kindly; nothing is set', async () => {
  const page = await portals.visit('kaluga');
  await signIn(page, resident());
  await page.goto(`${origin()}/settings/pin`);
  await page.getByRole('button', { name: 'Задать PIN-код' }).tap();
  for (const [first, second, said] of [
    ['4071', '4072', 'не совпали'],
    ['1111', '1111', 'подбирают первым'],
  ] as const) {
    await page.getByRole('group', { name: 'Придумайте PIN-код' }).waitFor();
    await tap(page, first);
    await page.getByRole('group', { name: 'Введите его ещё раз' }).waitFor();
    await tap(page, second);
    await page.getByRole('alert').filter({ hasText: said }).waitFor();
  }
  await page.getByRole('button', { name: 'Отмена' }).tap();
  await page.getByRole('heading', { name: 'PIN-код не задан' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('a finger is added beside the PIN, signs in by one tap, and is removed', async () => {
  const page = await withPin('4071');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.reload();
  await page.getByRole('button', { name: 'Включить' }).tap();
  await page.getByRole('heading', { name: 'Вход по отпечатку или лицу включён' }).waitFor();
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toMatchObject([{ rpId: 'kaluga.localhost' }]);

  await leave(page);
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Войти по отпечатку или лицу' }).tap();
  // Somebody else's finger: nothing happens, the PIN is there still.
  await page.getByText('Введите PIN-код').waitFor();
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.reload();
  await page.getByRole('button', { name: 'Войти по отпечатку или лицу' }).tap();
  await page.waitForURL(/\/a\/[\w-]+$/);

  await page.goto(`${origin()}/settings/pin`);
  await page.getByRole('button', { name: 'Отключить' }).tap();
  await page.getByRole('button', { name: 'Включить' }).waitFor();
  await leave(page);
  await page.getByText('Введите PIN-код').waitFor();
  expect(await page.getByRole('button', { name: 'Войти по отпечатку или лицу' }).count()).toBe(0);
  await page.context().close();
});

test('a PIN that is removed asks for the password again', async () => {
  const page = await withPin('4071');
  await page.getByRole('button', { name: 'Убрать PIN-код' }).tap();
  await page.getByRole('heading', { name: 'PIN-код не задан' }).waitFor();
  await leave(page);
  await page.locator('input[name=username]').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('another utility’s portal does not know the device, and no script sees what it is known by', async () => {
  const page = await withPin('4071');
  const cookies = await page.context().cookies(origin());
  expect(cookies.find(({ name }) => name === '__Host-kabinet-device')).toMatchObject({
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    path: '/',
    domain: 'kaluga.localhost',
  });
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.goto(`${portals.server.origin('stk')}/sign-in`);
  await page.locator('input[name=username]').waitFor();
  await page.context().close();
});
