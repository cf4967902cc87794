import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import { allocate, type Debt, type Part } from './allocate.ts';
import { LedgerAccount, PostingKind } from './ledger.entity.ts';
import { enterLedger, holdAccount } from './ledger-lock.ts';
import { settleBalance } from './settle-balance.ts';
import { monthToCount, type PostingContext, unbilledMonth, writePosting } from './write-posting.ts';

/** A payment to credit. */
export interface PaymentToPost {
  accountId: string;
  paymentId: string;
  /** Kopecks. */
  amount: bigint;
  /** What of it the resident meant for which service; they make the amount. Without: by debts. */
  parts?: readonly { serviceCode: string; amount: bigint }[] | undefined;
  /** The day it was paid, in the tenant's zone. */
  day: string;
  /** First day of the month it is paid in. A month that is billed already cannot have it: then it counts for the next one. */
  period: string;
}

/** A payment at a bank or till, known by the bank's number of it. */
export interface BankPaymentToPost extends Omit<PaymentToPost, 'paymentId' | 'parts'> {
  number: string;
}

/** What a payment of an account is posted by, in a transaction that keeps others from posting to it. */
export interface OpenBooks {
  /**
   * The services of the account with what is owed for them, in the order in which a payment goes to them: as the utility lists
   * them, penalties last. ГК РФ ст. 319 lets a creditor take costs and interest first, but a penalty (неустойка) is none of
   * them: it comes after the debt itself (Пленум ВС РФ от 22.11.2016 № 54, п. 37).
   */
  services: Debt[];
  /** First day of the month after the newest bill; null: there is none. */
  unbilled: string | null;
}

/** Opens them, in three statements that go out at once. Locks the account: what is divided here nobody else divides meanwhile. */
export async function openBooks(em: EntityManager, context: PostingContext, accountId: string): Promise<OpenBooks> {
  const [, , books] = await Promise.all([
    enterLedger(em, context),
    holdAccount(em, context, accountId),
    readBooks(em, context, accountId),
  ]);
  return books;
}

/**
 * Credits a payment made in the portal and settles the account's balance, in the caller's transaction. Once: false means
 * that it is credited already, nothing was written, and nothing else of it may be done again. `books`: where this
 * transaction has opened them already.
 * @throws Error when the parts do not make the amount
 */
export function postPayment(
  em: EntityManager,
  context: PostingContext,
  of: PaymentToPost,
  books?: OpenBooks,
): Promise<boolean> {
  const { paymentId, parts } = of;
  if (parts && parts.length > 0 && parts.reduce((sum, { amount }) => sum + amount, 0n) !== of.amount)
    throw new Error('the parts of a payment do not make its sum');
  return post(
    em,
    context,
    { ...of, kind: PostingKind.PAYMENT, subject: paymentId, from: LedgerAccount.ACQUIRER },
    books,
  );
}

/**
 * Credits a payment that a bank's terminal has told of, as `postPayment` does. The registry that brings the same number
 * later, or has brought it before, is of the same posting: false then.
 */
export function postBankPayment(em: EntityManager, context: PostingContext, of: BankPaymentToPost): Promise<boolean> {
  return post(em, context, {
    ...of,
    kind: PostingKind.BANK_PAYMENT,
    subject: of.number,
    from: LedgerAccount.BANK,
    parts: undefined,
  });
}

interface Money extends Omit<PaymentToPost, 'paymentId'> {
  kind: PostingKind;
  subject: string;
  from: LedgerAccount;
}

async function post(em: EntityManager, context: PostingContext, of: Money, opened?: OpenBooks): Promise<boolean> {
  const { accountId, amount, kind, subject, day, from } = of;
  if (amount <= 0n) throw new Error('a payment is above zero');
  const { services, unbilled } = opened ?? (await openBooks(em, context, accountId));
  const meant = of.parts && of.parts.length > 0 ? merged(of.parts, services) : undefined;
  const parts = meant ?? allocate(amount, services);
  const period = monthToCount(of.period, unbilled);
  const posting = { accountId, kind, subject, period, day, debit: from, credit: LedgerAccount.RECEIVABLE, parts };
  // They go out at once. A balance that nothing was posted to stays what it is.
  const [written] = await Promise.all([writePosting(em, context, posting), settleBalance(em, context, accountId)]);
  return written;
}

async function readBooks(em: EntityManager, { tenantId }: PostingContext, accountId: string): Promise<OpenBooks> {
  const { rows } = await sql<{ unbilled: string | null; services: [code: string, balance: string][] }>`
    select ${unbilledMonth(tenantId, accountId)} as unbilled,
      (select coalesce(json_agg(json_build_array(o.service_code, o.balance::text)
          order by s.kind = 'PENALTY', s.position, s.code), '[]')
        from account_service o join service s on s.tenant_id = o.tenant_id and s.code = o.service_code
        where o.tenant_id = ${tenantId} and o.account_id = ${accountId}) as services`.execute(em.getKysely());
  const { unbilled, services } = rows[0]!;
  return {
    unbilled,
    services: services.map(([serviceCode, balance]) => ({ serviceCode, amount: BigInt(balance) })),
  };
}

/** One part for each service; what is for a service the account does not have is prepaid. */
function merged(parts: readonly Part[], services: readonly Debt[]): Part[] {
  const sums = new Map<string | null, bigint>();
  for (const { serviceCode, amount } of parts) {
    const code = services.some((service) => service.serviceCode === serviceCode) ? serviceCode : null;
    sums.set(code, (sums.get(code) ?? 0n) + amount);
  }
  return [...sums].map(([serviceCode, amount]) => ({ serviceCode, amount }));
}
