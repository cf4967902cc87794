import type { Context } from '../context.ts';
import type { Run } from '../database/tenant-reader.ts';
import { openPublication } from '../delivery/open-publication.ts';
import type { PublicationStatus } from '../delivery/publication.entity.ts';
import type { PeriodPublished, Publication, PublicationRefused } from './publication.type.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';

/**
 * Published months and how far each is, the newest first.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function publications(context: Context): Promise<Publication[]> {
  await requireStaff(context);
  return publicationsBy(context.readPrimary, context.tenantId, null);
}

/**
 * Publishes a month whose registry of charges is there, before its day has come. One that is published already stays as it is:
 * nobody is told twice. `period`: its first day.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function publishPeriod(context: Context, period: string): Promise<PeriodPublished | PublicationRefused> {
  const { staffId } = await requireStaff(context);
  const opened = await context.write(async (em) => {
    const outcome = await openPublication(em, context, { period, requestedBy: staffId });
    if (outcome === 'OPENED') await recordStaffAct(em, context, { act: 'PUBLISH_PERIOD', reason: period.slice(0, 7) });
    return outcome;
  });
  if (opened === 'NO_BILLS') return { message: 'За этот месяц нет начислений. Сначала загрузите реестр начислений.' };
  const [publication] = await publicationsBy(context.readPrimary, context.tenantId, period);
  const message =
    opened === 'OPENED' ? 'Месяц публикуется.' : 'Этот месяц уже опубликован, второй раз никто письма не получит.';
  return { publication: publication!, message };
}

interface Row {
  period: string;
  status: PublicationStatus;
  accounts: number;
  accountsDone: number;
  messages: number;
  requestedAt: Date;
  finishedAt: Date | null;
}

async function publicationsBy(run: Run, tenantId: number, period: string | null): Promise<Publication[]> {
  const rows = await run<Row>(
    'publications',
    `select period::text, status, accounts, accounts_done as "accountsDone", messages, requested_at as "requestedAt",
       finished_at as "finishedAt"
     from publication where tenant_id = $1 and ($2::date is null or period = $2) order by period desc limit 100`,
    [tenantId, period],
  );
  return rows.map((row) => ({
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}
