import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import { queueMessage } from '../../notifications/queue-message.ts';
import { AutopayRunStatus, AutopaySkip, AutopayStatus } from '../../payments/autopay.entity.ts';
import { StepCause } from '../../payments/payment-step.entity.ts';
import type { PayerTold } from '../../payments/payment.entity.ts';
import { lockAccount } from '../../readings/lock-account.ts';
import { localDay } from '../../tenancy/local-day.ts';
import { accountToPay, runWithin } from '../account-to-pay.ts';
import { minimumOf } from '../check-sum.ts';
import { writePayment } from '../write-payment.ts';
import { type AutopayContext, type AutopayOffer, mostOf } from './autopay-parts.ts';
import { daysAfter } from './autopay-days.ts';
import { type HeldAutopay, holdAutopay } from './held-autopay.ts';
import { lacksReadings } from './readings-are-missing.ts';
import { stopByItself } from './stop-by-itself.ts';
import { type PaidFor, whomItPaysFor } from './whom-it-pays-for.ts';

/** Nobody pays on another day than was told, but for so many days after it. */
const lateDays = 3;
/** A payment that somebody makes by hand is waited for so many days. */
const waitDays = 1;
/** The bank may be away for hours: the card is charged within so long, or not at all. */
const chargedWithinMs = 12 * 3_600_000;

/** What of paying by itself is due. */
export interface DueRun {
  accountId: string;
  period: string;
}

/** Some months that are to be paid by now. */
export async function toPay(
  em: EntityManager,
  { tenant, tenantId, clock }: AutopayContext,
  { limit, after }: { limit: number; after: string | null },
): Promise<DueRun[]> {
  const today = localDay(tenant.timeZone, clock.now());
  const { rows } = await sql<{ account_id: string; period: string }>`
    select account_id, min(period)::text as period from autopay_run
    where tenant_id = ${tenantId} and status = ${AutopayRunStatus.ANNOUNCED} and pay_on <= ${today}
      and (${after}::uuid is null or account_id > ${after}::uuid)
    group by account_id order by account_id limit ${limit}`.execute(em.getKysely());
  return rows.map(({ account_id: accountId, period }) => ({ accountId, period }));
}

/**
 * Begins the payment of a month, or says that it is not paid. The month is decided in the transaction that writes the
 * payment, so it has one payment at most; from then on it is a payment like any other, which the poller takes to its end.
 * Gives whether it was this call that decided.
 */
export async function payOne(
  em: EntityManager,
  context: AutopayContext & { origin: string },
  offer: AutopayOffer,
  { accountId, period }: DueRun,
): Promise<boolean> {
  const { tenant, tenantId, clock } = context;
  const today = localDay(tenant.timeZone, clock.now());
  // Locks go from the links of an account to its autopay and its months, here and when autopay is set.
  const { rows: owners } = await sql<{ resident_id: string }>`select resident_id from autopay
    where tenant_id = ${tenantId} and account_id = ${accountId}`.execute(em.getKysely());
  if (!owners[0]) return false;
  await lockAccount(em, context, { accountId, residentId: owners[0].resident_id });
  const autopay = await holdAutopay(em, context, accountId);
  const { rows: runs } = await sql<{ pay_on: string }>`select pay_on::text as pay_on from autopay_run
    where tenant_id = ${tenantId} and account_id = ${accountId} and period = ${period}
      and status = ${AutopayRunStatus.ANNOUNCED} and pay_on <= ${today} for update`.execute(em.getKysely());
  // Another process was here, or another resident has set it in between: the next look finds out.
  if (!autopay || autopay.residentId !== owners[0].resident_id || !runs[0]) return false;
  const run = { accountId, period, payOn: runs[0].pay_on };
  const whom = await whomItPaysFor(em, context, autopay, today);
  if (autopay.status !== AutopayStatus.ACTIVE) {
    const why = autopay.status === AutopayStatus.OFF ? AutopaySkip.CHANGED : AutopaySkip.STOPPED;
    return skip(em, context, run, { why });
  }
  if (whom.stop) {
    await stopByItself(em, context, autopay, { stop: whom.stop, whom });
    return skip(em, context, run, { why: AutopaySkip.STOPPED });
  }
  const why = await whyNotNow(em, context, { offer, autopay, payOn: run.payOn, today });
  if (why === 'WAIT') return false;
  if (why) return skip(em, context, run, { why, tell: why === AutopaySkip.NOTHING_DUE ? undefined : whom });
  await begin(em, context, { run, autopay, whom });
  return true;
}

/** Why a month is not paid; `WAIT`: not yet; undefined: it is. */
async function whyNotNow(
  em: EntityManager,
  context: AutopayContext,
  of: { offer: AutopayOffer; autopay: HeldAutopay; payOn: string; today: string },
): Promise<AutopaySkip | 'WAIT' | undefined> {
  const { offer, autopay, payOn, today } = of;
  const { tenant, tenantId } = context;
  if (today > daysAfter(payOn, lateDays)) return AutopaySkip.LATE;
  const account = await accountToPay(runWithin(em), context, autopay);
  if (!account || account.balance < minimumOf(tenant.rules.payments) || account.balance <= 0n)
    return AutopaySkip.NOTHING_DUE;
  const { rows: open } =
    await sql`select from payment where tenant_id = ${tenantId} and account_id = ${autopay.accountId}
    and source = 'PORTAL' and status in ('CREATED', 'REGISTERED', 'UNDER_REVIEW') limit 1`.execute(em.getKysely());
  // Somebody pays by hand just now: what is due is known when that is decided.
  if (open.length > 0) return today > daysAfter(payOn, waitDays) ? AutopaySkip.PAYING_ALREADY : 'WAIT';
  if (account.balance > mostOf(tenant, offer, autopay.limit)) return AutopaySkip.OVER_LIMIT;
  return lacksReadings(context, account) ? AutopaySkip.READINGS_MISSING : undefined;
}

async function begin(
  em: EntityManager,
  context: AutopayContext & { origin: string },
  { run, autopay, whom }: { run: DueRun; autopay: HeldAutopay; whom: PaidFor },
): Promise<void> {
  const { tenantId, clock, origin } = context;
  const { accountId, residentId } = autopay;
  const paymentId = randomUUIDv7();
  // Not divided by services, also where a payer may: the ledger puts it where something is owed.
  await writePayment(em, context, {
    paymentId,
    accountId,
    residentId,
    amount: whom.balance,
    payer: payerOf(whom, origin),
    cause: StepCause.AUTOPAY,
    automatic: true,
    payWithinMs: chargedWithinMs,
  });
  await sql`update payment set next_check_at = ${clock.now()}
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${paymentId}`.execute(em.getKysely());
  await sql`update autopay_run set status = ${AutopayRunStatus.BEGUN}, payment_id = ${paymentId}
    where tenant_id = ${tenantId} and account_id = ${accountId} and period = ${run.period}`.execute(em.getKysely());
}

/** What is known of the resident; the receipt comes where they are told of everything else. */
const payerOf = ({ name, email, phone, to }: PaidFor, origin: string): PayerTold => ({
  ...(name === null ? {} : { fullName: name }),
  ...(email === null ? {} : { email }),
  ...(phone === null ? {} : { phone }),
  ...(to ? { receiptBy: [to.channel] } : {}),
  origin,
});

async function skip(
  em: EntityManager,
  context: AutopayContext,
  { accountId, period }: DueRun,
  { why, tell }: { why: AutopaySkip; tell?: PaidFor | undefined },
): Promise<true> {
  const { tenantId } = context;
  await sql`update autopay_run set status = ${AutopayRunStatus.SKIPPED}, skipped_by = ${why}
    where tenant_id = ${tenantId} and account_id = ${accountId} and period = ${period}`.execute(em.getKysely());
  if (tell?.to) {
    const data = { account: accountId, number: tell.number, amount: tell.balance.toString(), reason: why };
    await queueMessage(em, context, { to: tell.to, content: { template: 'AUTOPAY_SKIPPED', data } });
  }
  return true;
}
