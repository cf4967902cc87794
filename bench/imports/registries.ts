import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { packXlsx, xlsxRow } from './xlsx.ts';

/** A utility whose format is generated, and how many charge lines each of its accounts has in a month. */
export const formats = {
  kaluga: { extension: 'csv', linesPerAccount: 2, what: 'CSV, windows-1251' },
  stk: { extension: 'txt', linesPerAccount: 3, what: 'text with totals, UTF-8' },
  elista: { extension: 'xlsx', linesPerAccount: 2, what: 'XLSX' },
} as const;
export type Format = keyof typeof formats;

const months = ['2025-11', '2025-12'] as const;
export type Month = (typeof months)[number];

/** A number below `limit` that looks random and is always the same for the same arguments. */
function pick(limit: number, n: number, salt: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  return ((x ^ (x >>> 13)) >>> 0) % limit;
}

const names = [
  'Иванова Мария Ивановна',
  'Манджиев Бадма Санджиевич',
  'Петрова Наталья Петровна',
  'Очиров Эрдни Лиджиевич',
];
const streets = ['Ленина', 'Героев-Панфиловцев', 'Суворова', 'Лермонтова', 'Никитина'];

interface Place {
  owner: string;
  address: string;
  area: string;
  residents: number;
  serial: string;
}

const placeOf = (n: number): Place => ({
  owner: names[pick(names.length, n, 1)]!,
  address: `г. Энск, ул. ${streets[pick(streets.length, n, 2)]!}, д. ${1 + pick(200, n, 3)}, кв. ${1 + pick(150, n, 4)}`,
  area: `${30 + pick(70, n, 5)}.${pick(10, n, 6)}`,
  residents: 1 + pick(4, n, 7),
  serial: String(100_000_000 + n),
});

const rubles = (kopecks: number): string => `${Math.trunc(kopecks / 100)}.${String(kopecks % 100).padStart(2, '0')}`;
const withComma = (decimal: string): string => decimal.replace('.', ',');

/** What the meter of account n showed at the end of a month, and what was used in it. */
function use(n: number, month: Month, zone: number): { before: number; after: number } {
  const used = 1 + pick(250, n, 10 + zone);
  const before = 1000 + pick(40_000, n, 20 + zone) + (month === '2025-12' ? used : 0);
  return { before, after: before + used };
}

/** What is owed from before, and what was paid of it. */
function past(n: number): { opening: number; paid: number } {
  const opening = pick(300_000, n, 30);
  return { opening, paid: pick(4, n, 31) === 0 ? 0 : opening };
}

/** Writes the accounts of a registry of so many. */
export async function writeAccounts(format: Format, path: string, accounts: number): Promise<void> {
  const each = function* (row: (n: number, place: Place) => string) {
    for (let n = 0; n < accounts; n++) yield row(n, placeOf(n));
  };
  if (format === 'kaluga')
    return write(path, 'win1251', [
      ['ЛС;ФИО;Адрес;Площадь;Прописано;Код услуги;Номер ПУ;Марка ПУ;Зонность;Разрядность;Дата поверки\r\n'],
      each(
        (n, { owner, address, area, residents, serial }) =>
          `${100_000_000 + n};${owner};${address};${withComma(area)};${residents};01;${serial};ЦЭ6807;2;6;27.06.2033\r\n`,
      ),
    ]);
  if (format === 'stk')
    return write(path, 'utf8', [
      [`\uFEFF#HEADER|ACCOUNTS|${accounts}\n`],
      each(
        (n, { owner, address, area, residents, serial }) =>
          `${1_000_000_000 + n}|${owner}|${address}|${area}|${residents}|21|${serial}|Бетар СГВ-15|6|2034-03-04\n`,
      ),
      [`#END|${accounts}\n`],
    ]);
  const head = [
    'Лицевой счет',
    'Абонент',
    'Адрес',
    'Площадь',
    'Проживает',
    'Услуга',
    'Прибор учета',
    'Тип прибора',
    'Разрядность',
    'Следующая поверка',
  ];
  const rows = each((n, { owner, address, area, residents, serial }) =>
    xlsxRow(n + 2, [
      String(10_000_000 + n),
      owner,
      address,
      Number(area),
      residents,
      '11',
      serial,
      'Бетар СГВ-15',
      6,
      '2034-03-04',
    ]),
  );
  writeFileSync(path, packXlsx([xlsxRow(1, head), ...rows]));
}

/** Writes a month's charges of so many accounts. Every account's sums add up to the kopeck. */
export async function writeCharges(format: Format, path: string, accounts: number, month: Month): Promise<void> {
  const all = function* (rows: (n: number) => string) {
    for (let n = 0; n < accounts; n++) yield rows(n);
  };
  if (format === 'kaluga')
    return write(path, 'win1251', [
      [
        'ЛС;Период;Код услуги;Услуга;Зона;Показание предыдущее;Показание текущее;Объём;Ед.изм.;Тариф;Начислено;Перерасчёт;Сальдо начальное;Оплачено;К оплате;Способ\r\n',
      ],
      all((n) => kalugaLines(n, month)),
    ]);
  if (format === 'stk') {
    const sums = { charged: 0, closing: 0 };
    const lines: string[] = [];
    for (let n = 0; n < accounts; n++) lines.push(stkLines(n, month, sums));
    const count = accounts * formats.stk.linesPerAccount;
    const head = `\uFEFF#HEADER|CHARGES|${month}|${count}|${rubles(sums.charged)}|${rubles(sums.closing)}\n`;
    return write(path, 'utf8', [[head], lines, [`#END|${count}\n`]]);
  }
  const head = [
    'Лицевой счет',
    'Месяц',
    'Услуга',
    'Наименование',
    'Пред. показание',
    'Тек. показание',
    'Количество',
    'Ед.',
    'Цена',
    'Начислено',
    'Перерасчет',
    'Входящий остаток',
    'Оплачено',
    'Исходящий остаток',
  ];
  writeFileSync(path, packXlsx([xlsxRow(1, head), ...all((n) => elistaRows(n, month))]));
}

function kalugaLines(n: number, month: Month): string {
  const [year, mm] = month.split('-') as [string, string];
  const { opening, paid } = past(n);
  const zones = [1, 2].map((zone) => {
    const { before, after } = use(n, month, zone);
    return { zone, before, after, charged: (after - before) * (zone === 1 ? 673 : 437) };
  });
  const closing = opening + zones.reduce((sum, { charged }) => sum + charged, 0) - paid;
  return zones
    .map(({ zone, before, after, charged }) => {
      const state = zone === 1 ? [0, opening, paid, closing] : [0, 0, 0, 0];
      const sums = [charged, ...state].map((sum) => withComma(rubles(sum))).join(';');
      return `${100_000_000 + n};${mm}.${year};01;Электроснабжение;T${zone};${before};${after};${after - before};кВт·ч;${zone === 1 ? '6,73' : '4,37'};${sums};ПУ\r\n`;
    })
    .join('');
}

function stkLines(n: number, month: Month, totals: { charged: number; closing: number }): string {
  const number = 1_000_000_000 + n;
  const { before, after } = use(n, month, 1);
  const { opening, paid } = past(n);
  const heating = 20_000 + pick(300_000, n, 40);
  const water = (after - before) * 4861;
  const warming = 10_000 + pick(100_000, n, 41);
  totals.charged += heating + water + warming;
  totals.closing += heating + water + warming + opening - paid;
  return (
    `${number}|20|Отопление|||${(heating / 231_877).toFixed(4)}|Гкал|2318.77|${rubles(heating)}|0.00|${rubles(opening)}|${rubles(paid)}|${rubles(heating + opening - paid)}\n` +
    `${number}|21|ГВС: теплоноситель|${before}|${after}|${after - before}|м3|48.61|${rubles(water)}|0.00|0.00|0.00|${rubles(water)}\n` +
    `${number}|22|ГВС: тепловая энергия|||${(warming / 231_877).toFixed(4)}|Гкал|2318.77|${rubles(warming)}|0.00|0.00|0.00|${rubles(warming)}\n`
  );
}

function elistaRows(n: number, month: Month): string {
  const number = String(10_000_000 + n);
  const { before, after } = use(n, month, 1);
  const { opening, paid } = past(n);
  const heating = 20_000 + pick(300_000, n, 40);
  const water = (after - before) * 21_240;
  const sum = (kopecks: number) => Number(rubles(kopecks));
  return (
    xlsxRow(n * 2 + 2, [
      number,
      month,
      '10',
      'Отопление',
      undefined,
      undefined,
      Number((heating / 264_518).toFixed(4)),
      'Гкал',
      2645.18,
      sum(heating),
      0,
      sum(opening),
      sum(paid),
      sum(heating + opening - paid),
    ]) +
    xlsxRow(n * 2 + 3, [
      number,
      month,
      '11',
      'Горячее водоснабжение',
      before,
      after,
      after - before,
      'м3',
      212.4,
      sum(water),
      0,
      0,
      0,
      sum(water),
    ])
  );
}

/** Writes the parts one after the other, as the disk takes them. */
async function write(path: string, encoding: string, parts: readonly Iterable<string>[]): Promise<void> {
  const stream = createWriteStream(path);
  let text = '';
  const flush = async () => {
    if (!stream.write(iconv.encode(text, encoding))) await once(stream, 'drain');
    text = '';
  };
  for (const part of parts)
    for (const line of part) {
      text += line;
      if (text.length > 2 ** 18) await flush();
    }
  await flush();
  stream.end();
  await once(stream, 'finish');
}
