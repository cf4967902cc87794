import iconv from 'iconv-lite';

/** An account of a utility that writes registries as `kaluga` does. */
export const numberOf = (index: number): string => String(100_000_000 + index);

const accountNames = 'ЛС;ФИО;Адрес;Площадь;Прописано;Код услуги;Номер ПУ;Марка ПУ;Зонность;Разрядность;Дата поверки';
const chargeNames =
  'ЛС;Период;Код услуги;Услуга;Зона;Показание предыдущее;Показание текущее;Объём;Ед.изм.;Тариф;Начислено;Перерасчёт;Сальдо начальное;Оплачено;К оплате;Способ';

const csv = (names: string, lines: readonly string[]): Buffer =>
  iconv.encode([names, ...lines, ''].join('\r\n'), 'win1251');

/** A line of the accounts registry: the account of that index with a meter of one zone. */
export const accountLine = (
  index: number,
  more: { serial?: string; owner?: string; zones?: number; verify?: string } = {},
): string =>
  `${numberOf(index)};${more.owner ?? 'Иванова Мария Ивановна'};г. Калуга, ул. Ленина, д. ${index};49,4;2;01;${more.serial ?? 7_000_000 + index};ЦЭ6807;${more.zones ?? 1};4;${more.verify ?? '27.06.2033'}`;

/** A line of the charges registry, in kopecks: closing follows from the rest. */
export function chargeLine(
  index: number,
  month: string,
  sums: {
    charged: number;
    opening?: number;
    paid?: number;
    zone?: string;
    closing?: number;
    readings?: [number, number];
  },
): string {
  const {
    charged,
    opening = 0,
    paid = 0,
    closing = opening + charged - paid,
    zone = 'T1',
    readings: [before, now] = [100, 110],
  } = sums;
  const [year, mm] = month.split('-') as [string, string];
  const money = (kopecks: number) => (kopecks / 100).toFixed(2).replace('.', ',');
  const volume = now >= before ? now - before : now - before + 10_000;
  return [
    numberOf(index),
    `${mm}.${year}`,
    '01',
    'Электроснабжение',
    zone,
    before,
    now,
    volume,
    'кВт·ч',
    '6,73',
    money(charged),
    '0,00',
    money(opening),
    money(paid),
    money(closing),
    'ПУ',
  ].join(';');
}

/** A line of a bank's registry. */
export function paymentLine(
  index: number,
  month: string,
  kopecks: number,
  id = String(900_000_000_000 + index),
): string {
  const [year, mm] = month.split('-') as [string, string];
  const money = (sum: number) => (sum / 100).toFixed(2);
  return [
    `17-${mm}-${year}`,
    '10-00-00',
    '8608',
    '0123',
    id,
    numberOf(index),
    'Иванова Мария',
    'г. Калуга',
    mm + year,
    money(kopecks),
    money(kopecks - 10),
    '0.10',
  ].join(';');
}

export const accountsFile = (lines: readonly string[]): Buffer => csv(accountNames, lines);
export const chargesFile = (lines: readonly string[]): Buffer => csv(chargeNames, lines);

/** A bank's registry with the trailer of these payments, in kopecks, each with a fee of ten. */
export function paymentsFile(lines: readonly string[], sums: readonly number[], count = lines.length): Buffer {
  const total = sums.reduce((sum, one) => sum + one, 0);
  const money = (sum: number) => (sum / 100).toFixed(2);
  const trailer = `=${count};${money(total)};${money(total - sums.length * 10)};${money(sums.length * 10)};302512;28-12-2025`;
  return iconv.encode([...lines, trailer, ''].join('\r\n'), 'win1251');
}
