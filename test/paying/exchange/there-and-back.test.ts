import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, test } from 'vitest';
import { fixtures } from '../../readings/exchange/exchanging.ts';
import { readCsv, readDbfRows, readWorkbook } from '../../readings/exchange/independent-files.ts';
import { Exporting } from './exporting.ts';

// Paid in the portal, told to the billing system, and sent back by it in its registry of payments: the same money, once.

/** A row as the billing system takes it: sums in kopecks, below zero of what went back. */
interface Line {
  number: string;
  on: string;
  kind: string;
  sum: number;
  id: string;
  payment?: string;
  service?: string;
}

interface Utility {
  slug: string;
  tenantsDir?: string;
  number: string;
  services: Record<string, number>;
  fileName: string;
  read: (file: string, bytes: Buffer) => Line[] | Promise<Line[]>;
  /** Its registry of payments of October 2026 with these rows. */
  registry: (rows: { number: string; id: string; sum: number }[]) => { name: string; content: Buffer };
}

const kopecks = (sum: string): number => Math.round(Number(sum.replace(',', '.')) * 100);
const rubles = (sum: number): string => (sum / 100).toFixed(2);

/** The bank's format, one and the same at the four. */
function bankRegistry(rows: { number: string; id: string; sum: number }[]) {
  const all = [...rows, { number: rows[0]!.number, id: '736281945001', sum: 111 }];
  const whole = rubles(all.reduce((sum, one) => sum + one.sum, 0));
  const lines = all.map(({ number, id, sum }) =>
    ['17-10-2026', '10-00-00', '8608', '0123', id, number, 'x', 'x', '102026', rubles(sum), rubles(sum), '0.00'].join(
      ';',
    ),
  );
  const trailer = `=${all.length};${whole};${whole};0.00;302610;28-10-2026`;
  return { name: 'payments-2026-10.txt', content: iconv.encode([...lines, trailer, ''].join('\r\n'), 'win1251') };
}

const russianDay = (day: string): string => day.split('.').toReversed().join('-');

const utilities: Utility[] = [
  {
    slug: 'kaluga',
    number: '100000004',
    services: { '01': 100_000 },
    fileName: 'portal-payments-2026-10-20-1.csv',
    read: (file) =>
      readCsv(file).map((row) => ({
        number: row['ЛС']!,
        on: russianDay(row['Дата']!),
        kind: row['Вид']!,
        sum: kopecks(row['Сумма']!),
        id: row['Номер']!,
        payment: row['Номер платежа']!,
      })),
    registry: bankRegistry,
  },
  {
    slug: 'energosbyt',
    number: '1000000000003',
    services: { '01': 30_000, '02': 70_000 },
    fileName: 'portal-payments-2026-10-20-1.dbf',
    read: async (file) =>
      (await readDbfRows(file)).map((row) => ({
        number: String(row['ACC']),
        on: (row['PAIDON'] as Date).toISOString().slice(0, 10),
        kind: String(row['KIND']),
        sum: Math.round(Number(row['SUM']) * 100),
        id: String(row['ID']),
        payment: String(row['PAYMENT']),
        service: String(row['SRV']),
      })),
    registry: bankRegistry,
  },
  {
    slug: 'elista',
    number: '01200000',
    services: { '10': 100_000 },
    fileName: 'portal-payments-2026-10-20-1.xlsx',
    read: (file) =>
      readWorkbook(file).rows.map((row) => ({
        number: row['Лицевой счет']!,
        on: row['Дата']!,
        kind: row['Вид']!,
        sum: kopecks(row['Сумма']!),
        id: row['Код']!,
        payment: row['Код платежа']!,
      })),
    registry: bankRegistry,
  },
  {
    slug: 'stk',
    number: '1000000000',
    services: { '20': 100_000 },
    fileName: 'portal-payments-2026-10-20-1.txt',
    read: (_, bytes) => {
      const [head, ...rest] = bytes.toString().replace('\uFEFF', '').trimEnd().split('\n');
      expect(rest.pop()).toBe('#END|3');
      expect(head).toBe('#HEADER|PORTAL_PAYMENTS|1|2026-10-20|3|450.07');
      return rest.map((line) => {
        const [number, , on, , kind, sum, id, payment] = line.split('|');
        return { number: number!, on: on!, kind: kind!, sum: kopecks(sum!), id: id!, payment: payment! };
      });
    },
    registry: bankRegistry,
  },
  {
    slug: 'fixture',
    tenantsDir: fixtures,
    number: '75ДА533315',
    services: { EE: 30_000, OT: 70_000 },
    fileName: 'paid.20.10.2026.1.prn',
    read: (_, bytes) => {
      const [head, ...rest] = iconv.decode(bytes, 'koi8-r').trimEnd().split('\n');
      expect(head).toBe('PAID 20/10/2026 No 1');
      expect(rest.pop()).toBe('TOTAL 4 550,07 100,00 450,07');
      return rest.map((line) => {
        const cells = /^(.{12})(.{11})(.{9})(.{2})(.{4})(.{14})(.{1,37})$/.exec(line)!.slice(1);
        const [number, on, , kind, service, sum, id] = cells.map((cell) => cell.trim());
        const back = kind === 'В' ? -1 : 1;
        return {
          number: number!,
          on: on!.split('/').toReversed().join('-'),
          kind: kind!,
          service: service!,
          sum: back * kopecks(sum!),
          id: id!,
        };
      });
    },
    registry: (rows) => ({
      name: 'bank-2026-10.csv',
      content: Buffer.from(
        [
          'date,id,account,sum',
          ...rows.map(({ number, id, sum }) => `2026-10-17,${id},${number},${rubles(sum)}`),
          `2026-10-17,b-1,${rows[0]!.number},1.11`,
        ].join('\n'),
      ),
    }),
  },
];

let at: Exporting | undefined;
afterEach(async () => {
  await at?.close();
  at = undefined;
});

describe.each(utilities)('$slug', ({ slug, tenantsDir, number, services, fileName, read, registry }) => {
  test('its billing system is told of each payment and refund once, and what it sends back is not credited again', async () => {
    at = await Exporting.open(slug, tenantsDir);
    const { books } = at;
    await at.household(0, number, services);
    const first = await books.pay(0, 40_000, { day: '2026-10-17' });
    await books.pay(0, 15_007, { day: '2026-10-18' });
    await books.refund(0, first, 10_000, '2026-10-19');
    const before = await books.balance(0);

    const file = await at.export();
    expect(file).toMatchObject({ status: 'DONE', number: 1, name: fileName, payments: 2, refunds: 1, amount: '45007' });
    const folder = mkdtempSync(join(tmpdir(), 'sent-'));
    const path = join(folder, fileName);
    writeFileSync(path, file.bytes);
    const lines = await Promise.resolve(read(path, file.bytes)).finally(() => rmSync(folder, { recursive: true }));
    const sums = (of: (line: Line) => string) =>
      Object.entries(Object.groupBy(lines, of)).map(([key, some]) => [
        key,
        some!.reduce((sum, one) => sum + one.sum, 0),
      ]);
    expect(sums(({ on }) => on)).toEqual([
      ['2026-10-17', 40_000],
      ['2026-10-18', 15_007],
      ['2026-10-19', -10_000],
    ]);
    expect(new Set(lines.map((line) => line.number))).toEqual(new Set([number]));
    if (lines[0]!.service !== undefined)
      expect(lines.filter(({ on }) => on === '2026-10-17').map(({ service, sum }) => [service, sum])).toEqual(
        Object.keys(services).map((code, place) => [code, place === 0 ? 30_000 : 10_000]),
      );

    const { name, content } = registry(lines);
    for (const _ of [1, 2]) {
      const report = await books.at.importText(slug, name, content);
      expect(report).toMatchObject({
        status: 'APPLIED',
        rowsApplied: lines.length + 1,
        faults: { count: 0 },
        details: { portalPayments: lines.length },
      });
    }
    expect((await books.balance(0)).whole).toBe(before.whole - 111);
    const { entries } = await books.statement(0, '2026-10-01', '2026-10-31');
    expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['PAYMENT', -40_000n],
      ['BANK_PAYMENT', -111n],
      ['PAYMENT', -15_007n],
      ['REFUND', 10_000n],
    ]);
  });
});
