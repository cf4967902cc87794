import type { RegisterLabels } from '../../tenancy/rules/readings.ts';
import { ChargeMethod } from '../bill.entity.ts';
import type { ChargeOfMonth, LineOfMonth } from './bill-months.ts';
import { methodOf, zoneOf } from './explain-line.ts';
import { decimal, money, price, quantity, sentence } from './in-words.ts';
import { priceOf } from './millionths.ts';

/** One reason why a service costs more or less than the month before, and the kopecks it makes. */
export interface Reason {
  /** Without the sum and the point at the end: «Расход больше на 86 кВт·ч (был 113, стал 199)». */
  text: string;
  amount: bigint;
}

/** The month before and this one in the case that follows «в»: «сентябре», «октябре». */
export interface MonthNames {
  before: string;
  now: string;
}

/** Reasons why the lines of a service make another sum than the month before; together they make exactly the difference. */
export function compareLines(
  before: ChargeOfMonth,
  now: ChargeOfMonth,
  names: MonthNames,
  labels: RegisterLabels,
): Reason[] {
  const amount = now.charged - before.charged;
  const whole = (text: string): Reason[] => (amount === 0n ? [] : [{ text, amount }]);
  if (now.service.kind === 'PENALTY') return whole(`Была ${money(before.charged)}, стала ${money(now.charged)}`);
  const [wasBy, isBy] = [methodsOf(before), methodsOf(now)];
  if (wasBy !== isBy) return whole(otherMethod(before, now));
  const pairs = paired(before.lines, now.lines);
  if (!pairs) return whole('Зоны или счётчики не те, что месяцем раньше');
  const reasons = pairs.flatMap(([was, is]) => {
    const zone = zoneOf(is, now, labels);
    return compareLine(was, is, names).map((reason) =>
      zone === undefined ? reason : { ...reason, text: `${sentence(zone)}: ${lowered(reason.text)}` },
    );
  });
  const rest = amount - reasons.reduce((sum, reason) => sum + reason.amount, 0n);
  return rest === 0n ? reasons : [...reasons, { text: 'Прочее', amount: rest }];
}

function compareLine(was: LineOfMonth, is: LineOfMonth, names: MonthNames): Reason[] {
  const amount = is.charged - was.charged;
  const plain = was.unit === is.unit && [was, is].every((line) => priceOf(line.volume, line.tariff) === line.charged);
  if (!plain)
    return amount === 0n ? [] : [{ text: `Было начислено ${money(was.charged)}, стало ${money(is.charged)}`, amount }];
  // What is consumed is told at the tariff before, the new tariff for all that is consumed: so the two make the whole.
  const consumed = was.tariff === is.tariff ? amount : priceOf(is.volume - was.volume, was.tariff);
  const reasons = [
    { text: consumption(was, is, names), amount: consumed },
    { text: tariff(was, is), amount: amount - consumed },
  ];
  return reasons.filter((reason) => reason.amount !== 0n);
}

function consumption(was: LineOfMonth, is: LineOfMonth, names: MonthNames): string {
  const what = methodOf(is) === ChargeMethod.METER ? 'Расход' : 'Объём';
  if (was.volume === 0n) return `В ${names.before} ничего не начисляли, в ${names.now} ${quantity(is.volume, is.unit)}`;
  if (is.volume === 0n)
    return `В ${names.now} ничего не начислено, в ${names.before} было ${quantity(was.volume, was.unit)}`;
  const difference = is.volume - was.volume;
  const more = difference > 0n ? 'больше' : 'меньше';
  const by = quantity(difference > 0n ? difference : -difference, is.unit);
  return `${what} ${more} на ${by} (был ${decimal(was.volume)}, стал ${decimal(is.volume)})`;
}

const tariff = (was: LineOfMonth, is: LineOfMonth): string =>
  `Тариф ${is.tariff > was.tariff ? 'выше' : 'ниже'}: был ${price(was.tariff)}, стал ${price(is.tariff)}`;

/** The methods of a charge as one text, to compare. */
const methodsOf = ({ lines }: ChargeOfMonth): string =>
  [...new Set(lines.map((line) => methodOf(line) ?? 'UNKNOWN'))].toSorted().join();

function otherMethod(before: ChargeOfMonth, now: ChargeOfMonth): string {
  return `Раньше считали ${counted(before)}, теперь ${counted(now)}`;
}

function counted({ lines }: ChargeOfMonth): string {
  const methods = new Set(lines.map(methodOf));
  const [only] = methods;
  const how = methods.size > 1 ? 'разными способами' : words[only ?? 'UNKNOWN'];
  const units = new Set(lines.map((line) => line.unit));
  if (units.size !== 1) return how;
  return `${how} (${quantity(
    lines.reduce((sum, line) => sum + line.volume, 0n),
    lines[0]!.unit,
  )})`;
}

const words = { METER: 'по счётчику', NORM: 'по нормативу', UNKNOWN: 'без показаний счётчика' };

/** Lines of the same registers of both months; undefined when they are not the same. */
function paired(before: readonly LineOfMonth[], now: readonly LineOfMonth[]) {
  const byCode = new Map(before.map((line) => [line.registerCode, line]));
  const same =
    byCode.size === before.length &&
    new Set(now.map((line) => line.registerCode)).size === now.length &&
    before.length === now.length &&
    now.every((line) => byCode.has(line.registerCode));
  return same ? now.map((is) => [byCode.get(is.registerCode)!, is] as const) : undefined;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
