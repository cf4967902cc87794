import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SetClock } from '../../server/clock.ts';
import { iconPng } from '../../server/portal/icons.ts';
import { faultsOf } from './newcomer-visits.ts';
import { plain, settled } from './portal-visitor.ts';
import { field, handIn, Meters, type, values, written } from './readings-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let meters: Meters;
beforeAll(async () => {
  meters = await Meters.open();
}, 120_000);
afterAll(() => meters.close());

const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };
const narrow = { viewport: { width: 320, height: 640 } };

describe.each(['kaluga', 'energosbyt', 'elista', 'stk'])('a resident of %s', (slug) => {
  test('hands in, sees it at once and after a reload, and corrects it', async () => {
    const page = await meters.atReadings(slug);
    const form = await meters.form(slug, page);
    const ten = values(form, 10);
    expect(ten.length).toBeGreaterThan(0);
    await meters.portals.browser.screenshot(page, `readings-${slug}-360-form`);
    await type(page, ten);
    const [first] = ten;
    await page
      .getByText(/Расход 10/)
      .first()
      .waitFor();
    await meters.portals.browser.screenshot(page, `readings-${slug}-360-typed`);
    await handIn(page);
    await page.getByText('Передано 20 ноября').first().waitFor();
    const shown = plain(await page.locator('main').textContent());
    for (const { value } of ten) expect(shown).toContain(written(value));
    await page.reload();
    await settled(page);
    await page.getByText('Передано 20 ноября').first().waitFor();
    await meters.portals.browser.screenshot(page, `readings-${slug}-360-taken`);
    expect(await faultsOf(page)).toEqual([]);

    await page
      .getByRole('button', { name: /^Исправить/ })
      .first()
      .click();
    expect(await field(page, first!.meter, first!.code).inputValue()).toBe(first!.value);
    const right = String(Number(first!.value) + 2);
    await field(page, first!.meter, first!.code).fill(right);
    await handIn(page);
    await page.getByText('Передано 20 ноября').first().waitFor();
    const after = await meters.form(slug, page);
    expect(after.meters.flatMap(({ registers }) => registers.map(({ handedIn }) => handedIn))).toContain(right);
    await page.context().close();
  });

  test.each([
    ['320', narrow],
    ['1280', desk],
  ])('can use the form at %s, by day and by night', async (width, options) => {
    const page = await meters.atReadings(slug, options);
    for (const button of await page.getByRole('button', { name: /^Исправить/ }).all()) await button.click();
    expect(await faultsOf(page)).toEqual([]);
    await meters.portals.browser.screenshot(page, `readings-${slug}-${width}`);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page)).toEqual([]);
    await meters.portals.browser.screenshot(page, `readings-${slug}-${width}-dark`);
    await page.context().close();
  });
});

test('an odd consumption is asked about before it is taken', async () => {
  const page = await meters.atReadings('kaluga');
  const form = await meters.form('kaluga', page);
  const [meter] = form.meters;
  const odd = values(form, meter!.registers[0]!.warnAbove! + 1);
  await correct(page);
  await type(page, odd);
  await page.getByText('больше обычного. Проверьте цифры до запятой').first().waitFor();
  await handIn(page);
  await page.getByText('Всё верно?').first().waitFor();
  expect(await handedIn('kaluga', page)).not.toContain(odd[0]!.value);
  await meters.portals.browser.screenshot(page, 'readings-kaluga-360-odd');
  expect(await faultsOf(page)).toEqual([]);
  // Another value is another question: the old one is not there to be said yes to.
  const yes = page.getByRole('button', { name: 'Да, всё верно' });
  await field(page, odd[0]!.meter, odd[0]!.code).fill('12a');
  await yes.waitFor({ state: 'detached' });
  await field(page, odd[0]!.meter, odd[0]!.code).fill(odd[0]!.value);
  await yes.waitFor();
  await page.getByRole('button', { name: 'Да, всё верно' }).click();
  await page.getByText('Передано 20 ноября').first().waitFor();
  expect(await handedIn('kaluga', page)).toEqual(odd.map(({ value }) => value));
  await page.context().close();
});

test('what cannot be a reading is told beside its field and stays in it; what is right beside it is taken', async () => {
  const page = await meters.atReadings('energosbyt', desk);
  await correct(page);
  const [day, night] = values(await meters.form('energosbyt', page), 12);
  const before = await handedIn('energosbyt', page);
  const wrong = { '12a': 'только цифры', '4512,7': 'Нужны только цифры до запятой: 4512', '1234567': 'а введено: 7' };
  for (const [typed, told] of Object.entries(wrong)) {
    await type(page, [{ ...day!, value: typed }, night!]);
    await page.getByText(told).first().waitFor();
    await handIn(page);
    expect(await field(page, day!.meter, day!.code).inputValue()).toBe(typed);
    expect(await field(page, day!.meter, day!.code).getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-reading'))).toBe(
      `${day!.meter} ${day!.code}`,
    );
  }
  await meters.portals.browser.screenshot(page, 'readings-energosbyt-1280-wrong');
  const below = String(Number(day!.value) - 13);
  await field(page, day!.meter, day!.code).fill(below);
  await handIn(page);
  await page.getByText('Показание меньше прошлого').first().waitFor();
  expect(await handedIn('energosbyt', page)).toEqual(before);
  await page.reload();
  await settled(page);
  expect(await field(page, day!.meter, day!.code).inputValue()).toBe(below);
  expect(await field(page, night!.meter, night!.code).inputValue()).toBe(night!.value);
  await type(page, [day!, night!]);
  await handIn(page);
  await page.getByText('Передано 20 ноября: принято').first().waitFor();
  await page.getByText('Предварительно за ноябрь').first().waitFor();
  expect(await handedIn('energosbyt', page)).toEqual([day!.value, night!.value]);
  await meters.portals.browser.screenshot(page, 'readings-energosbyt-1280-taken');
  await page.context().close();
});

test('what was typed outlives another page and a reload, and two tabs know of each other', async () => {
  const page = await meters.atReadings('stk');
  const typed = values(await meters.form('stk', page), 5);
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await settled(tab);
  await correct(page);
  await type(page, typed);
  await page.getByRole('link', { name: 'Главная' }).click();
  await page.getByRole('heading', { name: 'Счётчики' }).waitFor();
  await page.goBack();
  await page.reload();
  await settled(page);
  expect(await field(page, typed[0]!.meter, typed[0]!.code).inputValue()).toBe(typed[0]!.value);
  await handIn(page);
  await page.getByText('Передано 20 ноября').first().waitFor();
  await tab.getByText(written(typed[0]!.value)).first().waitFor();
  await page.context().close();
});

test('the first screen says until when, leads to the form, and then that it is done', async () => {
  const page = await meters.atReadings('stk');
  const account = await page.getByRole('button', { name: /Выбрать другой/ }).count();
  await page.getByRole('link', { name: 'Главная' }).click();
  await page.getByText('Показания за ноябрь переданы.').waitFor();
  expect(await page.getByRole('link', { name: 'Передать показания' }).count()).toBe(0);
  if (account > 0) {
    await page.getByRole('button', { name: /Выбрать другой/ }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.locator('main ul a').nth(1).click();
    await page.getByText('до 23 ноября, осталось 3 дня').waitFor();
    await meters.portals.browser.screenshot(page, 'readings-stk-360-home');
    await page.getByRole('link', { name: 'Передать показания' }).click();
    await page.getByRole('heading', { level: 1, name: 'Показания' }).waitFor();
  }
  await page.context().close();
});

test('a photo goes with the reading and can be opened from its history', async () => {
  const page = await meters.atReadings('elista');
  const typed = values(await meters.form('elista', page), 2);
  await correct(page);
  await type(page, typed);
  await page.locator(`[data-photo="${typed[0]!.meter}"]`).setInputFiles({
    name: 'meter.png',
    mimeType: 'image/png',
    buffer: iconPng(meters.portals.server.shared.tenants[0]!, 'icon-192'),
  });
  await page.getByText('Фото приложено').first().waitFor();
  await meters.portals.browser.screenshot(page, 'readings-elista-360-photo');
  expect(await faultsOf(page)).toEqual([]);
  await handIn(page);
  await page.getByText('Передано 20 ноября').first().waitFor();
  const photo = page.getByRole('link', { name: 'фото' }).first();
  await photo.waitFor();
  const answer = await page.evaluate(
    async (path) => {
      const response = await fetch(path);
      return [response.status, response.headers.get('content-type')];
    },
    (await photo.getAttribute('href'))!,
  );
  expect(answer).toEqual([200, 'image/jpeg']);
  await page.context().close();
});

test('after the window has closed the page says when it opens, and takes nothing', async () => {
  (meters.portals.server.shared.clock as SetClock).advance(6 * 86_400);
  const page = await meters.atReadings('elista');
  await page.getByText('Сейчас показания не принимаем. Передайте их с 18 декабря по 25 декабря.').waitFor();
  expect(await page.locator('input[data-reading]').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Передать показания' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await meters.portals.browser.screenshot(page, 'readings-elista-360-closed');
  await page.context().close();
});

/** Opens every meter that was handed in already: another test may have been here. */
async function correct(page: Page): Promise<void> {
  for (const button of await page.getByRole('button', { name: /^Исправить/ }).all()) await button.click();
}

async function handedIn(slug: string, page: Page): Promise<string[]> {
  const { meters: all } = await meters.form(slug, page);
  return all.flatMap(({ registers }) => registers.flatMap((register) => register.handedIn ?? []));
}
