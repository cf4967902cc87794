import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { accountOfNumber } from '../../accounts/account-of-number.ts';
import type { EntityManager } from '../../database/orm.ts';
import { postBankPayment } from '../../ledger/post-payment.ts';
import { rubles } from '../../money.ts';
import { tellStaff } from '../../notifications/tell-staff.ts';
import { localDay } from '../../tenancy/local-day.ts';
import { type TerminalAnswer, TerminalCode } from './answer.ts';
import { type TerminalRequest, terminalDate } from './read-request.ts';

/** What acts at a terminal need. */
export type TerminalContext = Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'write' | 'readPrimary'>;

/** A payment that a bank tells of. */
export type TerminalPayment = Extract<TerminalRequest, { action: 'payment' }>;

/**
 * Credits a payment that the bank has taken already: once for its number, however often and at how many servers it is told of.
 * The same again gets the first one's answer; with another sum or account too, and staff are told: the money is counted once.
 */
export function takeTerminalPayment(context: TerminalContext, of: TerminalPayment): Promise<TerminalAnswer> {
  return context
    .write(async (em) => {
      const account = await accountOfNumber(em, context.tenantId, of.account);
      if (!account) return { code: TerminalCode.NO_ACCOUNT };
      // Whoever tells at the same time waits here, and finds what the first one wrote.
      const paymentId = randomUUIDv7();
      const first = await firstOf(em, context, of, { accountId: account.id, paymentId });
      if (first) return duplicate(em, context, of, { ...first, accountId: account.id });
      if (account.status === 'CLOSED') throw new Refused(TerminalCode.ACCOUNT_CLOSED);
      await credit(em, context, of, { accountId: account.id, paymentId });
      return { code: TerminalCode.OK, elements: registered({ paymentId, ...of }) };
    })
    .catch(async (error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      if (error.code === TerminalCode.TRY_LATER) await context.write((em) => tellWhenStuck(em, context, of));
      return { code: error.code };
    });
}

/** A number that is posted and has no payment: a registry has taken it back, and asking again will not help the bank. */
async function tellWhenStuck(em: EntityManager, context: TerminalContext, of: TerminalPayment): Promise<void> {
  const { payId } = of;
  const account = await accountOfNumber(em, context.tenantId, of.account);
  const { rows } = await sql`select from payment
    where tenant_id = ${context.tenantId} and account_id = ${account?.id ?? null} and source = 'BANK'
      and external_id = ${payId}`.execute(em.getKysely());
  if (rows.length === 0)
    await tellStaff(em, context, { kind: 'TERMINAL_PAYMENT', subject: payId, details: { what: 'TAKEN_BACK' } });
}

/** Ends the transaction with nothing written. */
class Refused extends Error {
  constructor(readonly code: TerminalCode) {
    super('refused');
  }
}

interface Known {
  accountId: string;
  paymentId: string;
}

/** The payment that had a number first. `paid` undefined: a registry has taken it back since. */
interface FirstOf {
  of: Known;
  paid: { amount: bigint; paidAt: Date } | undefined;
}

/** The payment that has this number already; undefined, and the number is this one's: there is none. */
async function firstOf(
  em: EntityManager,
  { tenantId }: TerminalContext,
  { payId }: TerminalPayment,
  { accountId, paymentId }: Known,
): Promise<FirstOf | undefined> {
  const db = em.getKysely();
  const number = `terminal:${payId}`;
  // A registry can have brought it before the bank's message came through.
  const { rows: listed } = await sql<{ id: string }>`select id from payment
    where tenant_id = ${tenantId} and account_id = ${accountId} and source = 'BANK' and external_id = ${payId}`.execute(
    db,
  );
  await sql`insert into payment_order (tenant_id, order_number, account_id, payment_id)
    values (${tenantId}, ${number}, ${accountId}, ${listed[0]?.id ?? paymentId}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{
    account_id: string;
    payment_id: string;
  }>`select account_id, payment_id from payment_order
    where tenant_id = ${tenantId} and order_number = ${number}`.execute(db);
  const of = { accountId: rows[0]!.account_id, paymentId: rows[0]!.payment_id };
  if (of.paymentId === paymentId) return undefined;
  const { rows: payments } = await sql<{ amount: string; paid_at: Date }>`select amount::text, paid_at from payment
    where tenant_id = ${tenantId} and account_id = ${of.accountId} and id = ${of.paymentId}`.execute(db);
  const [payment] = payments;
  return { of, paid: payment && { amount: BigInt(payment.amount), paidAt: new Date(payment.paid_at) } };
}

async function duplicate(
  em: EntityManager,
  context: TerminalContext,
  asked: TerminalPayment,
  { of, paid, accountId }: FirstOf & { accountId: string },
): Promise<TerminalAnswer> {
  const what = whatDiffers();
  if (what) await tellStaff(em, context, { kind: 'TERMINAL_PAYMENT', subject: asked.payId, details: { what } });
  const { amount, paidAt } = paid ?? asked;
  return { code: TerminalCode.DUPLICATE, elements: registered({ paymentId: of.paymentId, amount, paidAt }) };

  function whatDiffers(): string | undefined {
    if (!paid) return 'TAKEN_BACK';
    if (of.accountId !== accountId) return 'ANOTHER_ACCOUNT';
    return paid.amount === asked.amount ? undefined : 'ANOTHER_AMOUNT';
  }
}

async function credit(
  em: EntityManager,
  context: TerminalContext,
  { amount, payId, paidAt }: TerminalPayment,
  { accountId, paymentId }: Known,
): Promise<void> {
  const { tenant, tenantId } = context;
  const day = localDay(tenant.timeZone, paidAt);
  const period = `${day.slice(0, 7)}-01`;
  await sql`insert into payment (tenant_id, account_id, id, amount, paid_at, period, source, status, external_id)
    values (${tenantId}, ${accountId}, ${paymentId}, ${amount.toString()}, ${paidAt}, ${period}, 'TERMINAL', 'PAID', ${payId})`.execute(
    em.getKysely(),
  );
  const posted = await postBankPayment(em, context, { accountId, number: payId, amount, day, period });
  // A registry has brought it this moment: asked again, the bank is told so.
  if (!posted) throw new Refused(TerminalCode.TRY_LATER);
}

/** The number the utility gives it: of what the payment is known by here, as the protocol wants digits. */
const registered = ({ paymentId, amount, paidAt }: { paymentId: string; amount: bigint; paidAt: Date }) => {
  const number = (BigInt(`0x${paymentId.replaceAll('-', '').slice(-15)}`) + 1n).toString();
  return { REG_ID: number, EXT_ID: number, REG_DATE: terminalDate(paidAt), AMOUNT: rubles(amount) };
};
