import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Orm } from '../../database/orm.ts';
import { writeAs } from '../../database/tenant-writer.ts';
import { sendAsked, type SendingParts } from '../../exchange/send-asked.ts';
import { type Repeated, repeat } from '../../jobs/repeat.ts';
import { paymentExportQueue } from './export-payments.job.ts';
import { askForDuePayments } from './request-payment-export.ts';

/** What exports of payments need of the process. */
export interface PaymentExportsParts extends SendingParts {
  clock: Clock;
  orm: Orm;
  log: Pick<Logger, 'warn'>;
}

/** Staff wait for what they asked for; a day is over once. */
const sending = { idleMs: 3000, faultMs: 10_000 };
const looking = { idleMs: 10 * 60_000, faultMs: 60_000 };

/** Asks for the file of each day that is over and puts what was asked for into its queue, until it is stopped. */
export function startPaymentExports(parts: PaymentExportsParts): Repeated {
  const onFault = (error: unknown): void =>
    parts.log.warn({ fault: (error as { code?: string }).code }, 'exports: payments could not be asked for');
  const work = [
    repeat({ work: () => sendPaymentExports(parts), ...sending, onFault }),
    repeat({ work: async () => (await lookForDuePayments(parts), 0), ...looking, onFault }),
  ];
  return { stop: async () => void (await Promise.all(work.map((one) => one.stop()))) };
}

/** Asks for the exports that are due, of every tenant; gives how many. */
export async function lookForDuePayments({ tenants, tenantIds, clock, orm }: PaymentExportsParts): Promise<number> {
  let asked = 0;
  for (const tenant of tenants) {
    const tenantId = tenantIds.get(tenant.slug)!;
    asked += await writeAs(orm, tenantId)((em) => askForDuePayments(em, { tenant, tenantId, clock }));
  }
  return asked;
}

/** Puts what was asked for into the queue, each once; gives how many. */
export const sendPaymentExports = (parts: SendingParts): Promise<number> =>
  sendAsked(parts, { table: 'payment_export', queue: paymentExportQueue.queue });
