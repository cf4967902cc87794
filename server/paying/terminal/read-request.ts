import { kopecks } from '../../money.ts';
import { parseAccountNumber } from '../../tenancy/rules/account-number.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { TerminalCode } from './answer.ts';

/** What a bank asks for. */
export type TerminalRequest =
  | { action: 'check'; account: string }
  | { action: 'payment'; account: string; amount: bigint; payId: string; paidAt: Date };

/** More than this is no payment of a household: a sum in kopecks, sent where rubles are meant. Kopecks. */
const mostMoney = 100_000_000n;
/** Clocks differ; and a bank that could not tell for a month has told in its registries. */
const aheadMs = 24 * 3_600_000;
const behindMs = 62 * 24 * 3_600_000;

/** Time of banks in Russia, which knows no summer time. */
const moscow = '+03:00';

/** Reads the parameters, each given once; a code for the first that is wrong. */
export function readTerminalRequest(
  query: URLSearchParams,
  { rules }: Pick<Tenant, 'rules'>,
  now: Date,
): TerminalRequest | TerminalCode {
  const given = (name: string): string | undefined => {
    const all = query.getAll(name);
    return all.length === 1 ? all[0] : undefined;
  };
  const action = given('ACTION');
  if (action !== 'check' && action !== 'payment') return TerminalCode.UNKNOWN_ACTION;
  const account = parseAccountNumber(rules.accountNumber, given('ACCOUNT') ?? '');
  if (account === undefined) return TerminalCode.WRONG_ACCOUNT;
  if (action === 'check') return { action, account };
  const payId = given('PAY_ID') ?? '';
  if (!/^[1-9]\d{0,19}$/.test(payId)) return TerminalCode.WRONG_PAY_ID;
  const amount = kopecks(given('AMOUNT') ?? '');
  if (amount === undefined || amount <= 0n || amount > mostMoney) return TerminalCode.WRONG_SUM;
  const paidAt = momentOf(given('PAY_DATE') ?? '');
  const age = paidAt ? now.getTime() - paidAt.getTime() : Infinity;
  if (!paidAt || age < -aheadMs || age > behindMs) return TerminalCode.WRONG_DATE;
  return { action, account, amount, payId, paidAt };
}

/** `20.11.2026_12:00:00` in Moscow; undefined for a day or a time that there is not. */
function momentOf(text: string): Date | undefined {
  const [, day, month, year, time] = /^(\d\d)\.(\d\d)\.(\d{4})_(\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  const local = `${year}-${month}-${day}T${time}`;
  const moment = new Date(`${local}${moscow}`);
  if (Number.isNaN(moment.getTime())) return undefined;
  return terminalDate(moment) === text ? moment : undefined;
}

/** A moment as the protocol writes it. */
export function terminalDate(moment: Date): string {
  const [date, time] = new Date(moment.getTime() + 3 * 3_600_000).toISOString().split(/[T.]/) as [string, string];
  return `${date.split('-').toReversed().join('.')}_${time}`;
}
