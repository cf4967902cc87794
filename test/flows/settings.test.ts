import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 60_000 });

let portals: Portals;
beforeAll(async () => void (portals = await openPortals()), 120_000);
afterAll(() => portals.close());

const fresh = 'пять синих чайников';
const laptop = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };
/** Passwords that were changed here. */
const changed = new Map<string, string>();
const residentOf = (slug: string) => {
  const resident = portals.residents.find(({ tenant }) => tenant === slug)!;
  return { ...resident, password: changed.get(slug) ?? resident.password };
};

async function enter(slug: string, options: Parameters<Portals['visit']>[1] = {}): Promise<Page> {
  const page = await portals.visit(slug, options);
  page.setDefaultTimeout(15_000);
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await signIn(page, residentOf(slug));
  await settled(page);
  return page;
}

/** To a page of the settings as one goes there: Ещё, Настройки, its link. */
async function settings(page: Page, link: string): Promise<void> {
  await page.getByRole('link', { name: 'Ещё' }).first().click();
  await page.getByRole('link', { name: 'Настройки' }).click();
  await page.getByRole('heading', { name: 'Настройки' }).waitFor();
  await page.getByRole('link', { name: link }).click();
  await settled(page);
}

const fill = async (page: Page, old: string, password: string, again = password): Promise<void> => {
  const fields: [string, string][] = [
    ['password', old],
    ['new-password', password],
    ['new-password-again', again],
  ];
  // The form comes with a file of its own: only then it is known which fields it has.
  await page.getByRole('button', { name: 'Сменить пароль' }).waitFor();
  for (const [name, text] of fields)
    if (await page.locator(`input[name=${name}]`).count()) await page.locator(`input[name=${name}]`).fill(text);
  await page.getByRole('button', { name: 'Сменить пароль' }).click();
};

test.each(['kaluga', 'energosbyt'])(
  'a resident of %s changes the password: this browser stays, the other one signs in anew',
  async (slug) => {
    const [here, there] = [await enter(slug), await enter(slug, laptop)];
    await settings(here, 'Пароль');
    const { password } = residentOf(slug);

    await fill(here, 'не тот пароль', fresh);
    const old = here.locator('input[name=password]');
    await here.getByText('Старый пароль не подошёл').waitFor();
    expect(await old.getAttribute('aria-invalid')).toBe('true');
    expect(await old.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await here.locator('input[name=new-password]').inputValue()).toBe(fresh);

    await fill(here, password, '12345678');
    await here.getByText('Такой пароль подбирают первым').waitFor();
    expect(await here.locator('input[name=new-password]').getAttribute('aria-invalid')).toBe('true');

    await fill(here, password, fresh);
    await here.getByText('Пароль изменён. На других устройствах нужно войти заново.').first().waitFor();
    await here.getByRole('link', { name: 'К настройкам' }).click();
    await here.getByRole('link', { name: 'Где вы вошли' }).click();
    await here.getByText('это устройство').waitFor();
    expect(await here.getByRole('list', { name: 'Устройства' }).getByRole('listitem').count()).toBe(1);

    await there.getByRole('link', { name: 'История' }).first().click();
    await there.reload();
    await there.getByRole('heading', { name: 'Вход' }).waitFor();
    await there.context().close();
    await here.context().close();
    changed.set(slug, fresh);
    const again = await enter(slug);
    await again.context().close();
  },
);

test('what is plainly wrong with a new password needs no server', async () => {
  const page = await enter('elista');
  await settings(page, 'Пароль');
  const sent: string[] = [];
  page.on('request', (request) => request.url().endsWith('/graphql') && sent.push(request.postData() ?? ''));
  await fill(page, '', 'мало', 'мало');
  expect(await page.locator('input[name=password]').getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('input[name=new-password]').getAttribute('aria-invalid')).toBe('true');
  await fill(page, residentOf('elista').password, fresh, 'другой пароль');
  expect(plain(await page.locator('form').textContent())).toContain('Пароли не совпали');
  expect(sent.filter((text) => text.includes('ChangePassword'))).toEqual([]);
  await page.context().close();
});

test('a resident sees where they are signed in, ends one sign-in and then all others', async () => {
  const here = await enter('stk');
  const others = [await enter('stk', laptop), await enter('stk', laptop), await enter('stk', laptop)];
  await settings(here, 'Где вы вошли');
  const rows = here.getByRole('list', { name: 'Устройства' }).getByRole('listitem');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(4);
  const own = rows.filter({ hasText: 'это устройство' });
  expect(await own.count()).toBe(1);
  expect(await own.getByRole('button').count()).toBe(0);
  expect(plain(await own.textContent())).toMatch(/Последний раз .* в \d\d:\d\d.*Вход с паролем/);

  await rows
    .getByRole('button', { name: /^Выйти на устройстве/ })
    .first()
    .click();
  await expect.poll(() => rows.count()).toBe(3);
  await here.getByRole('button', { name: 'Выйти на всех других устройствах' }).click();
  await here.getByText('Больше вы нигде не вошли.').waitFor();
  expect(await rows.count()).toBe(1);
  for (const page of others) {
    await page.reload();
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
    await page.context().close();
  }
  await here.reload();
  await here.getByText('это устройство').waitFor();
  await here.context().close();
});

test('a lost connection is told on the list of devices, and mends itself', async () => {
  const page = await enter('kaluga');
  await settings(page, 'Пароль');
  await page.getByRole('link', { name: 'Настройки' }).click();
  await page.route('**/graphql', (route) => route.abort());
  await page.getByRole('link', { name: 'Где вы вошли' }).click();
  await page.getByText('Нет связи. Покажем всё, как только она появится.').waitFor();
  expect(await page.getByRole('list', { name: 'Устройства' }).count()).toBe(0);
  await page.unroute('**/graphql');
  await page.getByText('это устройство').waitFor();
  await page.context().close();
});

test.each(['kaluga', 'energosbyt', 'elista', 'stk'])('settings of %s fit a phone and a wide screen', async (slug) => {
  const page = await enter(slug);
  for (const path of ['/settings', '/settings/password', '/settings/sessions']) {
    await page.goto(portals.server.origin(slug) + path);
    await settled(page);
    for (const [width, height] of [
      [320, 640],
      [360, 740],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
      await portals.browser.screenshot(page, `settings${path.replaceAll('/', '-').slice(9)}-${slug}-${width}`);
    }
  }
  await page.context().close();
});
