import { ask, type BenchDatabase } from '../cluster.ts';

/** Sum of every payment, kopecks. */
export const amount = 75_000;

/** Order number of the n-th payment. */
export const orderNumberOf = (n: number): string => `bench${String(n).padStart(23, '0')}`;

/** Id of the n-th account and of its payment. */
const uid = (kind: string) => `('0199${kind}00-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
export const paymentIdOf = (n: number): string => `01990200-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/**
 * An account with two months that are billed and posted, and a payment that waits for the bank and is looked at within two minutes, as the portal
 * writes them, for each order of the bank: the first is the first payment's. As superuser.
 */
export async function fill(
  { adminUrl }: BenchDatabase,
  tenantId: number,
  bankOrders: readonly string[],
): Promise<void> {
  const [account, payment] = [uid('01'), uid('02')];
  const all = `generate_series(1, ${bankOrders.length}) n`;
  const order = `'bench' || lpad(n::text, 23, '0')`;
  const from = `${tenantId}, ${account}`;
  const months = `unnest(array[date '2026-09-01', date '2026-10-01']) month`;
  const begun = `now(), now() + interval '20 minutes'`;
  await ask(
    adminUrl,
    `insert into service (tenant_id, code, name, unit) values (${tenantId}, '01', 'Услуга', 'кВт·ч') on conflict do nothing;
     insert into account (tenant_id, id, number, owner, address, balance, balance_period, due_on)
       select ${from}, n::text, 'Иванова Анна Петровна', 'г. Калуга', 123456, '2026-10-01', '2026-11-15' from ${all};
     insert into account_service (tenant_id, account_id, service_code, balance, balance_period)
       select ${from}, '01', 123456, '2026-10-01' from ${all};
     insert into bill (tenant_id, account_id, period, opening, charged, recalculated, paid, closing, due_on)
       select ${from}, month, 0, 123456, 0, 0, 123456, month + 45 from ${all}, ${months};
     insert into charge (tenant_id, account_id, period, service_code, opening, charged, recalculated, paid, closing)
       select ${from}, month, '01', 0, 123456, 0, 0, 123456 from ${all}, ${months};
     insert into posting (tenant_id, account_id, id, kind, subject, revision, period, day, posted_at)
       select ${from}, gen_random_uuid(), 'CHARGE', month::text, 1, month, month + 27, now() from ${all}, ${months};
     insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
       select tenant_id, account_id, id, 1, 'RECEIVABLE', 'REVENUE', '01', 123456 from posting;
     insert into payment_step (tenant_id, account_id, payment_id, step, to_status, at, cause)
       select ${from}, ${payment}, 1, 'CREATED', now(), 'RESIDENT' from ${all};
     insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause, bank_order_id)
       select ${from}, ${payment}, 2, 1, 'CREATED', 'REGISTERED', now(), 'RESIDENT', ids[n]
         from ${all}, (select '{${bankOrders.join(',')}}'::text[] as ids) known;
     insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id, step, begun_by, begun_at, expires_at, payer, next_check_at)
       select ${from}, ${payment}, ${amount}, now(), 'PORTAL', 'REGISTERED', ${order}, 2, ${account}, ${begun}, '{}', now() + interval '2 minutes' from ${all};
     insert into payment_order (tenant_id, order_number, account_id, payment_id)
       select ${tenantId}, ${order}, ${account}, ${payment} from ${all};`,
  );
  await ask(adminUrl, 'vacuum analyze');
}
