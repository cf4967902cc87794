import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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
    await page
      .getByText('Передано 20 ноября')
      .first()
      .waitFor();
    const shown = plain(await page.locator('main').textContent());
    for (const { value } of ten) expect(shown).toContain(written(value));
    await page.reload();
    await settled(page);
    await page
      .getByText('Передано 20 ноября')
      .first()
      .waitFor();
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
    await page
      .getByText('Передано 20 ноября')
      .first()
      .waitFor();
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
