import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Orm } from '../../database/orm.ts';
import { writeAs } from '../../database/tenant-writer.ts';
import { sendAsked, type SendingParts } from '../../exchange/send-asked.ts';
import { type Repeated, repeat } from '../../jobs/repeat.ts';
import { askForDueExports } from './due-exports.ts';
import { exportQueue } from './export-readings.job.ts';

/** What exports need of the process. */
export interface ExportsParts extends SendingParts {
  clock: Clock;
  orm: Orm;
  log: Pick<Logger, 'warn'>;
}

/** Staff wait for what they asked for; a month is over once. */
const sending = { idleMs: 3000, faultMs: 10_000 };
const looking = { idleMs: 10 * 60_000, faultMs: 60_000 };

/** Puts exports that were asked for into their queue, and asks for those that are due, until it is stopped. */
export function startExports(parts: ExportsParts): Repeated {
  const onFault = (error: unknown): void =>
    parts.log.warn({ fault: (error as { code?: string }).code }, 'exports: readings could not be asked for');
  const work = [
    repeat({ work: () => sendExports(parts), ...sending, onFault }),
    repeat({
      work: async () => {
        await lookForDueExports(parts);
        return 0;
      },
      ...looking,
      onFault,
    }),
  ];
  return { stop: async () => void (await Promise.all(work.map((one) => one.stop()))) };
}

/** Asks for the exports that are due, of every tenant; gives how many. */
export async function lookForDueExports({ tenants, tenantIds, clock, orm }: ExportsParts): Promise<number> {
  let asked = 0;
  for (const tenant of tenants) {
    const tenantId = tenantIds.get(tenant.slug)!;
    asked += await writeAs(orm, tenantId)((em) => askForDueExports(em, { tenant, tenantId, clock }));
  }
  return asked;
}

/** Puts what was asked for into the queue, each once; gives how many. */
export const sendExports = (parts: ExportsParts): Promise<number> =>
  sendAsked(parts, { table: 'reading_export', queue: exportQueue.queue });
