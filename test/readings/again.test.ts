import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Households } from './households.ts';

let homes: Households;
beforeAll(async () => void (homes = await Households.open(2)));
afterAll(() => homes.close());
beforeEach(() => homes.setTime('2026-11-20T09:00:00Z'));

/** What the billing system says of the readings of a meter. */
const answered = (meter: { id: string }, status: string, refusal: string | null = null) =>
  homes.sql(`update reading set status = $2, refusal = $3 where meter_id = $1 and source = 'RESIDENT'`, [
    meter.id,
    status,
    refusal,
  ]);

test('the same sent again changes nothing, also when something newer came in between', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const said = { key: randomUUID() };
  const first = await homes.submit(homes.as(home), meter, { T1: '4600' }, said);
  homes.setTime('2026-11-20T09:05:00Z');
  await homes.submit(homes.as(home), meter, { T1: '4610' });
  homes.setTime('2026-11-27T09:00:00Z'); // it would count for another month now
  const again = await homes.submit(homes.as(home), meter, { T1: '04600' }, said);
  expect(again).toEqual({ ...first, repeated: true, message: 'Показание уже у нас: 4 600.', notice: null });
  expect(await homes.handedIn(meter)).toEqual([
    { code: 'T1', value: '4610', on: '2026-11-20', status: 'RECEIVED', period: '2026-11-01' },
  ]);
});

test('other values under a used key are refused, and nothing is lost of what was there', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const said = { key: randomUUID() };
  await homes.submit(homes.as(home), meter, { T1: '4600' }, said);
  expect(await homes.submit(homes.as(home), meter, { T1: '4700' }, said)).toMatchObject({
    reason: 'INVALID_KEY',
    message: 'Эти показания уже переданы с другими цифрами. Обновите страницу и передайте новые.',
  });
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4600' }]);
});

test('a key is one meter’s: the same key for another one is a hand-in of its own', async () => {
  const home = await homes.household('kaluga');
  const said = { key: randomUUID() };
  for (const meter of [await homes.meter(home), await homes.meter(home)])
    expect(await homes.submit(homes.as(home), meter, { T1: '4600' }, said)).toMatchObject({ repeated: false });
});

test.each(['', 'short', 'with space', 'кириллица', 'x'.repeat(65), 'semi;colon', 'new\nline-key'])(
  'a key like «%s» is refused',
  async (key) => {
    const home = await homes.household('kaluga');
    const meter = await homes.meter(home);
    expect(await homes.submit(homes.as(home), meter, { T1: '4600' }, { key })).toMatchObject({ reason: 'INVALID_KEY' });
  },
);

test('a reading is corrected until the month is over, downwards too; one reading stays', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.submit(homes.as(home), meter, { T1: '4700' });
  homes.setTime('2026-11-23T09:00:00Z');
  const relative = await homes.relative(home);
  expect(await homes.submit(homes.as(relative), meter, { T1: '4600' })).toMatchObject({
    message: 'Показание исправлено: 4 600. Оно войдёт в расчёт за ноябрь 2026.',
    registers: [{ consumption: '88' }],
  });
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' })).toMatchObject({
    repeated: false,
    message: 'Показание получено: 4 600. Оно войдёт в расчёт за ноябрь 2026.',
  });
  const [row] = await homes.sql(
    `select resident_id, value::text, taken_on::text from reading where meter_id = $1 and period is not null`,
    [meter.id],
  );
  expect(row).toEqual({ resident_id: home.residentId, value: '4600', taken_on: '2026-11-23' });
  expect(await homes.sql('select from reading_submission where meter_id = $1', [meter.id])).toHaveLength(3);
});

test('what counts for the next month is a reading of its own, compared with this month’s', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.submit(homes.as(home), meter, { T1: '4700' });
  homes.setTime('2026-11-26T09:00:00Z');
  expect(await homes.submit(homes.as(home), meter, { T1: '4650' })).toHaveProperty('registers.0.previous', '4700');
  const next = await homes.submit(homes.as(home), meter, { T1: '4710' });
  expect(next).toMatchObject({
    period: '2026-12-01',
    registers: [{ consumption: '10' }],
    notice: 'Дни для показаний: с 15 по 25 декабря. Эти тоже приняты и войдут в расчёт за декабрь 2026.',
  });
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4700' }, { value: '4710' }]);
});

test('what billing has accepted stays; the same value again is no error, another one is refused', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.submit(homes.as(home), meter, { T1: '4700' });
  await answered(meter, 'ACCEPTED');
  expect(await homes.submit(homes.as(home), meter, { T1: '4701' })).toMatchObject({
    reason: 'ALREADY_ANSWERED',
    message: 'Показание за ноябрь 2026 (4 700) уже принято к расчёту. Если в нём ошибка, напишите нам.',
  });
  expect(await homes.submit(homes.as(home), meter, { T1: '4700' })).toMatchObject({
    repeated: true,
    registers: [{ value: '4700', consumption: '188' }],
  });
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4700', status: 'ACCEPTED' }]);
});

test('what billing did not accept can be handed in anew, and is nobody’s previous reading', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.submit(homes.as(home), meter, { T1: '5900' });
  await answered(meter, 'NOT_ACCEPTED', 'расходится с контрольным');
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' })).toMatchObject({ repeated: false });
  const [row] = await homes.sql(`select status, refusal from reading where meter_id = $1 and period is not null`, [
    meter.id,
  ]);
  expect(row).toEqual({ status: 'RECEIVED', refusal: null });
  await answered(meter, 'NOT_ACCEPTED');
  homes.setTime('2026-11-26T09:00:00Z');
  expect(await homes.submit(homes.as(home), meter, { T1: '4520' })).toMatchObject({
    registers: [{ consumption: '8' }],
  });
});

test('where a reading is accepted at once it can still be corrected, and is charged as it stands', async () => {
  const home = await homes.household('energosbyt');
  const meter = await homes.meter(home);
  const first = await homes.submit(homes.as(home), meter, { T1: '4700' });
  expect(first.message).toBe('Показание принято: 4 700. Оно войдёт в расчёт за ноябрь 2026.');
  expect(await homes.submit(homes.as(home), meter, { T1: '4612' })).toMatchObject({ repeated: false });
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4612', status: 'ACCEPTED' }]);
  expect(
    await homes.sql('select volume::int, current_reading::int as now from preliminary_charge where meter_id = $1', [
      meter.id,
    ]),
  ).toEqual([{ volume: 100, now: 4612 }]);
});

test('once the month is billed nothing is handed in for it', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.reading(home, meter.id, { value: 4700, on: '2026-11-30' });
  expect(await homes.submit(homes.as(home), meter, { T1: '4710' })).toMatchObject({
    reason: 'OLDER_THAN_LAST',
    message: 'Уже есть показание новее: 4 700 от 30 ноября. Это снято раньше, поэтому не нужно.',
  });
  expect((await homes.form(homes.as(home), home)).meters[0]).toMatchObject({
    taken: false,
    notice: 'Показание за ноябрь 2026 уже учтено: 4 700.',
  });
  homes.setTime('2026-11-28T09:00:00Z'); // counts for December, though the bill bears a later day
  expect(await homes.submit(homes.as(home), meter, { T1: '4710' })).toMatchObject({ period: '2026-12-01' });
});

test('a phone that comes late with an older reading does not undo a newer one', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.submit(homes.as(home), meter, { T1: '4700' });
  const late = { takenAt: '2026-11-19T09:00:00Z' };
  expect(await homes.submit(homes.as(home), meter, { T1: '4650' }, late)).toMatchObject({
    reason: 'OLDER_THAN_LAST',
    message: 'Уже передано показание, снятое позже: 20 ноября. Это не нужно.',
  });
  expect(await homes.submit(homes.as(home), meter, { T1: '4700' }, late)).toMatchObject({ repeated: true });
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4700', on: '2026-11-20' }]);
  const other = await homes.meter(home);
  await homes.reading(home, other.id, { value: 4700, on: '2026-11-20', source: 'AUTOMATIC' });
  expect(await homes.submit(homes.as(home), other, { T1: '4710' }, late)).toMatchObject({
    reason: 'OLDER_THAN_LAST',
    registers: [{ previous: '4700' }],
  });
});

test('fifty times the same at once, on two servers, is one reading and fifty good answers', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const said = { key: randomUUID() };
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, n) => homes.submit(homes.as(home, {}, n % 2), meter, { T1: '4600' }, said)),
  );
  expect(all.filter(({ repeated }) => repeated === false)).toHaveLength(1);
  expect(all.filter(({ repeated }) => repeated === true)).toHaveLength(49);
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4600' }]);
});

test('fifty different ones at once, of two residents, leave one reading: the one that was taken last', async () => {
  const home = await homes.household('energosbyt');
  const relative = await homes.relative(home);
  const meter = await homes.meter(home, { registers: 2 });
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => {
      const n = (i * 37) % 50; // in no order
      const takenAt = new Date(Date.parse('2026-11-20T08:00:00Z') + n * 60_000).toISOString();
      const values = { T1: `${4600 + n}`, T2: `${3600 + n}` };
      return homes.submit(homes.as(i % 3 ? home : relative, {}, i % 2), meter, values, { takenAt });
    }),
  );
  const taken = all.filter(({ repeated }) => repeated === false);
  expect(all.filter(({ reason }) => reason === 'OLDER_THAN_LAST')).toHaveLength(50 - taken.length);
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4649' }, { value: '3649' }]);
  expect(await homes.sql('select from reading_submission where meter_id = $1', [meter.id])).toHaveLength(taken.length);
  const charges = `select register_code as code, current_reading::int as now from preliminary_charge where meter_id = $1 order by 1`;
  expect(await homes.sql(charges, [meter.id])).toEqual([
    { code: 'T1', now: 4649 },
    { code: 'T2', now: 3649 },
  ]);
});

test('when billing answers while a correction is judged, its answer counts', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.submit(homes.as(home), meter, { T1: '4700' });
  const context = homes.as(home);
  let answers = 0;
  const racing = {
    ...context,
    write: (work: never) =>
      context.write(async (em) => {
        // Billing has its say right before the correction is written.
        const insert = em.insert.bind(em);
        em.insert = (async (...args: Parameters<typeof insert>) => {
          if (answers++ === 0) await answered(meter, 'ACCEPTED');
          return insert(...args);
        }) as never;
        return (work as (em: unknown) => Promise<unknown>)(em);
      }),
  };
  expect(await homes.submit(racing as never, meter, { T1: '4710' })).toMatchObject({ reason: 'ALREADY_ANSWERED' });
  expect(answers).toBeGreaterThan(0);
  expect(await homes.handedIn(meter)).toMatchObject([{ value: '4700', status: 'ACCEPTED' }]);
});
