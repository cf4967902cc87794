import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import iconv from 'iconv-lite';
import { xlsxOf, xlsxRow } from './zip-writer.ts';

/** A registry of that many rows as one of the utilities would send it; two rows per account. */
export interface LargeFile {
  slug: 'kaluga' | 'energosbyt' | 'elista' | 'stk';
  rows: number;
}

const numberOf = { kaluga: 100_000_000, energosbyt: 1_000_000_000_000, elista: 1_000_000, stk: 1_000_000_000 };
const width = { kaluga: 9, energosbyt: 13, elista: 8, stk: 10 };
const account = (slug: LargeFile['slug'], index: number): string =>
  String(numberOf[slug] + index).padStart(width[slug], '0');

async function write(path: string, encoding: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < 2 ** 18) continue;
    if (!stream.write(iconv.encode(text, encoding))) await once(stream, 'drain');
    text = '';
  }
  stream.end(iconv.encode(text, encoding));
  await once(stream, 'finish');
}

/** Writes `accounts` for a large charges file, as that utility writes them. */
export async function writeAccounts(path: string, { slug, rows }: LargeFile): Promise<void> {
  const accounts = rows / 2;
  const indexes = Array.from({ length: accounts }, (_, index) => index);
  const place = (index: number) => [
    `Иванова Мария Ивановна ${index}`,
    `г. Энск, ул. Ленина, д. ${index % 300}, кв. ${index % 90}`,
  ];
  if (slug === 'kaluga')
    return write(path, 'win1251', [
      'ЛС;ФИО;Адрес;Площадь;Прописано;Код услуги;Номер ПУ;Марка ПУ;Зонность;Разрядность;Дата поверки\r\n',
      ...indexes.map(
        (index) => `${account(slug, index)};${place(index).join(';')};49,4;1;01;${index};ЦЭ6807;2;5;27.06.2033\r\n`,
      ),
    ]);
  if (slug === 'stk')
    return write(path, 'utf8', [
      `\uFEFF#HEADER|ACCOUNTS|${accounts}\n`,
      ...indexes.map(
        (index) => `${account(slug, index)}|${place(index).join('|')}|49.4|1|21|${index}|Бетар|5|2034-03-04\n`,
      ),
      `#END|${accounts}\n`,
    ]);
  if (slug === 'elista') {
    const head = xlsxRow(1, [
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
    ]);
    const body = indexes.map((index) =>
      xlsxRow(index + 2, [
        account(slug, index),
        ...place(index),
        49.4,
        2,
        '11',
        String(index),
        'Бетар',
        5,
        '2029-11-04',
      ]),
    );
    return writeFileSync(path, xlsxOf(head + body.join('')));
  }
  const fields = dbfFields('accounts');
  return writeDbf(
    path,
    'accounts',
    indexes.map((index) =>
      dbfRow(fields, [
        account(slug, index),
        ...place(index),
        '49.4',
        '1',
        '01',
        String(index),
        'ЦЭ6807',
        '2',
        '5',
        '20351115',
      ]),
    ),
  );
}

/** Writes a month's charges: two rows per account. */
export async function writeCharges(path: string, { slug, rows }: LargeFile, month: string): Promise<void> {
  const [year, mm] = month.split('-') as [string, string];
  const lines = Array.from({ length: rows }, (_, index) => ({
    number: account(slug, index >> 1),
    second: index % 2 === 1,
    before: 1000 + (index % 5000),
  }));
  if (slug === 'kaluga')
    return write(path, 'win1251', [
      'ЛС;Период;Код услуги;Услуга;Зона;Показание предыдущее;Показание текущее;Объём;Ед.изм.;Тариф;Начислено;Перерасчёт;Сальдо начальное;Оплачено;К оплате;Способ\r\n',
      ...lines.map(
        ({ number, second, before }) =>
          `${number};${mm}.${year};01;Электроснабжение;${second ? 'T2' : 'T1'};${before};${before + 100};100;кВт·ч;6,73;${second ? '437,00;0;0;0;0' : '673,00;0,00;12,50;12,50;1110,00'};ПУ\r\n`,
      ),
    ]);
  if (slug === 'stk')
    return write(path, 'utf8', [
      `\uFEFF#HEADER|CHARGES|${month}|${rows}|${(rows / 2) * 1110}.00|${(rows / 2) * 1110}.00\n`,
      ...lines.map(({ number, second, before }) =>
        second
          ? `${number}|21|ГВС: теплоноситель|${before}|${before + 1}|1|м3|437.00|437.00|0|0|0|437.00\n`
          : `${number}|20|Отопление|||0.9517|Гкал|707.16|673.00|0|12.50|12.50|673.00\n`,
      ),
      `#END|${rows}\n`,
    ]);
  if (slug === 'elista') {
    const head = xlsxRow(1, [
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
    ]);
    const body = lines.map(({ number, second, before }, index) =>
      xlsxRow(
        index + 2,
        second
          ? [number, month, '11', 'Горячее водоснабжение', before, before + 2, 2, 'м3', 212.4, 424.8, 0, 0, 0, 424.8]
          : [
              number,
              month,
              '10',
              'Отопление',
              undefined,
              undefined,
              1.58,
              'Гкал',
              2645.18,
              4179.38,
              0,
              4179.38,
              4179.38,
              4179.38,
            ],
      ),
    );
    return writeFileSync(path, xlsxOf(head + body.join('')));
  }
  const fields = dbfFields('charges-2025-11');
  return writeDbf(
    path,
    'charges-2025-11',
    lines.map(({ number, second, before }) =>
      dbfRow(fields, [
        number,
        year + mm,
        '01',
        'Электроснабжение',
        second ? 'T2' : 'T1',
        String(before),
        String(before + 100),
        '100.000',
        'кВт*ч',
        '6.73',
        ...(second ? ['437.00', '0.00', '0.00', '0.00', '0.00'] : ['673.00', '0.00', '12.50', '12.50', '1110.00']),
        'ПУ',
      ]),
    ),
  );
}

/** The head of a table that the utility sent, and the widths of its fields. */
function dbfHead(name: string): Buffer {
  const bytes = readFileSync(new URL(`../../../tenants/energosbyt/demo/${name}.dbf`, import.meta.url));
  return Buffer.from(bytes.subarray(0, bytes.readUInt16LE(8)));
}

function dbfFields(name: string): number[] {
  const head = dbfHead(name);
  return Array.from({ length: (head.length - 33) / 32 }, (_, index) => head[32 + index * 32 + 16]!);
}

const dbfRow = (widths: readonly number[], values: readonly string[]): string =>
  ` ${values.map((value, index) => value.slice(0, widths[index]).padEnd(widths[index]!)).join('')}`;

async function writeDbf(path: string, like: string, rows: readonly string[]): Promise<void> {
  const head = dbfHead(like);
  head.writeUInt32LE(rows.length, 4);
  await write(path, 'cp866', rows);
  writeFileSync(path, Buffer.concat([head, readFileSync(path), Buffer.from([0x1a])]));
}
