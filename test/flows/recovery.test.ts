import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Doorstep, faultsOf, fill, heading, press } from './newcomer-visits.ts';

let door: Doorstep;
beforeAll(async () => void (door = await Doorstep.open()));
afterAll(() => door.close());

const fresh = 'пять синих чайников';
const long = { timeout: 90_000 };
const narrow = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;
const bare = (text: string): string => text.replace(/\s/gu, '');

describe('who has forgotten the password', () => {
  test('at Kaluga gets a code by e-mail, sets a new password and is signed in with it', long, async () => {
    const person = await door.people.town.resident('kaluga');
    const page = await door.visit('kaluga', '/sign-in', narrow);
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      await heading(page, name);
      found.push(...(await faultsOf(page)));
    };
    await page.getByRole('link', { name: 'Забыли пароль?' }).click();
    await look('Забыли пароль?');
    await press(page, 'Прислать код');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('username');
    await fill(page, { 'Номер лицевого счёта': person.login, 'Электронная почта': person.email });
    await press(page, 'Прислать код');
    await look('Новый пароль');
    await door.deliver();
    const code = page.getByLabel('Код из сообщения');
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    await code.fill('000000');
    await fill(page, { 'Новый пароль': fresh, 'Новый пароль ещё раз': fresh });
    await press(page, 'Сохранить пароль');
    await page.locator('input[name=code][aria-invalid=true]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('code');
    expect(await page.getByLabel('Новый пароль', { exact: true }).inputValue()).toBe(fresh);
    await code.fill(door.people.town.codeFor(person.email));
    await press(page, 'Сохранить пароль');
    await page.waitForURL((url) => !/password|sign-in/.test(url.pathname));
    expect(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain(person.email);
    expect(await door.people.town.signIn('kaluga', { ...person, password: fresh })).toHaveProperty('accessToken');
    expect(found).toEqual([]);
    await page.context().close();
  });

  test('sees the same screens when there is nobody of that name', long, async () => {
    const person = await door.people.town.resident('kaluga');
    const screens = [];
    for (const [login, email] of [
      [person.login, person.email],
      [person.login, 'stranger@mail.example'],
      [door.people.freeNumber('kaluga'), 'nobody@mail.example'],
    ]) {
      const page = await door.visit('kaluga', '/password');
      await fill(page, { 'Номер лицевого счёта': login!, 'Электронная почта': email! });
      await press(page, 'Прислать код');
      await heading(page, 'Новый пароль');
      screens.push((await page.locator('main').textContent())!.replace(/через \d+/, ''));
      await page.context().close();
    }
    expect(new Set(screens).size).toBe(1);
  });

  test(
    'at Energosbyt is known by the phone, and the link of the SMS leads straight to the new password',
    long,
    async () => {
      const person = await door.people.town.resident('energosbyt');
      const page = await door.visit('energosbyt', '/sign-in');
      await page.getByRole('link', { name: 'Восстановление доступа' }).click();
      await heading(page, 'Восстановление доступа');
      expect(await page.getByRole('radio', { name: 'СМС на телефон' }).isChecked()).toBe(true);
      await fill(page, { 'Платёжный код': person.login, 'Мобильный телефон': person.phone });
      await page.getByRole('radio', { name: 'Письмо на почту' }).check();
      await page.reload();
      expect(bare(await page.getByLabel('Платёжный код').inputValue())).toBe(person.login);
      expect(await page.getByRole('radio', { name: 'Письмо на почту' }).isChecked()).toBe(true);
      await press(page, 'Прислать код');
      await heading(page, 'Новый пароль');
      await door.deliver();
      const link = door.linkFor(person.email);
      expect(link).toMatch(/^\/password#/);

      const elsewhere = await door.visit('energosbyt', link, narrow);
      await heading(elsewhere, 'Новый пароль');
      expect(await elsewhere.locator('input[name=code]').count()).toBe(0);
      expect(await faultsOf(elsewhere)).toEqual([]);
      await fill(elsewhere, { 'Новый пароль': fresh, 'Новый пароль ещё раз': `${fresh} ` });
      await press(elsewhere, 'Сохранить пароль');
      expect(await elsewhere.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('new-password-again');
      await fill(elsewhere, { 'Новый пароль ещё раз': fresh });
      await press(elsewhere, 'Сохранить пароль');
      await heading(elsewhere, 'Вход');
      expect(await elsewhere.locator('main').textContent()).toContain('Пароль изменён');
      expect(elsewhere.url()).not.toContain('#');

      await elsewhere.goto('about:blank');
      await elsewhere.goto(door.people.town.server.origin('energosbyt') + link);
      await fill(elsewhere, { 'Новый пароль': 'другой пароль 7', 'Новый пароль ещё раз': 'другой пароль 7' });
      await press(elsewhere, 'Сохранить пароль');
      await heading(elsewhere, 'Ссылка больше не действует');
      expect(await faultsOf(elsewhere)).toEqual([]);
      await Promise.all([page.context().close(), elsewhere.context().close()]);
    },
  );

  test('at Elista and STK is known by login and e-mail', long, async () => {
    for (const [slug, label] of [
      ['elista', 'Номер лицевого счёта'],
      ['stk', 'Логин'],
    ] as const) {
      const person = await door.people.town.resident(slug);
      const page = await door.visit(slug, '/password', narrow);
      await fill(page, { [label]: person.login, 'Электронная почта': person.email });
      expect(await faultsOf(page)).toEqual([]);
      await press(page, 'Прислать код');
      await heading(page, 'Новый пароль');
      await door.deliver();
      await page.getByLabel('Код из сообщения').fill(door.people.town.codeFor(person.email));
      for (const field of await page.locator('input[autocomplete=new-password]').all()) await field.fill(fresh);
      await press(page, 'Сохранить пароль');
      await page.waitForURL((url) => !/password|sign-in/.test(url.pathname));
      await page.context().close();
    }
  });
});

test('a code typed after coming back from the letter is not lost with the request', async () => {
  const person = await door.people.town.resident('kaluga');
  const page = await door.visit('kaluga', '/password');
  await fill(page, { 'Номер лицевого счёта': person.login, 'Электронная почта': person.email });
  await press(page, 'Прислать код');
  await heading(page, 'Новый пароль');
  await page.reload();
  await heading(page, 'Новый пароль');
  await page.goBack();
  await heading(page, 'Забыли пароль?');
  expect(bare(await page.getByLabel('Номер лицевого счёта').inputValue())).toBe(person.login);
  expect(await page.getByLabel('Электронная почта').inputValue()).toBe(person.email);
  await page.context().close();
});
