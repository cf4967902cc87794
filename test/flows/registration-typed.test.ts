import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Doorstep, fill, heading, press, tickRequired } from './newcomer-visits.ts';

let door: Doorstep;
beforeAll(async () => void (door = await Doorstep.open()));
afterAll(() => door.close());

const own = 'семь белых чашек';
const first = {
  'Номер лицевого счёта': '100 000 007',
  'Электронная почта': 'anna@mail.example',
  'Мобильный телефон': '8 910 000-00-01',
};

const valueOf = (page: Page, label: string): Promise<string> =>
  page
    .getByLabel(label, { exact: true })
    .inputValue()
    .then((text) => text.replace(/\s/gu, ' '));
const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('name'));

/** Names of the operations a page sends, as they go. */
function operations(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql'))
      sent.push((request.postDataJSON() as { operationName: string }).operationName);
  });
  return sent;
}

test('the back button loses nothing typed, on any step', async () => {
  const page = await door.visit('kaluga', '/registration');
  await page.getByRole('link', { name: 'Начать' }).click();
  await fill(page, first);
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await tickRequired(page);
  const sent = operations(page);
  await page.goBack();
  await heading(page, 'Ваш лицевой счёт');
  for (const [label, text] of Object.entries(first)) expect(await valueOf(page, label)).toBe(text);
  await page.goBack();
  await heading(page, 'Регистрация');
  await page.goForward();
  await heading(page, 'Ваш лицевой счёт');
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  expect(await valueOf(page, 'Пароль')).toBe(own);
  expect(await page.locator('input[type=checkbox]:checked').count()).toBe(2);
  // What the server has taken and nobody changed is not sent again.
  expect(sent).not.toContain('StartRegistration');
  await page.context().close();
});

test('a reload asks for nothing but the password, which is nowhere in the browser, and says so', async () => {
  const page = await door.visit('kaluga', '/registration?step=1');
  await fill(page, first);
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await tickRequired(page);
  const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
  expect(kept).toContain('anna@mail.example');
  expect(kept).not.toContain(own);
  await page.reload();
  await heading(page, 'Пароль');
  expect(await page.locator('main').textContent()).toContain('Пароль мы нигде не храним');
  expect(await valueOf(page, 'Пароль')).toBe('');
  expect(await page.locator('input[type=checkbox]:checked').count()).toBe(2);
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await press(page, 'Зарегистрироваться');
  await heading(page, 'Проверьте почту');
  await page.reload();
  await heading(page, 'Проверьте почту');
  await page.goBack();
  await page.goBack();
  await heading(page, 'Ваш лицевой счёт');
  for (const [label, text] of Object.entries(first)) expect(await valueOf(page, label)).toBe(text);
  await page.context().close();
});

test('a code entered after a reload leads to the sign-in with the login filled in', async () => {
  const { number } = await door.people.account('kaluga');
  const page = await door.visit('kaluga', '/registration?step=1');
  await fill(page, { ...first, 'Номер лицевого счёта': number, 'Электронная почта': 'later@mail.example' });
  await press(page, 'Продолжить');
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await tickRequired(page);
  await press(page, 'Зарегистрироваться');
  await heading(page, 'Проверьте почту');
  await door.deliver();
  await page.reload();
  await page.getByLabel('Код из письма').fill(door.people.town.codeFor('later@mail.example'));
  await press(page, 'Подтвердить');
  await heading(page, 'Вход');
  expect((await page.locator('input[name=username]').inputValue()).replace(/\s/gu, '')).toBe(number);
  expect(await page.evaluate(() => sessionStorage.getItem('kabinet-registration'))).toBeNull();
  await page.getByLabel('Пароль', { exact: true }).fill(own);
  await press(page, 'Войти');
  await page.waitForURL(/\/a\//);
  await page.context().close();
});

test('what is plainly wrong is told beside its field, the first of them is focused, and nobody is asked', async () => {
  const page = await door.visit('kaluga', '/registration?step=1');
  const sent = operations(page);
  await heading(page, 'Ваш лицевой счёт');
  await fill(page, { 'Номер лицевого счёта': '100000007', 'Электронная почта': 'anna', 'Мобильный телефон': '' });
  await press(page, 'Продолжить');
  expect(await focused(page)).toBe('email');
  const email = page.getByLabel('Электронная почта');
  const described = await email.getAttribute('aria-describedby');
  expect(await page.locator(`[id="${described!.split(' ')[0]}"]`).textContent()).toContain('Проверьте адрес');
  expect(await page.locator('input[name=tel]').getAttribute('aria-invalid')).toBe('true');
  expect(sent).not.toContain('StartRegistration');
  await email.fill('anna@mail.example');
  expect(await email.getAttribute('aria-invalid')).toBeNull();
  await page.context().close();
});

test('what the server finds wrong stands beside its field too, and everything else stays', async () => {
  const page = await door.visit('kaluga', '/registration?step=1');
  await heading(page, 'Ваш лицевой счёт');
  await fill(page, { ...first, 'Мобильный телефон': '12' });
  await press(page, 'Продолжить');
  await page.locator('input[name=tel][aria-invalid=true]').waitFor();
  expect(await focused(page)).toBe('tel');
  expect(await valueOf(page, 'Электронная почта')).toBe('anna@mail.example');
  await fill(page, first);
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  await fill(page, { Пароль: 'password1', 'Пароль ещё раз': 'password1' });
  await press(page, 'Зарегистрироваться');
  expect(await page.locator('input[type=checkbox][aria-invalid=true]').count()).toBe(2);
  await tickRequired(page);
  await press(page, 'Зарегистрироваться');
  await page.locator('input[name=new-password][aria-invalid=true]').waitFor();
  expect(await focused(page)).toBe('new-password');
  expect(await page.locator('input[type=checkbox]:checked').count()).toBe(2);
  await page.context().close();
});

test('an answer changed on a step before is what the server gets in the end', async () => {
  const { number } = await door.people.account('kaluga');
  const page = await door.visit('kaluga', '/registration?step=1');
  await fill(page, { ...first, 'Электронная почта': 'before@mail.example' });
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await tickRequired(page);
  await page.goBack();
  await heading(page, 'Ваш лицевой счёт');
  await fill(page, { 'Номер лицевого счёта': number, 'Электронная почта': 'other@mail.example' });
  await page.goForward();
  await heading(page, 'Ваш лицевой счёт');
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  await press(page, 'Зарегистрироваться');
  await heading(page, 'Проверьте почту');
  await door.deliver();
  expect(door.people.town.codeFor('other@mail.example')).toMatch(/^\d{6}$/);
  expect(door.people.town.mail.to('before@mail.example')).toHaveLength(0);
  await page.context().close();
});

test('a registration the server has forgotten meanwhile is begun anew, and nobody notices', async () => {
  const { number } = await door.people.account('kaluga');
  const page = await door.visit('kaluga', '/registration?step=1');
  await fill(page, { ...first, 'Номер лицевого счёта': number, 'Электронная почта': 'slow@mail.example' });
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  await door.people.town.given.sql('delete from registration');
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await tickRequired(page);
  await press(page, 'Зарегистрироваться');
  await heading(page, 'Проверьте почту');
  await door.deliver();
  expect(door.people.town.codeFor('slow@mail.example')).toMatch(/^\d{6}$/);
  await page.context().close();
});

test('a lost connection is told, and the same press goes on when it is back', async () => {
  const page = await door.visit('kaluga', '/registration?step=1');
  await fill(page, first);
  await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
  await press(page, 'Продолжить');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Нет связи');
  await page.unroute('**/graphql');
  await press(page, 'Продолжить');
  await heading(page, 'Пароль');
  await page.context().close();
});

test('the text of a consent opens beside, and the form is still there', async () => {
  const page = await door.visit('elista', '/registration?step=1');
  await fill(page, { 'Номер лицевого счёта': '01234567' });
  const opened = page.context().waitForEvent('page');
  await page
    .getByRole('link', { name: /Читать/ })
    .first()
    .click();
  const text = await opened;
  await heading(text, 'Правила работы с личным кабинетом');
  expect(await valueOf(page, 'Номер лицевого счёта')).toBe('0123 4567');
  await page.context().close();
});

test('a step that was not reached leads to the beginning', async () => {
  const page = await door.visit('kaluga', '/registration?step=2');
  await heading(page, 'Регистрация');
  expect(new URL(page.url()).search).toBe('');
  await page.context().close();
});

test('a message that has not come is sent once more after a minute, and makes the one before void', async () => {
  const { number } = await door.people.account('kaluga');
  const page = await door.visit('kaluga', '/registration?step=1');
  await page.clock.install();
  await fill(page, { ...first, 'Номер лицевого счёта': number, 'Электронная почта': 'again@mail.example' });
  await press(page, 'Продолжить');
  await fill(page, { Пароль: own, 'Пароль ещё раз': own });
  await tickRequired(page);
  await press(page, 'Зарегистрироваться');
  await heading(page, 'Проверьте почту');
  await door.deliver();
  const before = door.people.town.codeFor('again@mail.example');
  expect(await page.getByRole('button', { name: /Отправить ещё раз через/ }).isDisabled()).toBe(true);
  await page.clock.runFor(61_000);
  await press(page, 'Отправить ещё раз');
  await page.getByText('Прежние код и ссылка больше не действуют').first().waitFor();
  await door.deliver();
  await page.getByLabel('Код из письма').fill(before);
  await press(page, 'Подтвердить');
  await page.locator('input[name=code][aria-invalid=true]').waitFor();
  await page.getByLabel('Код из письма').fill(door.people.town.codeFor('again@mail.example'));
  await press(page, 'Подтвердить');
  await page.waitForURL(/\/a\//);
  await page.context().close();
});
