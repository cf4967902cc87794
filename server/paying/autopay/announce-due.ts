import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import { queueMessage } from '../../notifications/queue-message.ts';
import { AutopayMode, AutopayRunStatus, AutopaySkip, AutopayStatus } from '../../payments/autopay.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';
import { minimumOf } from '../check-sum.ts';
import { type AutopayContext, type AutopayOffer, mostOf } from './autopay-parts.ts';
import { daysAfter, laterDay, openTerms } from './autopay-days.ts';
import { type HeldAutopay, holdAutopay } from './held-autopay.ts';
import { readingsAreMissing } from './readings-are-missing.ts';
import { stopByItself } from './stop-by-itself.ts';
import { whomItPaysFor } from './whom-it-pays-for.ts';

/** A month that is to be announced. */
interface DueMonth {
  accountId: string;
  period: string;
  /** The day of the month that was set; null: as soon as may be. */
  on: string | null;
}

/** Some accounts after the given one whose next payment is to be announced now, in the order of their ids. */
export async function toAnnounce(
  em: EntityManager,
  { tenant, tenantId, clock }: AutopayContext,
  { announceDaysBefore }: AutopayOffer,
  page: { after: string | null; limit: number } | { only: string },
): Promise<DueMonth[]> {
  const today = localDay(tenant.timeZone, clock.now());
  const { rules, timeZone } = tenant;
  // A month that nobody publishes is there with its registry.
  const published = rules.bills.formedBy === 'PUBLISHED';
  const free = (period: ReturnType<typeof sql>) => sql`not exists (select from autopay_run r
    where r.tenant_id = u.tenant_id and r.account_id = u.account_id and r.period = ${period}
      and r.skipped_by is distinct from ${AutopaySkip.CHANGED})`;
  const which =
    'only' in page
      ? sql`u.account_id = ${page.only}`
      : sql`(${page.after}::uuid is null or u.account_id > ${page.after}::uuid)`;
  const { rows } = await sql<{ account_id: string; period: string; on: string | null }>`
    select u.account_id, coalesce(t.period, a.balance_period)::text as period, t."on"::text as "on"
    from autopay u join account a on a.tenant_id = u.tenant_id and a.id = u.account_id
    left join json_to_recordset(${JSON.stringify(openTerms(today, announceDaysBefore))}::json)
      t (day smallint, "on" date, period date) on u.mode = ${AutopayMode.ON_DAY} and t.day = u.day
    where u.tenant_id = ${tenantId} and u.status = ${AutopayStatus.ACTIVE}
      and a.balance >= greatest(${minimumOf(rules.payments).toString()}::bigint, 1) and ${which}
      and case when u.mode = ${AutopayMode.ON_DAY}
        then t.day is not null and (u.changed_at at time zone ${timeZone})::date + ${announceDaysBefore}::int <= t."on"
          and ${free(sql`t.period`)}
        else a.balance_period is not null and ${free(sql`a.balance_period`)} and (not ${published}::boolean
          or exists (select from publication p where p.tenant_id = u.tenant_id and p.period = a.balance_period))
        end
    order by u.account_id limit ${'only' in page ? 1 : page.limit}`.execute(em.getKysely());
  return rows.map(({ account_id: accountId, period, on }) => ({ accountId, period, on }));
}

/**
 * Tells a resident of the next payment, once: that it was told is written in the transaction that queues the letter. Gives
 * whether it was this call that did something.
 */
export async function announceOne(
  em: EntityManager,
  context: AutopayContext,
  offer: AutopayOffer,
  accountId: string,
): Promise<boolean> {
  const { tenant, clock } = context;
  const autopay = await holdAutopay(em, context, accountId);
  // It was looked for without a lock: another process may have been here.
  const [due] = await toAnnounce(em, context, offer, { only: accountId });
  if (!autopay || !due) return false;
  const earliest = daysAfter(localDay(tenant.timeZone, clock.now()), offer.announceDaysBefore);
  const payOn = due.on === null ? earliest : laterDay(due.on, earliest);
  const whom = await whomItPaysFor(em, context, autopay, payOn);
  if (whom.stop) {
    await stopByItself(em, context, autopay, { stop: whom.stop, whom });
    return true;
  }
  const { balance, number, card, to } = whom;
  const isOver = balance > mostOf(tenant, offer, autopay.limit);
  await writeRun(em, context, { autopay, due, payOn, amount: balance, skip: isOver ? AutopaySkip.OVER_LIMIT : null });
  const about = { account: accountId, number, amount: balance.toString() };
  if (isOver)
    await queueMessage(em, context, {
      to,
      content: { template: 'AUTOPAY_SKIPPED', data: { ...about, reason: AutopaySkip.OVER_LIMIT } },
    });
  else
    await queueMessage(em, context, {
      to,
      content: {
        template: 'AUTOPAY_ANNOUNCED',
        data: { ...about, payOn, card: card!.maskedPan, readings: await readingsAreMissing(em, context, autopay) },
      },
    });
  return true;
}

async function writeRun(
  em: EntityManager,
  { tenantId, clock }: AutopayContext,
  run: { autopay: HeldAutopay; due: DueMonth; payOn: string; amount: bigint; skip: AutopaySkip | null },
): Promise<void> {
  const { autopay, due, payOn, amount, skip } = run;
  const status = skip === null ? AutopayRunStatus.ANNOUNCED : AutopayRunStatus.SKIPPED;
  await sql`insert into autopay_run as r (tenant_id, account_id, period, status, pay_on, announced_at, announced_amount, skipped_by)
    values (${tenantId}, ${autopay.accountId}, ${due.period}, ${status}, ${payOn}, ${clock.now()}, ${amount.toString()}, ${skip})
    on conflict (tenant_id, account_id, period) do update set status = excluded.status, pay_on = excluded.pay_on,
      announced_at = excluded.announced_at, announced_amount = excluded.announced_amount, skipped_by = excluded.skipped_by
      where r.skipped_by = ${AutopaySkip.CHANGED} and r.payment_id is null`.execute(em.getKysely());
}
