import { CompiledQuery } from 'kysely';
import { inOwnOrder } from '../accounts/linked-accounts.ts';
import type { EntityManager } from '../database/orm.ts';
import type { Run } from '../database/tenant-reader.ts';

/** What a resident has said of notices, and where they can be reached. */
export interface ResidentToTell {
  id: string;
  email: string | null;
  phone: string | null;
  /** Their accounts in their own order: the first is the primary one. */
  accountIds: string[];
  notices: { kind: string; channel: string; chosen: boolean }[];
  /** Consents that hold, in whatever versions. */
  consents: { kind: string; channel: string }[];
}

/** Those of these residents whose portal is open to them. Reads only what lies with residents (design: two reads, no join). */
export function residentsToTell(run: Run, tenantId: number, residentIds: readonly string[]): Promise<ResidentToTell[]> {
  return run<ResidentToTell>(
    'residents_to_tell',
    `select r.id, r.email, r.phone,
       (select coalesce(json_agg(l.account_id order by ${inOwnOrder}), '[]') from resident_account l
         where l.tenant_id = $1 and l.resident_id = r.id) as "accountIds",
       (select coalesce(json_agg(json_build_object('kind', n.kind, 'channel', n.channel, 'chosen', n.chosen)), '[]')
         from notice_choice n where n.tenant_id = $1 and n.resident_id = r.id) as notices,
       (select coalesce(json_agg(distinct jsonb_build_object('kind', c.kind, 'channel', c.channel)), '[]')
         from consent c where c.tenant_id = $1 and c.resident_id = r.id and c.withdrawn_at is null) as consents
     from resident r where r.tenant_id = $1 and r.id = any($2::uuid[]) and r.status = 'ACTIVE'`,
    [tenantId, residentIds],
  );
}

/** Reads within an act's transaction, as `context.read` does outside of one. */
export const readIn =
  (em: EntityManager): Run =>
  async <Row>(_name: string | undefined, text: string, values: readonly unknown[]) =>
    (await em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
