import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwordIn } from '../registration/newcomers.ts';
import { Doorstep, faultsOf, fill, heading, linkIn, press, tickRequired } from './newcomer-visits.ts';

let door: Doorstep;
beforeAll(async () => void (door = await Doorstep.open({ tenantsDir: join(import.meta.dirname, '..', 'tenants') })));
afterAll(() => door.close());

const narrow = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;
const own = 'двенадцать белых чашек';

/** A browser that knows WebOTP; the one of the tests has no phone to read from. */
function phoneThatReadsSms(): void {
  Object.assign(globalThis, { OTPCredential: () => undefined });
  navigator.credentials.get = () =>
    new Promise((resolve) => {
      addEventListener('sms', (event) => resolve({ code: (event as CustomEvent<string>).detail } as never));
    });
}

// An office code, a chosen login, a code by SMS, then a one-time password by SMS, then an own one: a mix none of the four has.
test('a fifth utility’s mix of rules is walked through without a line of its own', { timeout: 90_000 }, async () => {
  const account = await door.people.account('fixture');
  const code = await door.people.officeCode('fixture', account);
  const page = await door.visit('fixture', '/contacts', narrow);
  await page.addInitScript(phoneThatReadsSms);
  await page.goto(`${door.people.town.server.origin('fixture')}/registration`);
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    await heading(page, name);
    found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
  };
  await look('Регистрация');
  await page.getByRole('link', { name: 'Начать' }).click();
  await look('Ваш дом');
  await fill(page, {
    'Единый лицевой счёт': account.number,
    'Код из офиса': code.toLowerCase(),
    'Сумма к оплате, в рублях': '1234',
  });
  await press(page, 'Продолжить');
  await look('Вход');
  await fill(page, { 'Имя для входа': 'novosel', 'Мобильный телефон': '8 914 000-00-01' });
  await tickRequired(page);
  await press(page, 'Зарегистрироваться');
  await look('Проверьте телефон');
  await door.deliver();
  const sms = door.smsTo('+79140000001');
  // The phone offers the code of the SMS; nothing is typed or pressed.
  await page.evaluate((code) => dispatchEvent(new CustomEvent('sms', { detail: code })), /\b\d{4}\b/.exec(sms)![0]);
  await look('Пароль для первого входа отправлен');
  expect(await page.locator('main').textContent()).toContain('novosel');
  await door.deliver();
  await press(page, 'Войти');
  await heading(page, 'Вход');
  expect(await page.locator('input[name=username]').inputValue()).toBe('novosel');
  await page.getByLabel('Пароль', { exact: true }).fill(passwordIn(door.smsTo('+79140000001')));
  await press(page, 'Войти');
  await look('Придумайте свой пароль');
  await fill(page, { 'Новый пароль': 'короткий' });
  await press(page, 'Сохранить и войти');
  expect(await page.locator('main').textContent()).toContain('не меньше 12 знаков, сейчас 8');
  await fill(page, { 'Новый пароль': own });
  await press(page, 'Сохранить и войти');
  await page.waitForURL(/\/a\//);
  expect(found).toEqual([]);
  await page.context().close();
});

test('a utility that sends a link alone says so, and the link sets the password', { timeout: 90_000 }, async () => {
  const person = await door.people.town.resident('fixture');
  const page = await door.visit('fixture', '/sign-in', narrow);
  await page.getByRole('link', { name: 'Не могу войти' }).click();
  await heading(page, 'Не могу войти');
  await fill(page, { 'Имя для входа': person.login, 'Мобильный телефон': person.phone });
  await press(page, 'Прислать ссылку');
  await heading(page, 'Ссылка отправлена');
  expect(await faultsOf(page)).toEqual([]);
  await door.deliver();
  await page.goto(door.people.town.server.origin('fixture') + linkIn(door.smsTo(person.phone)));
  await heading(page, 'Новый пароль');
  await fill(page, { 'Новый пароль': own });
  await press(page, 'Сохранить пароль');
  await heading(page, 'Вход');
  await page.getByLabel('Имя для входа').fill(person.login);
  await page.getByLabel('Пароль', { exact: true }).fill(own);
  await press(page, 'Войти');
  await page.waitForURL((url) => !/sign-in/.test(url.pathname));
  await page.context().close();
});
