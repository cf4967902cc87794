import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readId } from '../../server/ids.ts';
import { Given } from '../support/given.ts';
import { faultsOf } from './newcomer-visits.ts';
import { settled } from './portal-visitor.ts';
import { field, type FormTruth, handIn, Meters, type, values, written } from './readings-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let meters: Meters;
let given: Given;
beforeAll(async () => {
  meters = await Meters.open();
  given = await Given.in(meters.portals.server.database);
}, 120_000);
afterAll(async () => {
  await given.close();
  await meters.close();
});

const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };
const narrow = { viewport: { width: 320, height: 640 } };

/** Puts a second meter of the same service beside the one the demonstration's household has. */
async function secondMeter(slug: string, page: Page, digits: number, last: Record<string, number>): Promise<FormTruth> {
  const tenantId = meters.portals.server.shared.tenantIds.get(slug)!;
  const [, account] = /\/a\/([^/]+)/.exec(page.url())!;
  const { owner } = readId('Account', decodeURIComponent(account!))!;
  await given.sql(
    `with m as (insert into meter (tenant_id, account_id, service_code, serial, digits)
                values ($1, $2, '01', 'СЕ-303-0099887766', $3) returning id),
          r as (insert into register (tenant_id, account_id, meter_id, code)
                select $1, $2, id, code from m, unnest($4::text[]) code returning meter_id, code)
     insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status)
     select $1, $2, meter_id, code, value, '2026-10-31', 'UTILITY', 'ACCEPTED'
     from r join unnest($4::text[], $5::bigint[]) as last (code, value) using (code)`,
    [tenantId, owner, digits, Object.keys(last), Object.values(last)],
  );
  await page.reload();
  await settled(page);
  return meters.form(slug, page);
}

/** How many meters each request with readings held. */
function requests(page: Page): number[] {
  const sent: number[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (!request.url().endsWith('/graphql') || !body.includes('"SubmitReadings"')) return;
    sent.push((JSON.parse(body) as { variables: { input: { meters: unknown[] } } }).variables.input.meters.length);
  });
  return sent;
}

const focused = (page: Page): Promise<Record<string, string | undefined>> =>
  page.evaluate(() => Object.fromEntries(Object.entries((document.activeElement as HTMLElement).dataset)));

const handedIn = (form: FormTruth): (string | null)[] =>
  form.meters.flatMap(({ registers }) => registers.map((register) => register.handedIn));

test('one press hands in two meters: the right one is taken beside the wrong one, and one is led to what is open', async () => {
  const page = await meters.atReadings('kaluga', narrow);
  const form = await secondMeter('kaluga', page, 7, { T1: 9_999_990, T2: 123_456, T3: 2_345_678 });
  const own = form.meters.find(({ digits }) => digits === 4)!;
  const other = form.meters.find(({ digits }) => digits === 7)!;
  const [code] = own.registers.map((register) => register.code);
  const before = Number(own.registers[0]!.previous);
  expect(await faultsOf(page)).toEqual([]);

  const sent = requests(page);
  // The first zone begins anew from zero.
  const right = [
    { meter: other.meterId, code: 'T1', value: '4' },
    { meter: other.meterId, code: 'T2', value: '123460' },
    { meter: other.meterId, code: 'T3', value: '2345690' },
  ];
  await type(page, [{ meter: own.meterId, code: code!, value: String(before - 1) }, ...right]);
  await handIn(page);
  await page.getByText('Передано 20 ноября').first().waitFor();
  await page.getByText('Показание меньше прошлого').first().waitFor();
  expect(sent).toEqual([2]);
  expect(await focused(page)).toMatchObject({ reading: `${own.meterId} ${code!}` });
  expect(handedIn(await meters.form('kaluga', page)).filter((value) => value !== null)).toEqual([
    '4',
    '123460',
    '2345690',
  ]);
  expect(await faultsOf(page)).toEqual([]);
  await meters.portals.browser.screenshot(page, 'two-meters-kaluga-320');

  await field(page, own.meterId, code!).fill(String(before + own.registers[0]!.warnAbove! + 1));
  await handIn(page);
  await page.getByText('Всё верно?').first().waitFor();
  expect(await focused(page)).toMatchObject({ confirm: own.meterId });
  await page.getByRole('button', { name: 'Да, всё верно' }).click();
  await page.getByText('Передано 20 ноября').nth(1).waitFor();
  expect(await focused(page)).toMatchObject({ handedIn: own.meterId });
  expect(handedIn(await meters.form('kaluga', page))).not.toContain(null);

  // A correction that is given up leads back to what was handed in.
  await page
    .locator(`section[aria-labelledby~="meter-${other.meterId}"]`)
    .getByRole('button', { name: /^Испр/ })
    .click();
  await page.getByRole('button', { name: 'Оставить как было' }).click();
  expect(await focused(page)).toMatchObject({ handedIn: other.meterId });
  await page.context().close();
});

test('two meters stand in one table, and typed without a network both arrive once', async () => {
  const page = await meters.atReadings('energosbyt', desk);
  const form = await secondMeter('energosbyt', page, 5, { T1: 99_990 });
  expect(form.meters.length).toBe(2);
  const zoned = form.meters.find(({ registers }) => registers.length === 2)!;
  await handIn(page);
  // Nothing was typed yet: nothing is asked for besides.
  const [first] = form.meters;
  const told =
    first!.registers.length > 1 ? `Введите показание: «${first!.registers[0]!.label}».` : 'Введите показание.';
  await page.getByText(told, { exact: true }).first().waitFor();
  // Enter leads on to the next field; from the last one it hands in.
  const sent = requests(page);
  await field(page, zoned.meterId, 'T1').fill('1');
  await field(page, zoned.meterId, 'T1').press('Enter');
  expect(await focused(page)).toMatchObject({ reading: `${zoned.meterId} T2` });
  expect(sent).toEqual([]);
  await handIn(page);
  await page.getByText('Введите и это показание').first().waitFor();

  const all = values(form, 3).map((one) => ({ ...one, value: String(Number(one.value) % 100_000) }));
  await page.context().setOffline(true);
  await type(page, all);
  await page.locator('[data-reading]').last().press('Enter');
  await page.getByText('Сохранено на устройстве').nth(1).waitFor();
  await page.context().setOffline(false);
  await page.getByText('Передано 20 ноября: принято').nth(1).waitFor();
  expect(sent.filter((count) => count !== 2)).toEqual([]);
  expect(new Set(handedIn(await meters.form('energosbyt', page)))).toEqual(new Set(all.map(({ value }) => value)));
  for (const { value } of all) await page.getByText(written(value), { exact: false }).first().waitFor();
  await page.getByText('Предварительно за ноябрь').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await meters.portals.browser.screenshot(page, 'two-meters-energosbyt-1280');
  await page.context().close();
});
