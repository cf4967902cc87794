import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReadingTown, type Someone } from './reading-town.ts';

let town: ReadingTown;
beforeAll(async () => void (town = await ReadingTown.open()));
afterAll(() => town.close());

test('a reading over HTTP needs a session, and a flood of them ends with when to go on', async () => {
  const anna = await town.someone();
  const query = `mutation ($input: SubmitReadingsInput!) { submitReadings(input: $input) { outcomes { __typename } } }`;
  const input = { meters: [{ key: 'a-key-of-mine', meterId: anna.meter, registers: [] }] };
  expect((await town.town.ask('kaluga', query, input)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  await town.sql(
    `insert into throttle (tenant_id, scope, key, window_started_at, attempts) values ($1, 'readings resident', $2, $3, 299)`,
    [anna.tenantId, anna.person.id, town.town.clock.now()],
  );
  expect((await town.ask(anna, query, input)).errors).toBeUndefined();
  const [error] = (await town.ask(anna, query, input)).errors!;
  expect(error).toMatchObject({
    message: 'Слишком много попыток подряд. Попробуйте ещё раз через 60 минут. Введённое не пропадёт.',
    extensions: { code: 'TOO_MANY_REQUESTS' },
  });
});

test('anyone reads the window, and only the own account’s form', async () => {
  const [anna, boris] = [await town.someone(), await town.someone()];
  const window = 'mode opensOn closesOn daysLeft open period';
  const all = await town.town.ask('kaluga', `query { tenant { readingWindow { ${window} } } }`, {});
  expect(all.data!['tenant'].readingWindow).toEqual({
    mode: 'WARN',
    opensOn: '2026-11-15',
    closesOn: '2026-11-25',
    daysLeft: 5,
    open: true,
    period: '2026-11',
  });
  const form = (account: string) =>
    `query { readingForm(accountId: "${account}") { needsPayment window { period } meters { meterId serial digits taken registers { code label previous } } } }`;
  const own = await town.ask(anna, form(anna.account));
  expect(own.data!['readingForm']).toMatchObject({
    needsPayment: false,
    meters: [
      {
        meterId: anna.meter,
        serial: '•••s1',
        registers: [
          { code: 'T1', label: 'день' },
          { code: 'T2', label: 'ночь' },
        ],
      },
    ],
  });
  // The serial is a proof here: who has given none sees enough to tell meters apart.
  await town.sql(`update account_resident set proof = 'METER_SERIAL' where resident_id = $1`, [anna.person.id]);
  const proved = await town.ask(anna, form(anna.account));
  expect(proved.data!['readingForm'].meters[0].serial).toBe('s1');
  for (const account of [boris.account, 'x', anna.meter, (await town.someone('energosbyt')).account])
    expect((await town.ask(anna, form(account))).data).toEqual({ readingForm: null });
  expect((await town.town.ask('kaluga', form(anna.account), {})).data).toEqual({ readingForm: null });
});

test('where readings are charged at once, the answer says what the month will cost, day and night', async () => {
  const anna: Someone = await town.someone('energosbyt');
  const { outcome, last } = await town.handIn(anna, '5100', null);
  expect(outcome).toMatchObject({
    __typename: 'ReadingTaken',
    registers: [
      { code: 'T1', consumption: '100' },
      { code: 'T2', consumption: '100' },
    ],
    preliminary: [{ volume: '100' }, { volume: '100' }],
  });
  expect(last).toMatchObject({ value: '5100', status: 'ACCEPTED', photo: null });
  const again = await town.handIn(anna, '5100', null);
  expect(again.outcome.preliminary).toEqual(outcome.preliminary);
});
