import type { Logger } from 'pino';
import type pg from 'pg';
import { AcquirerFault } from '../../acquiring/acquirer.ts';
import type { PayingContext } from '../paying-context.ts';
import { compareBooks } from './compare-books.ts';
import { compareOrders, type OrdersCompared, ordersOf } from './compare-orders.ts';
import type { DueDay } from './claim-due-day.ts';
import { daysPayments } from './days-payments.ts';
import { inSnapshot } from './snapshot.ts';
import { writeReconciliation } from './write-reconciliation.ts';

/** What comparing needs of its process. `pool`: connections of the server's role without the short limits of requests. */
export interface ReconcilingParts {
  pool: pg.Pool;
  log: Pick<Logger, 'warn'>;
}

/**
 * Compares a day: the acquirer's registry with the payments, the payments with the ledger, registries with the ledger and
 * balances with all of them. Writes down what differs, tells staff what is new of it, and mends nothing. A bank that gives no
 * registry leaves the day incomplete; the books are compared all the same. Repeatable at any time.
 */
export async function reconcileDay(
  { pool, log }: ReconcilingParts,
  context: Omit<PayingContext, 'readPrimary' | 'tokens'>,
  due: DueDay,
): Promise<void> {
  const { tenant, tenantId } = context;
  const acquirer = context.acquirers.of(tenant);
  const bank = acquirer
    ? await answerOf(() => ordersOf(acquirer, due.begins, due.ends))
    : { answer: new Map<string, never>() };
  const orderNumbers = [...(bank.answer?.keys() ?? [])];
  const books = await inSnapshot(pool, tenantId, async (read) => ({
    payments: await daysPayments(read, tenantId, { from: due.begins, to: due.ends, orderNumbers }),
    differences: await compareBooks(read, tenantId),
  }));
  const orders: { answer?: OrdersCompared; fault?: AcquirerFault } =
    acquirer && bank.answer ? await answerOf(() => compareOrders(acquirer, bank.answer!, books.payments)) : {};
  const fault = bank.fault ?? orders.fault;
  if (fault)
    log.warn({ tenant: tenant.slug, day: due.day, fault: fault.code ?? fault.kind }, 'the bank gives no registry');
  const ofDay = books.payments.filter((payment) => payment.ofDay && payment.kept !== null);
  await writeReconciliation(context, {
    due,
    complete: fault === undefined,
    differences: [...(orders.answer?.differences ?? []), ...books.differences],
    orders: orders.answer?.orders ?? 0,
    bankAmount: orders.answer?.bankAmount ?? 0n,
    payments: ofDay.length,
    paymentsAmount: ofDay.reduce((sum, { kept }) => sum + kept!, 0n),
    ledgerAmount: ofDay.reduce((sum, { posted }) => sum + posted, 0n),
  });
}

/** What the bank answers, or why it does not. */
async function answerOf<Answer>(ask: () => Promise<Answer>): Promise<{ answer?: Answer; fault?: AcquirerFault }> {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (error instanceof AcquirerFault) return { fault: error };
    throw error;
  }
}
