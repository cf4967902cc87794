import { registerLabel, type RegisterLabels } from '../../tenancy/rules/readings.ts';
import { ChargeMethod } from '../bill.entity.ts';
import type { BillMonths, ChargeOfMonth, LineOfMonth } from './bill-months.ts';
import { money, monthOf, price, quantity, reading, sentence } from './in-words.ts';
import { priceOf } from './millionths.ts';
import { type Norm, normOf } from './norm.ts';

/** By the meter when the registry says so, or shows its readings; undefined where it says nothing. */
export function methodOf(line: LineOfMonth): ChargeMethod | undefined {
  if (line.method !== null) return line.method;
  return line.previousReading !== null && line.currentReading !== null ? ChargeMethod.METER : undefined;
}

/** The zone of a line: «день»; undefined where the meter has only one, or none is named. */
export function zoneOf({ registerCode }: LineOfMonth, { lines }: ChargeOfMonth, labels: RegisterLabels) {
  if (registerCode === null) return undefined;
  const codes = new Set(lines.flatMap((line) => line.registerCode ?? []));
  const registers = Math.max(codes.size, Number(registerCode.slice(1)));
  return registers > 1 ? registerLabel(labels, registers, registerCode) : undefined;
}

/** A Russian sentence that says how a line came to its sum. */
export function explainLine(
  line: LineOfMonth,
  charge: ChargeOfMonth,
  month: { period: string; dwelling: BillMonths['dwelling']; labels: RegisterLabels },
): string {
  const { kind } = charge.service;
  if (kind === 'PENALTY') return penalty(line.charged);
  const zone = zoneOf(line, charge, month.labels);
  const text = withoutZone(line, kind, month);
  const placed = zone === undefined ? sentence(text) : `${sentence(zone)}${text.startsWith('по ') ? ',' : ':'} ${text}`;
  return kind === 'COMMON_NEEDS' ? `Ваша доля общего расхода дома. ${placed}` : placed;
}

function withoutZone(
  line: LineOfMonth,
  kind: string,
  { period, dwelling }: { period: string; dwelling: BillMonths['dwelling'] },
): string {
  if (methodOf(line) === ChargeMethod.METER) return metered(line);
  if (line.volume === 0n && line.charged === 0n) return `в ${monthOf(period).inIt} ничего не начислено.`;
  if (line.volume === 0n) return `начислено ${money(line.charged)}.`;
  const norm = normOf(line, kind, dwelling);
  const how = line.method === ChargeMethod.NORM ? 'по нормативу: ' : norm ? sharedBy[norm.of] : '';
  return norm ? `${how}${norm.text}; ${total(line)}` : `${how}${total(line)}`;
}

const sharedBy: Readonly<Record<Norm['of'], string>> = { AREA: 'по площади: ', RESIDENT: 'по числу проживающих: ' };

function metered(line: LineOfMonth): string {
  const { previousReading, currentReading, volume, unit, charged } = line;
  if (previousReading === null || currentReading === null) return `по счётчику: расход ${total(line)}`;
  const shown = `показания с ${reading(previousReading)} по ${reading(currentReading)}`;
  const difference = (BigInt(currentReading) - BigInt(previousReading)) * 1_000_000n;
  if (volume === 0n && difference === 0n && charged === 0n)
    return `показание счётчика не изменилось, ${reading(currentReading)}: расход 0, ничего не начислено.`;
  if (difference === volume) return `по счётчику: ${shown}, расход ${total(line)}`;
  if (difference < 0n && isCapacity(volume - difference))
    return `по счётчику: ${shown}, счётчик прошёл через ноль, расход ${total(line)}`;
  // Between the readings lies something else, such as a transformer or another meter: it is not made up here.
  return `по счётчику: ${shown}, к оплате принято ${quantity(volume, unit)}; ${total(line)}`;
}

/** A power of ten of four to nine digits: what a meter goes through when it comes to zero again. In millionths. */
const isCapacity = (value: bigint): boolean =>
  /^10{4,9}$/.test(String(value / 1_000_000n)) && value % 1_000_000n === 0n;

/** «199 кВт·ч × 6,73 ₽ = 1 339,27 ₽.», where that is so. */
function total({ volume, unit, tariff, charged }: LineOfMonth): string {
  if (priceOf(volume, tariff) === charged) return `${quantity(volume, unit)} × ${price(tariff)} = ${money(charged)}.`;
  return `${quantity(volume, unit)}, тариф ${price(tariff)}, начислено ${money(charged)}.`;
}

const penalty = (charged: bigint): string =>
  charged === 0n
    ? 'Пени за этот месяц нет.'
    : `Пеня ${money(charged)}. Её начисляют, когда оплата приходит позже срока. Если вы платили вовремя, напишите нам.`;
