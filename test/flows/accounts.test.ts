import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Doorstep, faultsOf, heading, press } from './newcomer-visits.ts';
import { plain, settled } from './portal-visitor.ts';

let door: Doorstep;
beforeAll(async () => void (door = await Doorstep.open()), 120_000);
afterAll(() => door.close());

const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

/** A resident who has accepted the texts, with these accounts. */
async function resident(slug: string, accounts: readonly { id: string; number: string }[], { people } = door) {
  const { town } = people;
  const { given } = town;
  const tenantId = people.tenantId(slug);
  const person = await town.resident(slug);
  const { rules } = town.server.shared.tenants.find((one) => one.slug === slug)!;
  const login = rules.login.mode === 'ACCOUNT_NUMBER' ? accounts[0]!.number : person.login;
  await given.sql('update login set login = $2 where resident_id = $1', [person.id, login]);
  for (const account of accounts) await given.link(person.id, { tenantId, ...account });
  for (const { kind, version } of people.ticks(slug))
    await given.sql(
      `insert into consent (tenant_id, resident_id, id, kind, version, hash, place, given_at, ip)
       values ($1, $2, $3, $4, $5, '-', 'REGISTRATION', now(), '-')`,
      [tenantId, person.id, randomUUID(), kind, version],
    );
  return { ...person, login };
}

async function signIn(page: Page, { login, password }: { login: string; password: string }): Promise<void> {
  await page.locator('input[name=username]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await press(page, 'Войти');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await settled(page);
}

const listed = async (page: Page) =>
  (await page.locator('main ul.card > li > a').allTextContents()).map((text) =>
    plain(text).replace(/(?<=\d) (?=\d)/g, ''),
  );

/** Pictures of the page as a phone and as a desk show it, when somebody asks for them. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' });
}

test.each([
  ['phone', {}],
  ['desk', desk],
])(
  'a resident of Kaluga adds an account by its number, switches on the same page and removes it: %s',
  async (form, options) => {
    const [own, second] = [await door.people.account('kaluga'), await door.people.account('kaluga')];
    const person = await resident('kaluga', [own]);
    const page = await door.visit('kaluga', '/', options);
    await signIn(page, person);
    await shot(page, `accounts-kaluga-corner-${form}`);
    await page.getByRole('link', { name: 'Добавить счёт' }).click();
    await heading(page, 'Добавить счёт');
    const number = page.getByLabel('Номер лицевого счёта');
    await press(page, 'Добавить');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)).toBe('other-account');
    await number.fill(door.people.freeNumber('kaluga'));
    await press(page, 'Добавить');
    await page.getByText('Добавить не получилось').waitFor();
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    await shot(page, `accounts-kaluga-refused-${form}`);
    expect(await faultsOf(page)).toEqual([]);
    await number.fill('');
    await number.pressSequentially(second.number);
    expect(plain(await number.inputValue())).toBe(second.number.replace(/(...)(?=.)/g, '$1 '));
    await page.reload();
    await heading(page, 'Добавить счёт');
    expect(plain(await number.inputValue())).toBe(second.number.replace(/(...)(?=.)/g, '$1 '));
    await press(page, 'Добавить');
    await heading(page, 'Лицевые счета');
    expect(plain(await page.locator('main p').first().textContent())).toMatch(/^Счёт [\d ]+ добавлен\.$/);
    expect(await listed(page)).toEqual([
      expect.stringMatching(new RegExp(`^${own.number} ?основной`)),
      expect.stringMatching(new RegExp(`^${second.number}`)),
    ]);
    await shot(page, `accounts-kaluga-list-${form}`);
    expect(await faultsOf(page)).toEqual([]);

    await page.locator('main ul.card > li > a').first().click();
    await page.waitForURL(/\/a\/[\w-]+$/);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: 'История', exact: true })
      .filter({ visible: true })
      .click();
    await page.waitForURL(/\/bills$/);
    await settled(page);
    const before = page.url();
    await page.getByRole('button', { name: 'Выбрать другой' }).click();
    await shot(page, `accounts-kaluga-switch-${form}`);
    await page
      .locator('main ul li a:not([aria-current])')
      .filter({ visible: true, hasText: second.number.slice(0, 3) })
      .first()
      .click();
    await page.waitForURL((url) => url.href !== before && url.pathname.endsWith('/bills'));

    await page.goto(`${door.people.town.server.origin('kaluga')}/settings/accounts`);
    await heading(page, 'Лицевые счета');
    await settled(page);
    await page
      .getByRole('button', { name: /^Убрать из кабинета/ })
      .last()
      .click();
    await shot(page, `accounts-kaluga-remove-${form}`);
    expect(await faultsOf(page)).toEqual([]);
    await press(page, 'Оставить');
    await page
      .getByRole('button', { name: /^Убрать из кабинета/ })
      .last()
      .click();
    await press(page, 'Убрать');
    await page
      .getByText(/убран\.$/)
      .first()
      .waitFor();
    expect(await listed(page)).toEqual([expect.stringMatching(new RegExp(`^${own.number}`))]);
    await page.goto(`${door.people.town.server.origin('kaluga')}/`);
    await page.waitForURL(/\/a\/[\w-]+$/);
    await page.context().close();
  },
  90_000,
);

test('at the energy retailer an account is added by its own password, and is gone when that changes', async () => {
  const [own, second] = [await door.people.account('energosbyt'), await door.people.account('energosbyt')];
  const person = await resident('energosbyt', [own]);
  const other = await resident('energosbyt', [second]);
  const page = await door.visit('energosbyt', '/', desk);
  await signIn(page, person);
  await page.getByRole('navigation').getByRole('link', { name: 'Мои счета' }).filter({ visible: true }).click();
  await heading(page, 'Лицевые счета');
  await page.getByRole('link', { name: 'Добавить счёт' }).click();
  await page.getByLabel('Платёжный код').fill(second.number);
  await page.getByLabel('Пароль этого счёта').fill('not the password');
  await press(page, 'Добавить');
  await page.getByRole('alert').waitFor();
  expect(plain(await page.getByLabel('Платёжный код').inputValue()).replaceAll(' ', '')).toBe(second.number);
  await shot(page, 'accounts-energosbyt-add-desk');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Пароль этого счёта').fill(other.password);
  await press(page, 'Добавить');
  await heading(page, 'Лицевые счета');
  expect(await listed(page)).toHaveLength(2);
  await shot(page, 'accounts-energosbyt-list-desk');
  // The one of the registration cannot be removed here, the added one can.
  expect(await page.getByRole('button', { name: /^Убрать из кабинета/ }).count()).toBe(1);

  const { town } = door.people;
  const { accessToken } = await town.signIn('energosbyt', other);
  const changed = { oldPassword: other.password, newPassword: 'семь жёлтых лестниц' };
  expect(await town.change('energosbyt', changed, accessToken)).toMatchObject({ __typename: 'PasswordChanged' });
  await page.reload();
  await heading(page, 'Лицевые счета');
  await settled(page);
  expect(await listed(page)).toEqual([expect.stringMatching(new RegExp(`^${own.number}`))]);
  await town.deliver();
  expect(plain(town.mail.to(person.email).at(-1)?.text ?? '')).toMatch(/Счёт [\d ]+ отвязан/);
  await page.context().close();
}, 90_000);

test.each([
  ['phone', {}],
  ['desk', desk],
])(
  'who has registered with STK adds the account by the code from the office: %s',
  async (form, options) => {
    const { people } = door;
    const email = `newcomer-${form}@mail.example`;
    const login = `anna-${form}`;
    const password = 'пять синих чайников';
    const first = await people.start('stk', { fullName: 'Иванова Анна Петровна', phone: '+7 910 000-00-01', email });
    await people.goOn('stk', first.registration, { login, password });
    await people.town.deliver();
    await people.complete('stk', { token: people.town.tokenFor(email) });

    const page = await door.visit('stk', '/', options);
    await signIn(page, { login, password });
    await heading(page, 'Добавьте лицевой счёт');
    await page.getByText('Код выдают в офисе обслуживания').waitFor();
    await shot(page, `accounts-stk-home-${form}`);
    expect(await faultsOf(page)).toEqual([]);
    const code = page.getByLabel('Код из офиса');
    await code.fill('WRONG-CODE9');
    await press(page, 'Добавить');
    await page.getByText('Код не подошёл').waitFor();
    expect(await code.inputValue()).toBe('WRONG-CODE9');
    await shot(page, `accounts-stk-refused-${form}`);

    // Settings, contacts and the way out are there without an account.
    await page.getByRole('link', { name: 'Настройки' }).first().click();
    await heading(page, 'Настройки');
    await page.getByRole('button', { name: 'Выйти' }).waitFor();
    await page.goBack();
    await heading(page, 'Добавьте лицевой счёт');

    const account = await people.account('stk');
    await page.getByLabel('Код из офиса').fill((await people.officeCode('stk', account)).toLowerCase());
    await press(page, 'Добавить');
    await page.waitForURL(/\/a\/[\w-]+$/);
    await settled(page);
    expect(plain(await page.locator('main').textContent())).toContain('1 234,56');
    await page.context().close();
  },
  90_000,
);

test('a fifth utility lets one choose the way: checks of the registration, all of which it asks', async () => {
  const fifth = await Doorstep.open({ tenantsDir: join(import.meta.dirname, '..', 'tenants') });
  try {
    const { people } = fifth;
    const [own, second] = [await people.account('fixture'), await people.account('fixture')];
    const person = await resident('fixture', [own], fifth);
    // The code binds an account in its owner's name alone.
    await people.town.given.sql('update resident set name = $2 where id = $1', [person.id, second.owner]);
    const page = await fifth.visit('fixture', '/');
    await signIn(page, person);
    await page.getByRole('link', { name: 'Добавить счёт' }).click();
    await heading(page, 'Добавить счёт');
    await page.getByLabel('Код из офиса').waitFor();
    await page.getByLabel('По данным из квитанции').check();
    const typed = {
      'Единый лицевой счёт': second.number,
      'Код из офиса': await people.officeCode('fixture', second),
      'Сумма к оплате, в рублях': '9999',
    };
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text);
    await press(page, 'Добавить');
    await page.getByRole('alert').waitFor();
    expect(plain(await page.getByRole('alert').textContent())).toBe('Придите в контору во вторник или в четверг.');
    await shot(page, 'accounts-fixture-checks-phone');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Сумма к оплате, в рублях').fill(second.due);
    await press(page, 'Добавить');
    await heading(page, 'Лицевые счета');
    expect(await listed(page)).toHaveLength(2);
  } finally {
    await fifth.close();
  }
}, 90_000);

test(
  'one who signs in where another’s session was ended sees their own account alone',
  { timeout: 90_000 },
  async () => {
    const [first, second] = [await door.people.account('kaluga'), await door.people.account('kaluga')];
    const [anna, boris] = [await resident('kaluga', [first]), await resident('kaluga', [second])];
    const [here, there] = [await door.visit('kaluga', '/'), await door.visit('kaluga', '/')];
    await signIn(here, anna);
    await signIn(there, anna);
    await there.goto(`${door.people.town.server.origin('kaluga')}/settings/sessions`);
    await press(there, 'Выйти на всех других устройствах');
    await there.getByText('Больше вы нигде не вошли.').waitFor();
    const strange = new URL(here.url()).pathname.split('/')[2]!;
    // No reload: the page still holds what it had asked for.
    await here.getByRole('link', { name: 'История' }).click();
    await heading(here, 'Вход');
    await here.locator('input[name=username]').fill(boris.login);
    await here.locator('input[name=password]').fill(boris.password);
    await press(here, 'Войти');
    await heading(here, 'Лицевой счёт не найден');
    await here.getByRole('link', { name: 'На главную', exact: true }).click();
    await here.waitForURL(/\/a\/[\w-]+$/);
    await settled(here);
    const shown = plain(await here.locator('body').textContent()).replace(/(?<=\d) (?=\d)/g, '');
    expect(shown).toContain(second.number);
    expect(shown).not.toContain(first.number);
    // What was remembered for the other leads nobody astray.
    await here.evaluate((id) => localStorage.setItem('kabinet-account', id), strange);
    await here.goto(`${door.people.town.server.origin('kaluga')}/`);
    await here.getByRole('heading', { name: /К оплате/ }).waitFor();
    expect(here.url()).not.toContain(strange);
    await Promise.all([here.context().close(), there.context().close()]);
  },
);
