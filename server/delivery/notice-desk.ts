import type pg from 'pg';
import { readAs, type Run } from '../database/tenant-reader.ts';
import type { Attachment } from '../notifications/carriers/carrier.ts';
import type { DueNotice, NoticeDesk } from '../notifications/notice-desk.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { residentsToTell } from './residents-to-tell.ts';
import { addressOf, recipientsOf } from './wanted-notices.ts';

/** Makes the bill of a month as a file; undefined when there is none for this resident. Throws when it cannot be made. */
export type MakeBill = (
  context: { tenant: Tenant; tenantId: number },
  bill: { accountId: string; residentId: string; period: string; format: 'PDF' | 'PNG' },
) => Promise<Attachment | undefined>;

/**
 * Knows, when a notice is about to go out, whether it still should and where to. Between its writing and now the resident may have
 * left, got another address, withdrawn a consent, or lost the account to another owner.
 */
export const noticeDesk = (primary: pg.Pool, makeBill: MakeBill): NoticeDesk => ({
  async recipientsNow(tenant, tenantId, notices) {
    const ids = [...new Set(notices.map(({ content }) => content.data.resident))];
    const run = readAs(primary, tenantId);
    const residents = await residentsToTell(run, tenantId, ids);
    const byId = new Map(residents.map((resident) => [resident.id, resident]));
    const bills = await billsByEmail(run, tenantId, notices);
    const recipients = new Map<string, string>();
    for (const { id, channel, content } of notices) {
      const resident = byId.get(content.data.resident);
      if (!resident?.accountIds.includes(content.data.account)) continue;
      const { template } = content;
      // A bill that goes by e-mail was chosen by itself, not as a notice.
      const address =
        template === 'NEW_BILL' && content.data.attach !== null && bills.has(keyOf(content.data))
          ? addressOf(resident, channel)
          : recipientsOf(tenant, resident, template).find((one) => one.channel === channel)?.address;
      if (address !== undefined) recipients.set(id, address);
    }
    return recipients;
  },
  billOf: (tenant, tenantId, { account, resident, period, attach }) =>
    makeBill(
      { tenant, tenantId },
      { accountId: account, residentId: resident, period: `${period}-01`, format: attach },
    ),
});

const keyOf = ({ account, resident }: { account: string; resident: string }): string => `${account} ${resident}`;

/** Of these letters that bring a bill, the accounts and residents for which it is still wanted by e-mail. */
async function billsByEmail(run: Run, tenantId: number, notices: readonly DueNotice[]): Promise<ReadonlySet<string>> {
  const asked = notices.flatMap(({ content }) =>
    content.template === 'NEW_BILL' && content.data.attach !== null ? [content.data] : [],
  );
  if (asked.length === 0) return new Set();
  const rows = await run<{ account: string; resident: string }>(
    'bills_by_email',
    `select d.account_id as account, d.resident_id as resident from unnest($2::uuid[], $3::uuid[]) asked (account, resident)
     join delivery_choice d on d.tenant_id = $1 and d.account_id = asked.account and d.resident_id = asked.resident
     where d.bill_by_email is not null`,
    [tenantId, asked.map(({ account }) => account), asked.map(({ resident }) => resident)],
  );
  return new Set(rows.map(keyOf));
}
