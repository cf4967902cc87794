import type { Run } from '../database/tenant-reader.ts';

/** A bill of the month, and who may see its account. */
export interface BilledAccount {
  accountId: string;
  number: string;
  /** Kopecks. */
  closing: string;
  dueOn: string;
  residents: { id: string; billByEmail: 'PDF' | 'PNG' | null }[];
}

/** Some accounts with a bill of a month, after the given one in the order of their ids. Reads only what lies with accounts. */
export function billedAccounts(
  run: Run,
  tenantId: number,
  { period, after, limit }: { period: string; after: string | null; limit: number },
): Promise<BilledAccount[]> {
  return run<BilledAccount>(
    'billed_accounts',
    `select b.account_id as "accountId", a.number, b.closing::text, b.due_on::text as "dueOn",
       (select coalesce(json_agg(json_build_object('id', l.resident_id, 'billByEmail', d.bill_by_email)), '[]')
        from account_resident l
        left join delivery_choice d
          on d.tenant_id = $1 and d.account_id = l.account_id and d.resident_id = l.resident_id
        where l.tenant_id = $1 and l.account_id = b.account_id) as residents
     from bill b join account a on a.tenant_id = $1 and a.id = b.account_id
     where b.tenant_id = $1 and b.period = $2::date
       and b.account_id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
     order by b.account_id limit $4`,
    [tenantId, period, after, limit],
  );
}
