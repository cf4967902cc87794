import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwordIn } from '../registration/newcomers.ts';
import { Doorstep, faultsOf, fill, heading, press, tickRequired } from './newcomer-visits.ts';

let door: Doorstep;
beforeAll(async () => void (door = await Doorstep.open()));
afterAll(() => door.close());

const own = 'семь белых чашек';
/** The narrowest phone: what fits there fits everywhere. */
const narrow = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;
const atHome = (page: Page): Promise<void> => page.waitForURL(/\/a\/[\w-]+$/);
/** A walk through many screens, each of them looked at. */
const long = { timeout: 90_000 };

/** A walk during which every screen is looked at. */
async function walk(slug: string, path: string) {
  const page = await door.visit(slug, path, narrow);
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  return {
    page,
    found,
    look: async (name: string): Promise<void> => {
      await heading(page, name);
      found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    },
  };
}

describe('at Kaluga', () => {
  test('one sees what is needed, fills in two steps, enters the code and is at home at once', long, async () => {
    const { number } = await door.people.account('kaluga');
    const { page, look, found } = await walk('kaluga', '/sign-in');
    await page.getByRole('link', { name: 'Зарегистрироваться' }).click();
    await look('Регистрация');
    expect(await page.locator('main li').allTextContents()).toEqual([
      'Счёт за электроэнергию',
      'Доступ к электронной почте',
    ]);
    await page.getByRole('link', { name: 'Начать' }).click();
    await look('Ваш лицевой счёт');
    expect(await page.locator('main').textContent()).toContain('Шаг 1 из 2');
    await page.getByLabel('Номер лицевого счёта').pressSequentially(number);
    expect(await page.getByLabel('Номер лицевого счёта').inputValue()).toBe(
      `${number.slice(0, 3)}\u00A0${number.slice(3, 6)}\u00A0${number.slice(6)}`,
    );
    await fill(page, { 'Электронная почта': 'code@mail.example', 'Мобильный телефон': '8 910 000-00-01' });
    await press(page, 'Продолжить');
    await look('Пароль');
    await fill(page, { Пароль: own, 'Пароль ещё раз': own });
    expect(await page.locator('input[type=checkbox]:checked').count()).toBe(0);
    await tickRequired(page);
    await press(page, 'Зарегистрироваться');
    await look('Проверьте почту');
    await door.deliver();
    await page.getByLabel('Код из письма').fill('000000');
    await press(page, 'Подтвердить');
    await page.locator('input[name=code][aria-invalid=true]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('code');
    await page.getByLabel('Код из письма').fill(door.people.town.codeFor('code@mail.example'));
    await press(page, 'Подтвердить');
    await atHome(page);
    expect(await page.evaluate(() => sessionStorage.getItem('kabinet-registration'))).toBeNull();
    await page.goBack();
    expect(await page.getByLabel('Пароль').count()).toBe(0);
    expect(found).toEqual([]);
    await page.context().close();
  });

  test('the link does the same on another device; opened twice it says kindly what happened', long, async () => {
    const { number } = await door.people.account('kaluga');
    await door.people.atKaluga(number, 'link@mail.example', own);
    const link = door.linkFor('link@mail.example');
    expect(link).toMatch(/^\/activation#/);
    const { page, look, found } = await walk('kaluga', link);
    await look('Готово');
    expect(new URL(page.url()).hash).toBe('');
    await press(page, 'Войти');
    expect((await page.locator('input[name=username]').inputValue()).replace(/\s/g, '')).toBe(number);
    await page.getByLabel('Пароль', { exact: true }).fill(own);
    await press(page, 'Войти');
    await atHome(page);

    const again = await walk('kaluga', link);
    await again.look('Уже подтверждено');
    await again.page.getByRole('link', { name: 'Войти' }).click();
    await heading(again.page, 'Вход');
    expect([...found, ...again.found]).toEqual([]);
    await Promise.all([page.context().close(), again.page.context().close()]);
  });

  test('a link that was opened meanwhile makes the code good for no more than signing in', long, async () => {
    const { number } = await door.people.account('kaluga');
    const page = await door.visit('kaluga', '/registration?step=1');
    await toConfirm(page, number, 'both@mail.example');
    await door.people.complete('kaluga', { token: door.people.letterTo('both@mail.example').token });
    await page.getByLabel('Код из письма').fill(door.people.town.codeFor('both@mail.example'));
    await press(page, 'Подтвердить');
    await atHome(page);
    expect(await page.evaluate(() => sessionStorage.getItem('kabinet-registration'))).toBeNull();
    await page.context().close();
  });

  test('a link that was torn apart on its way says what to do', long, async () => {
    for (const link of [`/activation#${'x'.repeat(43)}`, '/activation#x', '/activation']) {
      const { page, look, found } = await walk('kaluga', link);
      await look('Ссылка не подходит');
      expect(found).toEqual([]);
      await page.context().close();
    }
  });

  test('an account that somebody has registered is told by the link alone, with the phones', long, async () => {
    const { number } = await door.people.account('kaluga');
    const { token } = await door.people.atKaluga(number, 'first@mail.example');
    await door.people.complete('kaluga', { token });
    const page = await door.visit('kaluga', '/registration?step=1', narrow);
    await toConfirm(page, number, 'second@mail.example');
    await page.getByLabel('Код из письма').fill(door.people.town.codeFor('second@mail.example'));
    await press(page, 'Подтвердить');
    await heading(page, 'Не получилось открыть доступ');
    expect(await page.locator('main').textContent()).toContain('8 800 600-09-90');
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('who mistyped the address goes back, mends it and gets a new letter', long, async () => {
    const { number } = await door.people.account('kaluga');
    const page = await door.visit('kaluga', '/registration?step=1');
    await toConfirm(page, number, 'anna@mial.example');
    await page.getByRole('link', { name: /Ошиблись адресом/ }).click();
    await heading(page, 'Ваш лицевой счёт');
    await fill(page, { 'Электронная почта': 'anna@mail.example' });
    await press(page, 'Продолжить');
    await heading(page, 'Пароль');
    await press(page, 'Зарегистрироваться');
    await heading(page, 'Проверьте почту');
    expect(await page.locator('main').textContent()).toContain('anna@mail.example');
    await door.deliver();
    await page.getByLabel('Код из письма').fill(door.people.town.codeFor('anna@mail.example'));
    await press(page, 'Подтвердить');
    await atHome(page);
    await page.context().close();
  });
});

async function toConfirm(page: Page, number: string, email: string): Promise<void> {
  await fill(page, {
    'Номер лицевого счёта': number,
    'Электронная почта': email,
    'Мобильный телефон': '89100000001',
  });
  await press(page, 'Продолжить');
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await tickRequired(page);
  await press(page, 'Зарегистрироваться');
  await heading(page, 'Проверьте почту');
  await door.deliver();
}

test(
  'at Energosbyt another name leads to the meter, the meter to a password by SMS, and that to an own one',
  long,
  async () => {
    const { number, serial } = await door.people.account('energosbyt');
    const { page, look, found } = await walk('energosbyt', '/registration?step=1');
    await look('Кто вы');
    await fill(page, { 'Платёжный код': number, 'Фамилия, имя и отчество': 'Петров Пётр' });
    await press(page, 'Продолжить');
    await look('Ещё один вопрос');
    await fill(page, { 'Номер счётчика': '99999' });
    await press(page, 'Продолжить');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('с паспортом');
    await page.reload();
    await fill(page, { 'Номер счётчика': serial });
    await press(page, 'Продолжить');
    await look('Куда прислать доступ');
    await fill(page, { 'Мобильный телефон': '8 913 000-00-01' });
    await tickRequired(page);
    await press(page, 'Зарегистрироваться');
    await look('Пароль для первого входа отправлен');
    await door.deliver();
    const oneTime = passwordIn(door.smsTo('+79130000001'));
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
    await look('Вход');
    await page.getByLabel('Пароль', { exact: true }).fill(oneTime);
    await press(page, 'Войти');
    await look('Придумайте свой пароль');
    await fill(page, { 'Новый пароль': 'password1', 'Новый пароль ещё раз': 'password1' });
    await press(page, 'Сохранить и войти');
    await page.locator('input[name=new-password][aria-invalid=true]').waitFor();
    // Back to the door, with the login still there; the one-time password is good once more.
    await press(page, 'Вернуться ко входу');
    await look('Вход');
    expect(await page.locator('input[name=username]').inputValue()).not.toBe('');
    await page.getByLabel('Пароль', { exact: true }).fill(oneTime);
    await press(page, 'Войти');
    await look('Придумайте свой пароль');
    await fill(page, { 'Новый пароль': own, 'Новый пароль ещё раз': own });
    await press(page, 'Сохранить и войти');
    await atHome(page);
    expect(found).toEqual([]);
    await page.context().close();
  },
);

test(
  'at Elista the sum of the receipt opens the door: wrong to the kopeck, then right with a comma and spaces',
  long,
  async () => {
    const { number } = await door.people.account('elista');
    const { page, look, found } = await walk('elista', '/registration');
    await page.getByRole('link', { name: 'Начать' }).click();
    await look('Лицевой счёт и квитанция');
    expect(await page.getByLabel('Сумма к оплате, в рублях').getAttribute('inputmode')).toBe('decimal');
    await fill(page, {
      'Номер лицевого счёта': number,
      'Сумма к оплате, в рублях': '1 234,57',
      'Электронная почта': 'elista@mail.example',
    });
    await tickRequired(page);
    await press(page, 'Зарегистрироваться');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('Теплосбыт');
    await fill(page, { 'Сумма к оплате, в рублях': '1 234,56 ₽' });
    await press(page, 'Зарегистрироваться');
    await look('Пароль для первого входа отправлен');
    await door.deliver();
    await press(page, 'Войти');
    await page.getByLabel('Пароль', { exact: true }).fill(door.people.oneTimePasswordFor('elista@mail.example'));
    await press(page, 'Войти');
    await look('Придумайте свой пароль');
    await fill(page, { 'Новый пароль': own, 'Новый пароль ещё раз': own });
    await press(page, 'Сохранить и войти');
    await atHome(page);
    expect(found).toEqual([]);
    await page.context().close();
  },
);

test(
  'at STK one chooses a login; a taken one is told after the code, and another is given on the spot',
  long,
  async () => {
    const { login } = await door.people.town.resident('stk');
    const { page, look, found } = await walk('stk', '/registration?step=1');
    await look('О владельце счёта');
    await fill(page, {
      'Фамилия, имя и отчество': 'Иванова Анна Петровна',
      'Мобильный телефон': '8 913 000-00-03',
      'Электронная почта': 'stk@mail.example',
    });
    await press(page, 'Продолжить');
    await look('Логин и пароль');
    await fill(page, { Логин: login, Пароль: own });
    await tickRequired(page);
    await page.getByLabel(/получать СМС/).check();
    await press(page, 'Зарегистрироваться');
    await heading(page, 'Проверьте почту');
    await door.deliver();
    await page.getByLabel('Код из письма').fill(door.people.town.codeFor('stk@mail.example'));
    await press(page, 'Подтвердить');
    await look('Нужен другой логин');
    await fill(page, { Логин: 'anna.ivanova' });
    await press(page, 'Продолжить');
    await page.waitForURL(/localhost:\d+\/(?!registration|sign-in)/);
    await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.bone'));
    const kept = await door.people.town.given.sql(
      `select kind, channel from consent join login on login.resident_id = consent.resident_id
     where login = 'anna.ivanova' order by kind`,
    );
    expect(kept).toEqual([
      { kind: 'MARKETING_CONSENT', channel: 'SMS' },
      { kind: 'PERSONAL_DATA_CONSENT', channel: 'ANY' },
      { kind: 'SERVICE_RULES', channel: 'ANY' },
    ]);
    expect(found).toEqual([]);
    await page.context().close();
  },
);
