import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import { allocate, type Debt, type Part } from './allocate.ts';
import { LedgerAccount, PostingKind } from './ledger.entity.ts';
import { enterLedger } from './ledger-lock.ts';
import { settleBalance } from './settle-balance.ts';
import { monthInSql, type PostingContext, writePosting } from './write-posting.ts';

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

/**
 * Credits a payment made in the portal and settles the account's balance, in the caller's transaction. Once: false means
 * that it is credited already, nothing was written, and nothing else of it may be done again.
 * @throws Error when the parts do not make the amount
 */
export function postPayment(em: EntityManager, context: PostingContext, of: PaymentToPost): Promise<boolean> {
  const { paymentId, parts } = of;
  if (parts && parts.length > 0 && parts.reduce((sum, { amount }) => sum + amount, 0n) !== of.amount)
    throw new Error('the parts of a payment do not make its sum');
  return post(em, context, { ...of, kind: PostingKind.PAYMENT, subject: paymentId, from: LedgerAccount.ACQUIRER });
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

async function post(em: EntityManager, context: PostingContext, of: Money): Promise<boolean> {
  const { accountId, amount, kind, subject, day, from } = of;
  if (amount <= 0n) throw new Error('a payment is above zero');
  await enterLedger(em, context);
  const { services, period } = await whatToDivide(em, context, of);
  const meant = of.parts && of.parts.length > 0 ? merged(of.parts, services) : undefined;
  const parts = meant ?? allocate(amount, services);
  const written = await writePosting(em, context, {
    accountId,
    kind,
    subject,
    period,
    day,
    debit: from,
    credit: LedgerAccount.RECEIVABLE,
    parts,
  });
  if (written) await settleBalance(em, context, accountId);
  return written;
}

/**
 * The month a payment counts for, and the services of its account with what is owed for them, in the order in which a payment goes to them: as the utility lists
 * them, penalties last. ГК РФ ст. 319 lets a creditor take costs and interest first, but a penalty (неустойка) is none of
 * them: it comes after the debt itself (Пленум ВС РФ от 22.11.2016 № 54, п. 37). Locks the account, so that what is divided
 * here is not divided by another payment at the same time.
 */
async function whatToDivide(
  em: EntityManager,
  { tenantId }: PostingContext,
  { accountId, period }: Pick<Money, 'accountId' | 'period'>,
): Promise<{ services: Debt[]; period: string }> {
  const db = em.getKysely();
  await sql`select from account where tenant_id = ${tenantId} and id = ${accountId} for no key update`.execute(db);
  // A statement of its own: what was waited for is seen by the next one only.
  const { rows } = await sql<{ period: string; services: [code: string, balance: string][] }>`
    select ${monthInSql({ tenantId, accountId, period })}::text as period,
      (select coalesce(json_agg(json_build_array(o.service_code, o.balance::text)
          order by s.kind = 'PENALTY', s.position, s.code), '[]')
        from account_service o join service s on s.tenant_id = o.tenant_id and s.code = o.service_code
        where o.tenant_id = ${tenantId} and o.account_id = ${accountId}) as services`.execute(db);
  const [row] = rows;
  return {
    period: row!.period,
    services: row!.services.map(([serviceCode, balance]) => ({ serviceCode, amount: BigInt(balance) })),
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
