import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { consentFor } from '../../server/consents/consent-for.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { anotherThan } from '../sessions/contacts/resident-at-home.ts';
import { type Person, Town } from '../sessions/password/messages.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { faultsOf } from './newcomer-visits.ts';

let town: Town;
let village: Town;
let browser: TestBrowser;
const clock = new SetClock('2026-11-20T09:00:00Z');
// A quarter of an hour before the second edition of the fixture's rules is in force.
const lateEvening = new SetClock('2026-11-21T14:45:00Z');
beforeAll(async () => {
  const tenantsDir = join(import.meta.dirname, '..', 'tenants');
  [town, village, browser] = await Promise.all([
    Town.open(clock),
    Town.open(lateEvening, { tenantsDir }),
    openBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await town.close();
  await village.close();
});

const wide = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

/** A resident who has accepted what the portal needs. */
async function resident(place: Town, slug: string): Promise<Person> {
  const { tenants, tenantIds, orm, clock: now } = place.server.shared;
  const person = await place.resident(slug);
  const tenantId = tenantIds.get(slug)!;
  const tenant = tenants.find((one) => one.slug === slug)!;
  await consentFor({ tenant, tenantId, clock: now, write: writeAs(orm, tenantId) }, person.login);
  return person;
}

/** Goes to a page of the portal, signing in on the way. */
async function enter(place: Town, slug: string, person: Person, path: string, options: BrowserContextOptions = {}) {
  const device = await browser.device({ extraHTTPHeaders: { 'x-forwarded-for': place.newAddress() }, ...options });
  await device.clock.setFixedTime(place.clock.now());
  const page = await device.newPage();
  await page.goto(place.server.origin(slug) + path);
  await page.locator('input[name=username]').fill(person.login);
  await page.locator('input[name=password]').fill(person.password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.waitForURL((url) => url.pathname === path);
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.bone'));
  return page;
}

const shoot = async (page: Page, name: string): Promise<void> => {
  expect(await faultsOf(page)).toEqual([]);
  await browser.screenshot(page, name);
};

test('a resident of kaluga changes the e-mail: a code from the new one, a word to the old one', async () => {
  const anna = await resident(town, 'kaluga');
  const page = await enter(town, 'kaluga', anna, '/settings/contacts');
  await page.getByText(anna.email).waitFor();
  await shoot(page, 'settings-contacts-360');
  await page.getByRole('button', { name: 'Изменить: Электронная почта' }).click();
  const field = page.getByLabel('Новая почта');
  await field.fill('Анна <anna@mail.example>');
  await page.getByRole('button', { name: 'Получить код' }).click();
  await page.getByText('Нужен один адрес почты').waitFor();
  expect(await field.inputValue()).toBe('Анна <anna@mail.example>');
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await field.fill('novaya@mail.example');
  await page.getByRole('button', { name: 'Получить код' }).click();
  await page.getByLabel('Код из письма').waitFor();
  await shoot(page, 'settings-contacts-code-360');
  // One looks into the mail, and the browser of a small phone loads the page anew.
  await page.reload();
  const code = page.getByLabel('Код из письма');
  expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
  await town.deliver();
  const right = town.codeFor('novaya@mail.example');
  await code.fill(anotherThan(right));
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await page.getByText('Код не подошёл').waitFor();
  await code.fill(right);
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await page.getByText('Почта изменена.').first().waitFor();
  await page.getByText('novaya@mail.example').waitFor();
  await town.deliver();
  expect(town.mail.to(anna.email).at(-1)!.subject).toContain('Почта изменена');
  expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain('novaya');
  await page.context().close();
});

test('a resident of energosbyt types the new e-mail twice, and a computer checks that they are none', async () => {
  const anna = await resident(town, 'energosbyt');
  const page = await enter(town, 'energosbyt', anna, '/settings/contacts', wide);
  await page.getByRole('button', { name: 'Изменить: Электронная почта' }).click();
  await page.getByLabel('Новая почта', { exact: true }).fill('dvazhdy@mail.example');
  await page.getByLabel('Новая почта ещё раз').fill('dvazdy@mail.example');
  await page.getByRole('button', { name: 'Получить код' }).click();
  await page.getByText('Адреса не совпали').waitFor();
  await shoot(page, 'settings-contacts-twice-1280');
  await page.getByLabel('Новая почта ещё раз').fill('dvazhdy@mail.example');
  await page.getByRole('button', { name: 'Получить код' }).click();
  await page.getByLabel('Код из письма').waitFor();
  await town.deliver();
  await page.getByLabel('Код из письма').fill(town.codeFor('dvazhdy@mail.example'));
  await page.keyboard.press('Enter');
  await page.getByText('Почта изменена.').first().waitFor();
  expect(await page.getByRole('button', { name: /Изменить: Мобильный/ }).count()).toBe(0);
  await page.context().close();
});

test('a resident of stk changes name and home phone', async () => {
  const anna = await resident(town, 'stk');
  const page = await enter(town, 'stk', anna, '/settings/contacts', wide);
  await page.getByRole('button', { name: /Изменить: Фамилия/ }).click();
  await page.getByLabel('Новые фамилия, имя, отчество').fill('Петрова Anna');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('и русскими, и латинскими буквами').waitFor();
  await page.getByLabel('Новые фамилия, имя, отчество').fill('Петрова Анна');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Петрова Анна').waitFor();
  await page.getByRole('button', { name: /Изменить: Домашний/ }).click();
  await page.getByLabel('Новый домашний телефон').fill('8 48439 2-12-34');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('+7 484 392-12-34').waitFor();
  await shoot(page, 'settings-contacts-1280');
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('a resident of stk opts in to SMS and out again, and at last closes the portal, knowing what it means', async () => {
  const anna = await resident(town, 'stk');
  const page = await enter(town, 'stk', anna, '/settings/consents');
  await page.getByRole('heading', { name: 'Согласия', level: 1 }).waitFor();
  for (const box of await page.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(false);
  // That they are by one's own wish stands above them, once.
  expect(await page.getByRole('heading', { name: 'По желанию' }).count()).toBe(1);
  expect(await page.getByText('(по желанию)').count()).toBe(0);
  await shoot(page, 'settings-consents-360');
  await page.getByRole('checkbox', { name: /получать СМС/ }).check();
  await page.getByRole('button', { name: 'Дать согласие' }).click();
  await page.getByText('Согласие записано.').first().waitFor();
  await page.getByRole('checkbox', { name: /получать СМС/ }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: /Отозвать: .*СМС/ }).click();
  await page.getByText('Мы перестанем присылать СМС').waitFor();
  await shoot(page, 'settings-consents-withdraw-360');
  await page.getByRole('button', { name: 'Отозвать', exact: true }).click();
  await page.getByText('Согласие отозвано.').first().waitFor();
  await page.getByText('Прежние согласия').click();
  await page.getByText(/отозвано 20.ноября/).waitFor();

  const needed = page.getByRole('button', { name: /Отозвать: .*персональных данных/i });
  await needed.click();
  await page.getByText('кабинет закроется сразу').waitFor();
  await shoot(page, 'settings-consents-closes-360');
  await page.getByRole('button', { name: 'Оставить' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await needed.evaluate((button) => button === document.activeElement)).toBe(true);
  await needed.click();
  await page.getByText('кабинет закроется сразу').waitFor();
  await page.getByRole('button', { name: 'Отозвать и закрыть кабинет' }).click();
  await page.getByRole('heading', { name: 'Кабинет закрыт' }).waitFor();
  await shoot(page, 'settings-closed-360');
  await town.deliver();
  expect(town.mail.to(anna.email).at(-1)!.subject).toContain('Кабинет закрыт');
  await page.getByRole('link', { name: 'На страницу входа' }).click();
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await page.locator('input[name=username]').fill(anna.login);
  await page.locator('input[name=password]').fill(anna.password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByText('Войти не получилось').waitFor();
  await page.context().close();
});

test('a new edition of the rules is shown at the next sign-in, at the place one came to, and only then', async () => {
  const anna = await resident(village, 'fixture');
  const before = await enter(village, 'fixture', anna, '/settings/contacts');
  await before.getByRole('heading', { name: 'Имя и контакты' }).waitFor();
  await before.context().close();

  lateEvening.advance(15 * 60);
  const page = await enter(village, 'fixture', anna, '/settings/contacts');
  await page.getByRole('heading', { name: 'Документ изменился' }).waitFor();
  await page.getByRole('heading', { name: 'Что изменилось' }).waitFor();
  await page.getByText('Это версия 2 правил.').waitFor();
  expect(await page.getByRole('checkbox').isChecked()).toBe(false);
  await shoot(page, 'new-text-360');
  await page.getByRole('button', { name: 'Принять и продолжить' }).click();
  await page.getByText('Без этой отметки в кабинет не войти.').waitFor();
  expect(await page.getByRole('checkbox').evaluate((box) => box === document.activeElement)).toBe(true);
  const [full] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /Читать/ }).click(),
  ]);
  await full.getByRole('heading', { name: 'Правила кабинета', level: 1 }).waitFor();
  await full.close();
  await page.setViewportSize({ width: 1280, height: 800 });
  await browser.screenshot(page, 'new-text-1280');

  // Signing out instead is possible, and loses nothing.
  await page.getByRole('button', { name: 'Не сейчас, выйти' }).click();
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await page.context().close();

  const again = await enter(village, 'fixture', anna, '/settings/contacts');
  await again.getByRole('checkbox').check();
  await again.getByRole('button', { name: 'Принять и продолжить' }).click();
  await again.getByRole('heading', { name: 'Имя и контакты' }).waitFor();
  await again.reload();
  await again.getByRole('heading', { name: 'Имя и контакты' }).waitFor();
  await again.context().close();
});
