import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { tellStaff } from '../../notifications/tell-staff.ts';
import { DifferenceKind, ReconciliationStatus } from '../../payments/reconciliation.entity.ts';
import type { DueDay } from './claim-due-day.ts';
import { mostOfKind } from './compare-books.ts';
import { type Difference, standingKinds } from './difference.ts';

/** What a comparison has found. Kopecks. */
export interface Found {
  due: DueDay;
  /** The bank has given its registry, or there is no bank. */
  complete: boolean;
  differences: readonly Difference[];
  orders: number;
  bankAmount: bigint;
  payments: number;
  paymentsAmount: bigint;
  ledgerAmount: bigint;
}

interface KnownDifference {
  id: string;
  day: string;
  kind: DifferenceKind;
  subject: string;
  here: string | null;
  there: string | null;
  settled: boolean;
  explained: boolean;
}

type WriteContext = Pick<Context, 'tenantId' | 'clock' | 'write'>;

/**
 * Writes down a comparison in one transaction. A difference that stands for several nights is one row and told once; one that
 * staff have explained stays explained while its sums are the same; one that is gone is settled.
 */
export async function writeReconciliation(context: WriteContext, found: Found): Promise<void> {
  await context.write(async (em) => {
    const { day } = found.due;
    const known = await knownDifferences(em, context, day);
    const open: Difference[] = [];
    let fresh = 0;
    for (const difference of found.differences) {
      const before = known.get(keyOf(difference));
      if (before && before.explained && same(before, difference)) continue;
      open.push(difference);
      if (before && !before.settled && same(before, difference)) continue;
      fresh += 1;
      await (before && (!before.settled || before.day === day)
        ? openAgain(em, context, before.id, difference)
        : openNew(em, context, day, difference));
    }
    await settleGone(em, context, found, known);
    await writeDay(em, context, found, open.length);
    if (fresh > 0) await tell(em, context, found, open);
    else if (!found.complete && found.due.first) await tell(em, context, found, open);
  });
}

const keyOf = ({ kind, subject }: { kind: DifferenceKind; subject: string }): string => `${kind} ${subject}`;

const textOf = (sum: bigint | null): string | null => sum?.toString() ?? null;

const same = (known: KnownDifference, { here, there }: Difference): boolean =>
  known.here === textOf(here) && known.there === textOf(there);

/** The newest row of each difference of the day, and of each that stands whatever the day. */
async function knownDifferences(
  em: EntityManager,
  { tenantId }: WriteContext,
  day: string,
): Promise<Map<string, KnownDifference>> {
  const { rows } = await sql<KnownDifference>`
    select distinct on (kind, subject) id, day::text, kind, subject, here::text, there::text,
      settled_at is not null as settled, settled_at is not null and note is not null as explained
    from reconciliation_difference
    where tenant_id = ${tenantId} and (day = ${day} or kind in (${sql.join([...standingKinds])}))
    order by kind, subject, (day = ${day}) desc, day desc`.execute(em.getKysely());
  return new Map(rows.map((row) => [keyOf(row), row]));
}

async function openNew(
  em: EntityManager,
  { tenantId, clock }: WriteContext,
  day: string,
  { kind, subject, accountId, paymentId, here, there }: Difference,
): Promise<void> {
  // The day itself is written last, with how many there are.
  await sql`insert into reconciliation (tenant_id, day, status, compared_at)
    values (${tenantId}, ${day}, ${ReconciliationStatus.INCOMPLETE}, ${clock.now()}) on conflict do nothing`.execute(
    em.getKysely(),
  );
  await sql`
    insert into reconciliation_difference (tenant_id, id, day, kind, subject, account_id, payment_id, here, there, found_at)
    values (${tenantId}, ${randomUUIDv7()}, ${day}, ${kind}, ${subject}, ${accountId}, ${paymentId}, ${textOf(here)},
      ${textOf(there)}, ${clock.now()})`.execute(em.getKysely());
}

async function openAgain(
  em: EntityManager,
  { tenantId, clock }: WriteContext,
  id: string,
  { here, there }: Difference,
): Promise<void> {
  await sql`
    update reconciliation_difference set here = ${textOf(here)}, there = ${textOf(there)}, found_at = ${clock.now()},
      settled_at = null, note = null
    where tenant_id = ${tenantId} and id = ${id}`.execute(em.getKysely());
}

/** What was open and is not found any more. What could not be looked at, or is beyond what is written down, stays open. */
async function settleGone(
  em: EntityManager,
  { tenantId, clock }: WriteContext,
  { due, complete, differences }: Found,
  known: ReadonlyMap<string, KnownDifference>,
): Promise<void> {
  const found = new Set(differences.map(keyOf));
  const gone = [...known.values()].filter(({ kind, subject, day, settled }) => {
    if (settled || found.has(keyOf({ kind, subject }))) return false;
    const standing = (standingKinds as readonly DifferenceKind[]).includes(kind);
    return standing
      ? differences.filter((difference) => difference.kind === kind).length < mostOfKind
      : complete && day === due.day;
  });
  if (gone.length === 0) return;
  await sql`update reconciliation_difference set settled_at = ${clock.now()}
    where tenant_id = ${tenantId} and id = any(${gone.map(({ id }) => id)}::uuid[])`.execute(em.getKysely());
}

async function writeDay(
  em: EntityManager,
  { tenantId, clock }: WriteContext,
  { due, complete, orders, bankAmount, payments, paymentsAmount, ledgerAmount }: Found,
  open: number,
): Promise<void> {
  const agrees = open === 0 ? ReconciliationStatus.AGREES : ReconciliationStatus.DIFFERS;
  const status = complete ? agrees : ReconciliationStatus.INCOMPLETE;
  await sql`
    insert into reconciliation (tenant_id, day, status, orders, bank_amount, payments, payments_amount, ledger_amount, differences, compared_at)
    values (${tenantId}, ${due.day}, ${status}, ${orders}, ${bankAmount.toString()}, ${payments}, ${paymentsAmount.toString()},
      ${ledgerAmount.toString()}, ${open}, ${clock.now()})
    on conflict (tenant_id, day) do update set status = excluded.status, orders = excluded.orders, bank_amount = excluded.bank_amount,
      payments = excluded.payments, payments_amount = excluded.payments_amount, ledger_amount = excluded.ledger_amount,
      differences = excluded.differences, compared_at = excluded.compared_at`.execute(em.getKysely());
}

async function tell(
  em: EntityManager,
  context: WriteContext,
  { due, complete }: Found,
  open: readonly Difference[],
): Promise<void> {
  const details: Record<string, string | number> = { differences: open.length };
  for (const { kind } of open) details[kind] = Number(details[kind] ?? 0) + 1;
  if (!complete) details['bank'] = 'NO_REGISTRY';
  await tellStaff(em, context, { kind: 'RECONCILIATION', subject: due.day, details });
}
