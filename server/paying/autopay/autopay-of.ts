import type { Context } from '../../context.ts';
import type { Run } from '../../database/tenant-reader.ts';
import { idOf } from '../../ids.ts';
import {
  AutopayMode,
  AutopayRunStatus,
  AutopaySkip,
  AutopayStatus,
  type AutopayStop,
} from '../../payments/autopay.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';
import { daysAfter, nextTerm } from './autopay-days.ts';
import { offerOf } from './autopay-parts.ts';
import type { Autopay, Card } from './autopay.type.ts';
import { sayOfAutopay } from './say-of-autopay.ts';

type Known = Pick<Context, 'tenant' | 'tenantId' | 'clock'>;

interface RunRow {
  period: string;
  status: AutopayRunStatus;
  payOn: string;
  skippedBy: AutopaySkip | null;
}

interface Row {
  resident_id: string;
  card_id: string;
  mode: AutopayMode;
  day: number | null;
  limit: string;
  status: AutopayStatus;
  stopped_by: AutopayStop | null;
  changed_at: string;
  balance: string;
  balance_period: string | null;
  runs: RunRow[];
}

const text = `
  select u.resident_id, u.card_id, u.mode, u.day, u."limit"::text as limit, u.status, u.stopped_by,
    u.changed_at::text as changed_at, a.balance::text as balance, a.balance_period::text as balance_period,
    (select coalesce(json_agg(json_build_object('period', r.period::text, 'status', r.status, 'payOn', r.pay_on::text,
        'skippedBy', r.skipped_by) order by r.period desc), '[]')
      from (select * from autopay_run o where o.tenant_id = u.tenant_id and o.account_id = u.account_id
        order by o.period desc limit 6) r) as runs
  from autopay u join account a on a.tenant_id = u.tenant_id and a.id = u.account_id
  where u.tenant_id = $1 and u.account_id = $2
    and exists (select from account_resident l
      where l.tenant_id = u.tenant_id and l.account_id = u.account_id and l.resident_id = $3)
    and exists (select from account_resident l
      where l.tenant_id = u.tenant_id and l.account_id = u.account_id and l.resident_id = u.resident_id)`;

/** How an account is paid by itself, for one of its residents; null: it was never set, or by somebody who has left. */
export async function autopayOf(
  context: Known,
  run: Run,
  { accountId, residentId }: { accountId: string; residentId: string },
): Promise<Autopay | null> {
  const { tenantId } = context;
  const [row] = await run<Row>('autopay_of_account', text, [tenantId, accountId, residentId]);
  if (!row) return null;
  const { status, mode, day, stopped_by: stoppedBy } = row;
  const own = row.resident_id === residentId;
  const isActive = status === AutopayStatus.ACTIVE;
  const nextOn = isActive ? nextDay(context, row) : null;
  const balance = BigInt(row.balance);
  const [last] = row.runs;
  return {
    own,
    status,
    mode,
    day,
    limit: BigInt(row.limit),
    card: own ? await cardOf(context, run, residentId, row.card_id) : null,
    stoppedBy,
    message: sayOfAutopay({ own, status, stoppedBy, skipped: isActive ? (last?.skippedBy ?? null) : null }),
    nextOn,
    nextAmount: nextOn !== null && balance > 0n ? balance : null,
  };
}

function nextDay({ tenant, clock }: Known, row: Row): string | null {
  const announced = row.runs.findLast(({ status }) => status === AutopayRunStatus.ANNOUNCED);
  if (announced) return announced.payOn;
  const offer = offerOf(tenant);
  if (!offer) return null;
  const { announceDaysBefore } = offer;
  const today = localDay(tenant.timeZone, clock.now());
  const done = new Set(
    row.runs.filter(({ skippedBy }) => skippedBy !== AutopaySkip.CHANGED).map(({ period }) => period),
  );
  if (row.mode === AutopayMode.ON_DAY) {
    const since = localDay(tenant.timeZone, new Date(row.changed_at));
    return nextTerm({ day: row.day!, today, since, announceDaysBefore, done })?.on ?? null;
  }
  const waits = row.balance_period === null || BigInt(row.balance) <= 0n || done.has(row.balance_period);
  return waits ? null : daysAfter(today, announceDaysBefore);
}

async function cardOf({ tenantId }: Known, run: Run, residentId: string, id: string): Promise<Card | null> {
  const [card] = await run<{ masked_pan: string; expiry: string | null }>(
    'card_of_autopay',
    `select masked_pan, expiry from card_binding
     where tenant_id = $1 and resident_id = $2 and id = $3 and removed_at is null`,
    [tenantId, residentId, id],
  );
  return card ? { id: idOf('CardBinding', residentId, id), maskedPan: card.masked_pan, expiry: card.expiry } : null;
}
