import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchanging, type Exchanging, fixtures, type HandedIn, period } from './exchanging.ts';
import { readCsv, readDbfRows, readWorkbook, writeCsv, writeDbfRows, writeWorkbook } from './independent-files.ts';

// What goes to a billing system is read by other programs, and what comes back is written by them.

/** A row of an export as any billing system takes it. */
interface Exported {
  number: string;
  service: string;
  serial: string;
  code: string;
  value: string;
  takenOn: string;
}

/** A utility: what its residents handed in, how its billing system reads that, and how it writes its answers. */
interface Utility {
  slug: string;
  tenantsDir?: string;
  readings: HandedIn[];
  read: (file: string) => Exported[] | Promise<Exported[]>;
  answer: (
    folder: string,
    rows: readonly (Exported & { accepted: boolean; why: string })[],
  ) => string | Promise<string>;
}

const two = (number: string, service: string, serial: string, codes: HandedIn['code'][] = ['T1']): HandedIn[] =>
  codes.map((code, index) => ({ number, service, serial, code, value: String(4512 + index), takenOn: '2026-11-19' }));

const utilities: Utility[] = [
  {
    slug: 'kaluga',
    readings: [
      ...two('100000001', '01', '0071234', ['T1', 'T2']),
      ...two('100000002', '01', 'Нева «МТ»; 1"2'),
      ...two('100000003', '01', '=HYPERLINK("http://evil.example";"счёт")'),
    ],
    read: (file) =>
      readCsv(file).map((row) => ({
        number: row['ЛС']!,
        service: row['Код услуги']!,
        serial: row['Номер ПУ']!,
        code: row['Зона']!,
        value: row['Показание']!,
        takenOn: row['Дата снятия']!.split('.').toReversed().join('-'),
      })),
    answer: (folder, rows) =>
      writeCsv(
        join(folder, 'answers-2026-11.csv'),
        rows.map(({ number, service, serial, code, value, accepted, why }) => ({
          ЛС: number,
          Период: '11.2026',
          'Код услуги': service,
          'Номер ПУ': serial,
          Зона: code,
          Показание: value,
          Результат: accepted ? 'Принято' : 'Не принято',
          Причина: why,
        })),
      ),
  },
  {
    slug: 'energosbyt',
    readings: [
      ...two('1000000000001', '01', '00012345', ['T1', 'T2', 'T3']),
      ...two('1000000000002', '01', '@СУМ(А1:А9)'),
      ...two('1000000000003', '01', '-2+3'),
    ],
    read: async (file) =>
      (await readDbfRows(file)).map((row) => ({
        number: String(row['ACC']),
        service: String(row['SRV']),
        serial: String(row['METER']),
        code: String(row['ZONE']),
        value: String(row['CURR']),
        takenOn: (row['TAKEN'] as Date).toISOString().slice(0, 10),
      })),
    answer: (folder, rows) =>
      writeDbfRows(
        join(folder, 'answers-2026-11.dbf'),
        rows.map(({ number, service, serial, code, value, accepted, why }) => ({
          ACC: number,
          PERIOD: '202611',
          SRV: service,
          METER: serial,
          ZONE: code,
          CURR: value,
          RESULT: accepted ? '1' : '0',
          REASON: why,
        })),
      ),
  },
  {
    slug: 'elista',
    readings: [
      ...two('00000012', 'OT', 'СТЭ 31 <"&\'>'),
      ...two('00000013', 'OT', '=1+1'),
      ...two('00000014', 'GVS', '000777'),
    ],
    read: (file) =>
      readWorkbook(file).rows.map((row) => ({
        number: row['Лицевой счет']!,
        service: row['Услуга']!,
        serial: row['Прибор учета']!,
        code: row['Зона']!,
        value: row['Показание']!,
        takenOn: row['Дата']!,
      })),
    answer: (folder, rows) =>
      writeWorkbook(
        join(folder, 'answers-2026-11.xlsx'),
        rows.map(({ number, service, serial, code, value, accepted, why }) => ({
          'Лицевой счет': number,
          Месяц: '2026-11',
          Услуга: service,
          'Прибор учета': serial,
          Зона: code,
          Показание: value,
          Принято: accepted ? 'да' : 'нет',
          'Почему не принято': why,
        })),
      ),
  },
  {
    slug: 'stk',
    readings: [
      ...two('1000000001', 'OT', '+7 (800) 1'),
      ...two('1000000002', 'GVS', 'прибор 日本'),
      ...two('1000000003', 'GVS', '7'),
    ],
    read: (file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['\uFEFF#HEADER|READINGS|2026-11|3', '#END|3', '']);
      return lines.slice(1, -2).map((line) => {
        const [number, service, serial, code, value, takenOn] = line.split('|') as [
          string,
          string,
          string,
          string,
          string,
          string,
        ];
        return { number, service, serial, code, value, takenOn };
      });
    },
    answer: (folder, rows) => {
      const lines = rows.map(({ number, service, serial, code, value, accepted, why }) =>
        [number, service, serial, code, value, accepted ? 'OK' : 'ERR', why].join('|'),
      );
      const file = join(folder, 'answers-2026-11.txt');
      writeFileSync(
        file,
        `\uFEFF${[`#HEADER|ANSWERS|2026-11|${rows.length}`, ...lines, `#END|${rows.length}`, ''].join('\n')}`,
      );
      return file;
    },
  },
  {
    slug: 'fixture',
    tenantsDir: fixtures,
    readings: [
      ...two('75ДА533315', 'EE', 'А-1', ['T1', 'T2']),
      ...two('75ДА533316', 'HVS', '=2'),
      ...two('75ДА533317', 'HVS', '9'),
    ],
    read: (file) => {
      const lines = iconv.decode(readFileSync(file), 'koi8-r').split('\n');
      expect([lines[0], lines.at(-2)]).toEqual(['READINGS 11/2026 4', 'TOTAL 4']);
      return lines.slice(1, -2).map((line) => {
        let place = 0;
        const [number, service, serial, zone, value, day] = [12, 4, 20, 2, 8, 10].map((width) =>
          line.slice(place, (place += width)).trim(),
        ) as [string, string, string, string, string, string];
        const code = { Д: 'T1', Н: 'T2' }[zone] ?? '?';
        return { number, service, serial, code, value, takenOn: day.split('/').toReversed().join('-') };
      });
    },
    answer: (folder, rows) => {
      const lines = rows.map(({ number, service, serial, code, accepted, why }) =>
        [number, service, serial, code === 'T1' ? 'Д' : 'Н', accepted ? '+' : '-', why].join('\t'),
      );
      const file = join(folder, 'verdicts_202611.tsv');
      writeFileSync(file, ['account\tservice\tmeter_no\tzone\tverdict\twhy', ...lines].join('\n'));
      return file;
    },
  },
];

describe.each(utilities)('readings of $slug', ({ slug, tenantsDir, readings, read, answer }) => {
  let at: Exchanging;
  beforeAll(async () => {
    at = await exchanging(tenantsDir);
    // In no order, some of other months, and some of another utility with the same numbers.
    await at.handIn(slug, readings.toReversed());
    await at.handIn(slug, [{ ...readings[0]!, period: '2026-10-01', takenOn: '2026-10-20' }]);
    const [neighbour] = at.tenants.filter((tenant) => tenant.slug !== slug);
    if (neighbour) await at.handIn(neighbour.slug, readings);
    await at.query(
      `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status, period)
       select tenant_id, account_id, meter_id, register_code, 9999, '2026-11-30', 'UTILITY', 'ACCEPTED', date '2026-12-01' from reading
       where tenant_id = $1 and period = '2026-11-01'`,
      [at.of(slug).tenantId],
    );
  });
  afterAll(() => at.close());

  const wanted = (serialOf = (serial: string) => serial): Exported[] =>
    readings.map(({ number, service, serial, code, value }) => ({
      number,
      service,
      serial: serialOf(serial),
      code,
      value,
      takenOn: '2026-11-19',
    }));
  /** What a text shows in place of a formula; a table and a workbook keep text as it is. */
  const unharmed = (serial: string) =>
    /^[=+\-@]/.test(serial) && ['kaluga', 'stk'].includes(slug) ? `'${serial}` : serial;

  test('are read by another program as they were handed in: those of the month, no others, no formulas', async () => {
    const exported = await at.export(slug);
    expect(exported).toMatchObject({ rows: readings.length, lost: 0 });
    expect(await read(exported.file)).toEqual(wanted(unharmed));
  });

  test('are accepted or not by what comes back, to the word, and nothing else is touched', async () => {
    const exported = await at.export(slug);
    const rows = await read(exported.file);
    const untouched = () =>
      at.query(
        `select r.*, r.xmin::text from reading r where tenant_id <> $1 or period is distinct from $2 order by r.id`,
        [at.of(slug).tenantId, period],
      );
    const before = await untouched();
    expect(before.length).toBeGreaterThan(readings.length);
    const verdict = (index: number) => ({ accepted: index > 0, why: index > 0 ? '' : 'Ниже прошлого; "проверьте"' });
    const file = await answer(
      dirname(exported.file),
      rows.map((row, index) => ({ ...row, ...verdict(index) })),
    );
    const report = await at.import(slug, file);
    expect(report).toMatchObject({
      kind: 'READING_ANSWERS',
      period,
      status: 'APPLIED',
      refusal: null,
      rowsApplied: rows.length,
      details: { changes: { readings: rows.length }, warnings: [] },
    });
    const answers = (await at.answers(slug)).filter((row) => row['period'] === period);
    expect(answers.map(({ serial, code, status, refusal }) => ({ serial, code, status, refusal }))).toEqual(
      readings.map(({ serial, code }, index) => ({
        serial,
        code,
        status: index > 0 ? 'ACCEPTED' : 'NOT_ACCEPTED',
        refusal: index > 0 ? null : 'Ниже прошлого; "проверьте"',
      })),
    );
    expect(await untouched()).toEqual(before);

    // The same answers again change nothing, and the same readings are the same file, answered or not.
    const again = await at.import(slug, file);
    expect(again).toMatchObject({ importId: report.importId, details: { changes: { readings: 0 } } });
    expect((await at.export(slug)).sha256).toBe(exported.sha256);
  });

  test('that nobody handed in are a file without rows, which can be read all the same', async () => {
    const empty = await at.export(slug, '2026-12-01');
    expect(empty.rows).toBe(0);
    if (slug === 'energosbyt') expect(await readDbfRows(empty.file)).toEqual([]);
    else if (slug === 'elista') expect(readWorkbook(empty.file)).toMatchObject({ sheet: 'Показания', rows: [] });
    else {
      const lines = readFileSync(empty.file, 'latin1').trim().split(/\r?\n/);
      expect(lines).toHaveLength(slug === 'kaluga' ? 1 : 2);
    }
  });
});
