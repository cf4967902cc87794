import type { Context } from '../context.ts';
import type { Run } from '../database/tenant-reader.ts';
import { accountId } from '../ids.ts';
import type { AccountDelivery, Delivery } from './delivery.type.ts';
import { EmailedBill } from './delivery-choice.entity.ts';
import { maskedAddress } from './mask-address.ts';
import { hasOwnChoices } from './own-choices.ts';
import { residentsToTell } from './residents-to-tell.ts';
import { noticesOf } from './wanted-notices.ts';

interface ChosenRow {
  id: string;
  number: string;
  billByEmail: string | null;
  paperRefused: boolean;
  paperRefusedAt: Date | null;
}

/** How bills and notices reach a resident. What the rules do not offer any more is not chosen, whatever was chosen once. */
export async function deliveryOf(
  { tenant, tenantId }: Pick<Context, 'tenant' | 'tenantId'>,
  run: Run,
  residentId: string,
): Promise<Delivery> {
  const [resident] = await residentsToTell(run, tenantId, [residentId]);
  if (!resident) return { accounts: [], notices: [] };
  const rows = await run<ChosenRow>(
    'delivery_choices',
    `select a.id, a.number, d.bill_by_email as "billByEmail", coalesce(d.paper_refused, false) as "paperRefused",
       d.paper_refused_at as "paperRefusedAt"
     from account a
     join account_resident l on l.tenant_id = $1 and l.account_id = a.id and l.resident_id = $3
     left join delivery_choice d on d.tenant_id = $1 and d.account_id = a.id and d.resident_id = $3
     where a.tenant_id = $1 and a.id = any($2::uuid[])`,
    [tenantId, resident.accountIds, residentId],
  );
  const { delivery } = tenant.rules;
  const accounts = resident.accountIds.flatMap((id): AccountDelivery[] => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    const offered = hasOwnChoices(tenant, resident, id);
    const billByEmail = Object.values(EmailedBill).find(
      (format) => offered && format === row.billByEmail && delivery.billByEmail.includes(format),
    );
    const paperRefused = offered && delivery.paperRefusal && row.paperRefused;
    return [
      {
        accountId: accountId(id),
        number: row.number,
        offered,
        billByEmail: billByEmail ?? null,
        paperRefused,
        paperRefusedAt: paperRefused && row.paperRefusedAt ? row.paperRefusedAt.toISOString() : null,
      },
    ];
  });
  const notices = noticesOf(tenant, resident).map(({ kind, channel, comes, address, lacks }) => ({
    kind,
    channel,
    chosen: comes,
    address: address === undefined ? null : maskedAddress(channel, address),
    needsConsent: lacks ?? null,
  }));
  return { accounts, notices };
}
