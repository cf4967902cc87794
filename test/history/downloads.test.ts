import { randomUUID } from 'node:crypto';
import { type CellObject, read, utils, type WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Given, type GivenAccount } from '../support/given.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let given: Given;
beforeAll(async () => {
  server = await startServer();
  given = await Given.in(server.database);
});
afterAll(async () => {
  await given.close();
  await server.close();
});

/** Somebody who has signed in, and what is given of theirs. */
interface Visitor {
  slug: string;
  residentId: string;
  account: GivenAccount;
}

async function visitor(slug: string, shape?: Parameters<Given['account']>[1]): Promise<Visitor> {
  const tenantId = server.shared.tenantIds.get(slug)!;
  await given.sql(
    `insert into service (tenant_id, code, name, unit) values ($1, '01', 'Электроснабжение', 'кВт·ч') on conflict do nothing`,
    [tenantId],
  );
  const account = await given.account(tenantId, shape);
  return { slug, account, residentId: await given.resident(tenantId, [account]) };
}

const idOf = (account: string, kind = 1): string =>
  Buffer.concat([Buffer.of(kind), Buffer.from(account.replaceAll('-', ''), 'hex')]).toString('base64url');

async function download(
  { slug, residentId, account }: Visitor,
  file: string,
  more: { id?: string; nobody?: true } = {},
) {
  const tenant = server.shared.tenants.find((one) => one.slug === slug)!;
  const { accessToken } = await server.shared.tokens.issue({ residentId, sessionId: randomUUID() }, tenant, 5);
  const answer = await server.app.inject({
    url: `/downloads/${more.id ?? idOf(account.id)}/${file}`,
    headers: { host: `${slug}.localhost`, ...(more.nobody ? {} : { authorization: `Bearer ${accessToken}` }) },
  });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload, told: answer.body };
}

const nameOf = (headers: Record<string, unknown>): string =>
  decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(String(headers['content-disposition']))![1]!);

/** Cells of a CSV as another program reads them: each as text. */
const cellsOf = (bytes: Buffer): string[][] => {
  const { Sheets } = read(bytes.toString('utf8').slice(1), { type: 'string', FS: ';', raw: true });
  return utils.sheet_to_json<string[]>(Sheets['Sheet1']!, { header: 1, defval: '' });
};
const sheetOf = (bytes: Buffer): WorkSheet => {
  const { Sheets, SheetNames } = read(bytes, { type: 'buffer', cellNF: true, cellFormula: true });
  return Sheets[SheetNames[0]!]!;
};
const cell = (sheet: WorkSheet, place: string) => sheet[place] as CellObject | undefined;

describe('a history is downloaded', () => {
  test('as a CSV that a Russian Excel opens by itself', async () => {
    const who = await visitor('kaluga');
    const { status, headers, bytes } = await download(who, 'charges.csv?from=2026-09&to=2026-10');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(nameOf(headers)).toBe(`Начисления ${who.account.number} 2026-09—2026-10.csv`);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain('\r\n');
    expect(cellsOf(bytes)).toEqual([
      ['Месяц', 'Услуга', 'На начало месяца, ₽', 'Начислено, ₽', 'Перерасчёт, ₽', 'Оплачено, ₽', 'На конец месяца, ₽'],
      ['октябрь 2026', 'Электроснабжение', '100,00', '1234,56', '-5,00', '95,00', '1234,56'],
      ['сентябрь 2026', 'Электроснабжение', '100,00', '1234,56', '-5,00', '95,00', '1234,56'],
    ]);
  });

  test('as a workbook with numbers and days to count with', async () => {
    const who = await visitor('kaluga');
    const { status, headers, bytes } = await download(who, 'charges.xlsx?from=2026-10&to=2026-10');
    expect([status, nameOf(headers)]).toEqual([200, `Начисления ${who.account.number} 2026-10.xlsx`]);
    const sheet = sheetOf(bytes);
    expect(sheet['!ref']).toBe('A1:G2');
    expect(cell(sheet, 'A2')).toMatchObject({ t: 'n', z: '[$-419]mmmm yyyy', v: 46_296 }); // 1 October 2026
    expect(cell(sheet, 'B2')).toMatchObject({ t: 's', v: 'Электроснабжение' });
    expect(['C2', 'D2', 'E2', 'F2', 'G2'].map((place) => cell(sheet, place))).toMatchObject(
      [100, 1234.56, -5, 95, 1234.56].map((v) => ({ t: 'n', v })),
    );
  });

  test('with consumption beside that of the year before', async () => {
    const who = await visitor('kaluga', { months: 13 });
    await given.sql(`update bill_line set volume = 70.125 where account_id = $1 and period = '2025-10-01'`, [
      who.account.id,
    ]);
    const { bytes } = await download(who, 'consumption.csv?from=2026-10&to=2026-10');
    expect(cellsOf(bytes)[1]).toEqual([
      'октябрь 2026',
      'Электроснабжение',
      '',
      '82,5',
      '70,125',
      'кВт·ч',
      'по счётчику',
      '9950',
      '32',
      '6,73',
      '1234,56',
    ]);
    const sheet = sheetOf((await download(who, 'consumption.xlsx?from=2026-10&to=2026-10')).bytes);
    expect(cell(sheet, 'D2')).toMatchObject({ t: 'n', v: 82.5 });
    expect(cell(sheet, 'E2')).toMatchObject({ t: 'n', v: 70.125 });
  });

  test('with readings by the zones the utility names', async () => {
    const { bytes } = await download(
      await visitor('kaluga', { months: 1 }),
      'readings.csv?from=2026-10-28&to=2026-10-28',
    );
    expect(cellsOf(bytes)).toEqual([
      ['Дата', 'Услуга', 'Счётчик', 'Зона', 'Показание', 'Единица', 'Откуда', 'Состояние', 'Почему не принято'],
      ['28.10.2026', 'Электроснабжение', '•••s1', 'день', '5000', 'кВт·ч', 'по начислениям', '', ''],
      ['28.10.2026', 'Электроснабжение', '•••s1', 'ночь', '5000', 'кВт·ч', 'по начислениям', '', ''],
    ]);
  });

  test('with what became of the readings that were handed in, and why', async () => {
    const who = await visitor('kaluga', { months: 1 });
    await given.sql(
      `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status, period, received_at, resident_id, refusal)
       select tenant_id, account_id, id, code, 7, '2026-11-03', 'RESIDENT', case code when 'T1' then 'NOT_ACCEPTED' else 'RECEIVED' end,
         '2026-11-01', now(), $2, case code when 'T1' then 'Меньше прошлого' end
       from meter, unnest(array['T1', 'T2']) code where account_id = $1`,
      [who.account.id, who.residentId],
    );
    const rows = cellsOf((await download(who, 'readings.csv?from=2026-11')).bytes).slice(1);
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['день', '7', 'кВт·ч', 'передали вы', 'не принято', 'Меньше прошлого'],
      ['ночь', '7', 'кВт·ч', 'передали вы', 'проверяем', ''],
    ]);
  });

  test('with every payment of its last day, by the clock of the town', async () => {
    const who = await visitor('energosbyt', { payments: 0 });
    const moments = [
      '2026-09-30 16:59:59.999999Z',
      '2026-09-30 17:00Z',
      '2026-10-31 16:59:59.999999Z',
      '2026-10-31 17:00Z',
    ];
    for (const [n, moment] of moments.entries())
      await given.sql(
        `insert into payment (tenant_id, account_id, id, amount, paid_at, period, source, status, external_id)
         values ($1, $2, uuidv7(), $3, $4, '2026-10-01', 'BANK', 'PAID', $5)`,
        [who.account.tenantId, who.account.id, 1000 + n, moment, `edge ${n}`],
      );
    const inOctober = [
      ['31.10.2026', '23:59', '10,02', 'октябрь 2026', 'через банк', 'оплачено', ''],
      ['01.10.2026', '00:00', '10,01', 'октябрь 2026', 'через банк', 'оплачено', ''],
    ];
    for (const interval of ['from=2026-10&to=2026-10', 'from=2026-10-01&to=2026-10-31'])
      expect(cellsOf((await download(who, `payments.csv?${interval}`)).bytes).slice(1)).toEqual(inOctober);
    const sheet = sheetOf((await download(who, 'payments.xlsx?from=2026-10&to=2026-10')).bytes);
    expect(cell(sheet, 'A2')).toMatchObject({ t: 'n', z: 'dd.mm.yyyy', v: 46_326 });
    expect(cell(sheet, 'B2')).toMatchObject({ t: 'n', z: 'hh:mm', w: '23:59' });
    expect(cell(sheet, 'C2')).toMatchObject({ t: 'n', v: 10.02 });
  });

  test('from the first record there is, when no beginning is asked for', async () => {
    const who = await visitor('kaluga', { months: 3 });
    const { headers, bytes } = await download(who, 'charges.csv');
    expect(nameOf(headers)).toBe(`Начисления ${who.account.number} 2026-08—2026-11.csv`);
    expect(cellsOf(bytes)).toHaveLength(4);
  });

  test('as a table of nothing but its heading, when there is nothing', async () => {
    const who = await visitor('kaluga', { payments: 0 });
    const { status, bytes } = await download(who, 'payments.csv?from=2026-01&to=2026-02');
    expect([status, cellsOf(bytes).length]).toEqual([200, 1]);
    expect(sheetOf((await download(who, 'payments.xlsx?from=2026-01&to=2026-02')).bytes)['!ref']).toBe('A1:G1');
  });

  test.each(['to=0001-01', 'from=9999-12&to=9999-12', 'to=9999-12-31'])(
    'of the end of all days: %s',
    async (interval) => {
      expect((await download(await visitor('kaluga'), `payments.csv?${interval}`)).status).toBe(200);
    },
  );

  test('with no cell that a spreadsheet would run', async () => {
    const who = await visitor('stk');
    const evil = ['=1+2;"x"', '+7', '-2', '@sum(1)', '\t=1'];
    for (const name of evil) {
      await given.sql(`update service set name = $2 where tenant_id = $1 and code = '01'`, [
        who.account.tenantId,
        name,
      ]);
      const { bytes } = await download(who, 'charges.csv?from=2026-10&to=2026-10');
      const shown = name.replace('\t', ' ');
      expect(cellsOf(bytes)[1]!.slice(0, 3)).toEqual(['октябрь 2026', `'${shown}`, '100,00']);
      const found = cell(sheetOf((await download(who, 'charges.xlsx?from=2026-10&to=2026-10')).bytes), 'B2')!;
      expect(found).toMatchObject({ t: 's', v: shown });
      expect(found.f).toBeUndefined();
    }
  });

  test('with serial numbers as the portal shows them: masked until the account is proved', async () => {
    const who = await visitor('energosbyt', { months: 1 });
    await given.sql(`update meter set serial = '406239266' where account_id = $1`, [who.account.id]);
    const serials = async () => cellsOf((await download(who, 'readings.csv')).bytes).map((row) => row[2]);
    expect(await serials()).toEqual(['Счётчик', '•••66', '•••66']);
    await given.sql(`update account_resident set proof = 'NAME' where account_id = $1`, [who.account.id]);
    expect(await serials()).toEqual(['Счётчик', '406239266', '406239266']);
  });
});

describe('nothing is downloaded', () => {
  test('by nobody', async () => {
    const { status, told } = await download(await visitor('kaluga'), 'charges.csv', { nobody: true });
    expect([status, JSON.parse(told).code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('of an account of somebody else, of another utility or of none: all the same', async () => {
    const who = await visitor('kaluga');
    const [neighbour, stranger] = [await visitor('kaluga'), await visitor('stk')];
    const ids = [
      idOf(neighbour.account.id),
      idOf(stranger.account.id),
      idOf(randomUUID()),
      idOf(who.account.id, 2),
      'x',
      '0',
    ];
    const answers = await Promise.all(ids.map((id) => download(who, 'charges.csv', { id })));
    for (const { status, told, headers } of answers) {
      expect(status).toBe(404);
      expect(headers['content-disposition']).toBeUndefined();
      const { requestId, ...rest } = JSON.parse(told) as Record<string, unknown>;
      expect(requestId).toBeTypeOf('string');
      expect(rest).toEqual({ code: 'NOT_FOUND', message: 'Ничего не найдено.' });
    }
  });

  test.each(['secrets.csv', 'charges.pdf', 'charges', 'constructor.csv', 'CHARGES.CSV'])('called %s', async (file) => {
    expect((await download(await visitor('kaluga'), file)).status).toBe(404);
  });

  test('that is too long to be written while others wait', async () => {
    const who = await visitor('kaluga', { payments: 0 });
    await given.sql(
      `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id)
       select $1, $2, uuidv7(), 1, timestamptz '2026-03-01 10:00Z' + make_interval(mins => n), 'BANK', 'PAID', n::text from generate_series(0, 5000) n`,
      [who.account.tenantId, who.account.id],
    );
    const { status, told } = await download(who, 'payments.csv?from=2022-01&to=2026-10');
    expect([status, JSON.parse(told).message]).toEqual([
      400,
      'За этот срок слишком много записей. Выберите срок короче.',
    ]);
    expect((await download(who, 'payments.xlsx?from=2026-09&to=2026-10')).status).toBe(200);
  });

  test('in a loop: after more than anybody reads it is said when to go on, and nobody else waits', async () => {
    const who = await visitor('kaluga');
    const answers = [];
    for (let n = 0; n < 121; n += 1) answers.push(await download(who, 'charges.csv'));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(120);
    const { status, told } = answers.at(-1)!;
    expect(status).toBe(429);
    expect(JSON.parse(told)).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: 'Слишком много файлов подряд. Попробуйте ещё раз через 60 минут.',
    });
    expect((await download(await visitor('kaluga'), 'charges.csv')).status).toBe(200);
  });

  test.each([
    ['charges.csv?from=2026-13', 'from', 'нужен месяц'],
    ['charges.csv?to=october', 'to', 'нужен месяц'],
    ['charges.csv?from=2026-10-01', 'from', 'нужен месяц'],
    ['payments.csv?from=2026-02-30', 'from', 'или день'],
    ['payments.csv?from=2026-01&from=2026-02', 'from', 'или день'],
    ['charges.csv?from=2026-10&to=2026-09', 'from', 'позже его конца'],
    ['charges.csv?from=2021-10&to=2026-10', 'from', 'не больше пяти лет'],
    ["charges.csv?from=2026-10'", 'from', 'нужен месяц'],
  ])('for the interval of %s, and the sentence says why', async (file, argument, words) => {
    const { status, told } = await download(await visitor('kaluga'), file);
    const { code, message, argument: named } = JSON.parse(told) as Record<string, string>;
    expect([status, code, named]).toEqual([400, 'BAD_USER_INPUT', argument]);
    expect(message).toContain(words);
  });
});
