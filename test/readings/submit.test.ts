import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { idOf } from '../../server/ids.ts';
import { accountOfPhoto } from '../../server/readings/photos/keep-photo.ts';
import { grouped } from '../../server/readings/reading-words.ts';
import { submitReadings } from '../../server/readings/submit-readings.ts';
import { Households } from './households.ts';

let homes: Households;
beforeAll(async () => void (homes = await Households.open(2)));
afterAll(() => homes.close());
beforeEach(() => homes.setTime('2026-11-20T09:00:00Z'));

test('a resident hands in a reading and sees it at once, with what was used since the last bill', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home, { billed: ['2026-10-31', 4512] });
  const outcome = await homes.submit(homes.as(home), meter, { T1: '4624' });
  expect(outcome).toMatchObject({
    period: '2026-11-01',
    takenOn: '2026-11-20',
    repeated: false,
    registers: [{ code: 'T1', value: '4624', consumption: '112' }],
    message: 'Показание получено: 4 624. Оно войдёт в расчёт за ноябрь 2026.',
    notice: null,
  });
  expect(await homes.handedIn(meter)).toEqual([
    { code: 'T1', value: '4624', on: '2026-11-20', status: 'RECEIVED', period: '2026-11-01' },
  ]);
  const form = await homes.form(homes.as(home), home);
  expect(form.meters[0]!.registers[0]).toEqual({
    code: 'T1',
    label: 'сутки',
    previous: '4512',
    previousOn: '2026-10-31',
    previousSource: 'UTILITY',
    handedIn: '4624',
    handedInAt: '2026-11-20T09:00:00.000Z',
    handedInStatus: 'RECEIVED',
    lastBilled: '4512',
    lastBilledOn: '2026-10-31',
    warnAbove: 1500,
  });
});

test('day and night are handed in together, and each is named', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home, { billed: ['2026-10-31', 4512, 2100] });
  const outcome = await homes.submit(homes.as(home), meter, { T2: '2 150', T1: ' 0 4600' });
  expect(outcome.message).toBe('Показания получены: день 4 600, ночь 2 150. Они войдут в расчёт за ноябрь 2026.');
  expect(outcome.registers).toEqual([
    { code: 'T1', value: '4600', consumption: '88' },
    { code: 'T2', value: '2150', consumption: '50' },
  ]);
});

test.each([
  ['', 'NOT_DIGITS', 'Введите показание: цифры до запятой.'],
  ['4600,5', 'NOT_DIGITS', 'Введите только цифры до запятой: 4600.'],
  ['4600.00', 'NOT_DIGITS', 'Введите только цифры до запятой: 4600.'],
  ['-4600', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  ['+4600', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  ['46OO', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  ['4e3', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  ['0x12', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  ['４６００', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  ['٤٦٠٠', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  ['4600\u0000', 'NOT_DIGITS', 'Введите только цифры, без букв и знаков: например, 4512.'],
  [
    '046000',
    'TOO_MANY_DIGITS',
    'У счётчика цифр до запятой: 5, а введено: 6. Проверьте, не попали ли сюда цифры после запятой.',
  ],
  [
    '4511',
    'BELOW_PREVIOUS',
    'Показание меньше прошлого (4 512). Проверьте цифры до запятой. Если счётчик меняли, напишите нам.',
  ],
  [
    '13513',
    'TOO_MUCH',
    'Получается 9 001 кВт·ч с 31 октября: столько принять не можем. Проверьте цифры до запятой. Если всё верно, напишите нам.',
  ],
])('«%s» is answered %s, and nothing is written', async (typed, reason, message) => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const outcome = await homes.submit(homes.as(home), meter, { T1: typed }, { confirmed: true });
  expect(outcome).toMatchObject({ reason, message, registers: [{ code: 'T1', reason, message }] });
  expect(await homes.handedIn(meter)).toEqual([]);
});

test('the previous value comes with what is below it, and each faulty register is named', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home, { billed: ['2026-10-31', 4512, 2100] });
  const outcome = await homes.submit(homes.as(home), meter, { T1: '4511', T2: 'x' });
  expect(outcome.registers.map(({ code, reason, previous }: any) => [code, reason, previous])).toEqual([
    ['T1', 'BELOW_PREVIOUS', '4512'],
    ['T2', 'NOT_DIGITS', '2100'],
  ]);
  expect(outcome.message).toMatch(/^День\. Показание меньше прошлого \(4 512\)\. .+ Ночь\. Введите только цифры/);
});

test('much more than usual is asked about first and taken when it is confirmed', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const asked = await homes.submit(homes.as(home), meter, { T1: '6013' }, { key: 'one-and-the-same' });
  const message = 'Получается 1 501 кВт·ч с 31 октября, это больше обычного. Всё верно?';
  expect(asked).toMatchObject({ message, registers: [{ code: 'T1', reason: 'UNUSUAL', message, previous: '4512' }] });
  expect(asked).not.toHaveProperty('reason');
  expect(await homes.handedIn(meter)).toEqual([]);
  const said = { key: 'one-and-the-same', confirmed: true };
  expect(await homes.submit(homes.as(home), meter, { T1: '6013' }, said)).toMatchObject({ repeated: false });
  expect(await homes.submit(homes.as(home), await homes.meter(home), { T1: '6012' })).toMatchObject({
    registers: [{ consumption: '1500' }],
  });
});

test('what is usual counts for each month since the previous reading', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home, { billed: ['2026-09-20', 4512] });
  expect((await homes.form(homes.as(home), home)).meters[0]!.registers[0]!.warnAbove).toBe(3000);
  expect(await homes.submit(homes.as(home), meter, { T1: '7513' })).toHaveProperty('registers.0.reason', 'UNUSUAL');
  expect(await homes.submit(homes.as(home), meter, { T1: '7512' })).toHaveProperty('repeated', false);
});

test('a meter that begins anew from zero is believed when so much was hardly used, else it is an error', async () => {
  const home = await homes.household('kaluga');
  const nearEnd = await homes.meter(home, { billed: ['2026-10-31', 99_950] });
  expect(await homes.submit(homes.as(home), nearEnd, { T1: '00080' })).toMatchObject({
    registers: [{ value: '80', consumption: '130' }],
  });
  const much = await homes.meter(home, { billed: ['2026-10-31', 98_000] });
  expect((await homes.submit(homes.as(home), much, { T1: '100' })).message).toBe(
    'Счётчик начал отсчёт с нуля? Получается 2 100 кВт·ч с 31 октября, это больше обычного. Всё верно?',
  );
  const far = await homes.meter(home, { billed: ['2026-10-31', 90_000] });
  expect(await homes.submit(homes.as(home), far, { T1: '0' }, { confirmed: true })).toMatchObject({
    reason: 'BELOW_PREVIOUS',
  });
  // 8 888 kWh a month would be allowed, but on a meter of four digits that is what a typing error looks like.
  const narrow = await homes.meter(home, { digits: 4, billed: ['2026-10-31', 4512] });
  expect(await homes.submit(homes.as(home), narrow, { T1: '3400' }, { confirmed: true })).toMatchObject({
    reason: 'BELOW_PREVIOUS',
  });
});

test('every register is given exactly once, and only those the meter has', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home, { registers: 2 });
  const context = homes.as(home);
  const lacks = await homes.submit(context, meter, { T1: '4600' });
  expect(lacks).toMatchObject({
    reason: 'REGISTER_MISSING',
    message: 'Ночь. Введите и это показание.',
    registers: [{ code: 'T2' }],
  });
  const more = await homes.submit(context, meter, { T1: '4600', T2: '3600', T3: '1' });
  expect(more).toMatchObject({ reason: 'REGISTER_MISSING', registers: [{ code: 'T3' }] });
  expect(more.message).toBe('T3. У этого счётчика такой зоны нет. Его показания: день, ночь.');
  const twice = homes.sent(meter, { T1: '4600', T2: '3600' });
  const registers = [...twice.registers, { code: 'T1' as never, value: '4601' }];
  expect(await homes.submit(context, meter, {}, { ...twice, registers } as never)).toMatchObject({
    reason: 'REGISTER_MISSING',
    registers: [{ code: 'T1', message: 'Это показание нужно передать один раз.' }],
  });
  expect(await homes.submit(context, meter, {})).toMatchObject({ registers: [{ code: 'T1' }, { code: 'T2' }] });
  expect(await homes.handedIn(meter)).toEqual([]);
});

test('meters that report themselves, were taken off or are past their verification hand nothing in; each says why', async () => {
  const home = await homes.household('energosbyt');
  const as = homes.as(home);
  const itself = await homes.meter(home, { reportsItself: true });
  const removed = await homes.meter(home, { status: 'REMOVED' });
  const overdue = await homes.meter(home, { verificationDueOn: '2026-11-19' });
  const lastDay = await homes.meter(home, { verificationDueOn: '2026-11-20' });
  const reasons = async (meter: typeof itself) => (await homes.submit(as, meter, { T1: '4600' })).reason;
  expect(await reasons(itself)).toBe('METER_REPORTS_ITSELF');
  expect(await reasons(removed)).toBe('METER_REMOVED');
  expect(await reasons(overdue)).toBe('VERIFICATION_OVERDUE');
  expect(await reasons(lastDay)).toBeUndefined();
  const { meters } = await homes.form(as, home);
  expect(meters.map(({ taken, notice }) => [taken, notice])).toEqual([
    [false, 'Этот счётчик передаёт показания сам, вводить их не нужно.'],
    [
      false,
      'Срок поверки счётчика прошёл 19 ноября, поэтому показания по нему не принимаем. Когда счётчик поверят или заменят, напишите нам.',
    ],
    [true, 'Счётчик нужно поверить до 20 ноября.'],
  ]);
});

test('where an overdue verification only warns, the reading is taken with a word', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home, { verificationDueOn: '2025-11-19' });
  const outcome = await homes.submit(homes.as(home), meter, { T1: '4600' });
  expect(outcome.notice).toBe(
    'Срок поверки счётчика прошёл 19 ноября 2025: показания пока принимаем, но поверьте его, иначе начислим по нормативу.',
  );
  const silent = homes.as(home, { afterVerification: 'TAKE' });
  expect(await homes.submit(silent, meter, { T1: '4601' })).toMatchObject({ notice: null });
});

test('a neighbour’s meter, another utility’s, a missing one and garbage are answered alike', async () => {
  const [home, neighbour] = [await homes.household('kaluga'), await homes.household('kaluga')];
  const foreign = await homes.household('energosbyt');
  const ids = [
    (await homes.meter(neighbour)).opaque,
    (await homes.meter(foreign)).opaque,
    (await homes.meter(home)).opaque.slice(0, -2),
    home.opaque,
    '',
    'x'.repeat(500),
    '\u0000',
    "' or 1=1 --",
  ];
  const answers = new Set<string>();
  for (const opaque of ids) {
    const { key: _key, meterId, ...rest } = await homes.submit(homes.as(home), { opaque }, { T1: '4600' });
    expect(meterId).toBe(opaque);
    answers.add(JSON.stringify(rest));
  }
  expect([...answers].map((text) => JSON.parse(text))).toEqual([
    { reason: 'METER_NOT_FOUND', message: 'Такого счётчика нет среди ваших. Обновите страницу.', registers: [] },
  ]);
  expect(
    await homes.sql(`select from reading where source = 'RESIDENT' and account_id = $1`, [neighbour.accountId]),
  ).toEqual([]);
});

test('nothing is handed in for a closed account', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  await homes.sql(`update account set status = 'CLOSED' where id = $1`, [home.accountId]);
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' })).toMatchObject({ reason: 'METER_REMOVED' });
  expect((await homes.form(homes.as(home), home)).meters[0]).toMatchObject({
    taken: false,
    notice: 'Счёт закрыт, показания по нему больше не нужны.',
  });
});

test('what is good is taken beside what is not', async () => {
  const home = await homes.household('kaluga');
  const [good, below, odd] = [await homes.meter(home), await homes.meter(home), await homes.meter(home)];
  const meters = [
    homes.sent(below, { T1: '1' }),
    homes.sent(good, { T1: '4600' }),
    homes.sent({ opaque: 'nobody' }, { T1: '4600' }),
    homes.sent(odd, { T1: '9000' }),
    homes.sent(odd, { T1: '4700' }, { key: 'short' }),
  ];
  const outcomes = await submitReadings(homes.as(home), home.residentId, { meters });
  expect(outcomes.map((one) => ('reason' in one ? one.reason : 'period' in one ? 'TAKEN' : 'TO_CONFIRM'))).toEqual([
    'BELOW_PREVIOUS',
    'TAKEN',
    'METER_NOT_FOUND',
    'TO_CONFIRM',
    'INVALID_KEY',
  ]);
  expect(outcomes.map(({ key }) => key)).toEqual(meters.map(({ key }) => key));
  expect(await homes.handedIn(good)).toHaveLength(1);
  expect(await homes.handedIn(below)).toEqual([]);
  await expect(submitReadings(homes.as(home), home.residentId, { meters: [] })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  await expect(
    submitReadings(homes.as(home), home.residentId, { meters: Array.from({ length: 21 }, () => meters[0]!) }),
  ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a new meter without any reading takes whatever it shows', async () => {
  const home = await homes.household('stk');
  const meter = await homes.meter(home, { service: '21', billed: undefined, registers: 1 });
  expect(await homes.submit(homes.as(home), meter, { T1: '99999' })).toMatchObject({
    registers: [{ value: '99999', consumption: null }],
  });
});

test('big numbers are grouped by spaces that never break', () => {
  expect(['0', '123', '4512', '1234567'].map(grouped)).toEqual(['0', '123', '4\u202F512', '1\u202F234\u202F567']);
});

test('where photos are not offered, none is sent and none goes with a reading', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const context = homes.as(home, { photo: { mode: 'NOT_OFFERED', maxMegabytes: 10 } });
  await expect(accountOfPhoto(context, context.who!, home.opaque)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await accountOfPhoto(homes.as(home), context.who!, home.opaque)).toBe(home.accountId);
  const [photo] = await homes.sql<{ id: string }>(
    `insert into reading_photo (tenant_id, account_id, resident_id, content_type, bytes, uploaded_at)
     values ($1, $2, $3, 'image/png', 1, $4) returning id`,
    [home.tenantId, home.accountId, home.residentId, homes.portals.clock.now()],
  );
  const photoId = idOf('ReadingPhoto', home.accountId, photo!.id);
  expect(await homes.submit(context, meter, { T1: '4600' }, { photoId })).toMatchObject({ reason: 'PHOTO_NOT_FOUND' });
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' }, { photoId })).toMatchObject({ repeated: false });
});
