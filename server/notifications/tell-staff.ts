import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/** Something the utility's staff must know. */
export interface ToldToStaff {
  /** What it is about: BILL_TEMPLATE, PUBLICATION, READING_EXPORT and the like. */
  kind: string;
  /** Which one of its kind, as staff call it: «bill.typ», «2026-10». The same again counts the notice up. */
  subject: string;
  /** What helps to mend it. Without personal data: it is kept until staff have seen it, and longer. */
  details: Readonly<Record<string, string | number>>;
  /** How often it happened, when it is told of several at once. */
  times?: number;
}

/** Notes, within the act's transaction, what staff must know. The same thing again is one notice: counted up, and unseen once more. */
export async function tellStaff(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  { kind, subject, details, times = 1 }: ToldToStaff,
): Promise<void> {
  const now = clock.now();
  await sql`insert into staff_notice as told (tenant_id, id, kind, subject, details, times, raised_at, last_at)
    values (${tenantId}, ${randomUUIDv7()}, ${kind}, ${subject}, ${JSON.stringify(details)}::jsonb, ${times}, ${now}, ${now})
    on conflict (tenant_id, kind, subject) do update set
      details = excluded.details, times = told.times + excluded.times, last_at = excluded.last_at, seen_at = null`.execute(
    em.getKysely(),
  );
}
