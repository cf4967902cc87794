import type { Context } from '../../../server/context.ts';
import { openReadPool, readAs } from '../../../server/database/tenant-reader.ts';
import { explainBill } from '../../../server/bills/explain/explain-bill.ts';
import type { BillExplanation } from '../../../server/bills/explain/explanation.type.ts';
import { Given } from '../../support/given.ts';
import { type Importing, importing, months } from '../import/importing.ts';

/** A bill as the registries brought it, with its account, in the database's own writing. */
export interface ImportedBill {
  accountId: string;
  number: string;
  area: string | null;
  residents: number | null;
  period: string;
  closing: string;
  charges: ImportedCharge[];
}

/** A charge of it. */
export interface ImportedCharge {
  code: string;
  kind: string;
  charged: string;
  recalculated: string;
  opening: string;
  paid: string;
  lines: {
    method: string | null;
    volume: string;
    tariff: string;
    charged: string;
    previous: string | null;
    current: string | null;
  }[];
}

/** The registries of a utility in a database, and a resident who may see all of it. */
export interface Explaining {
  at: Importing;
  given: Given;
  residentOf(slug: string): Promise<string>;
  bills(slug: string): Promise<ImportedBill[]>;
  explain(slug: string, residentId: string | undefined, billId: string): Promise<BillExplanation | null>;
  close(): Promise<void>;
}

const extension: Record<string, string> = { kaluga: 'csv', energosbyt: 'dbf', elista: 'xlsx', stk: 'txt' };

/** The id of a bill as callers see it. */
export const billId = (accountId: string, period: string): string =>
  Buffer.concat([Buffer.of(6), Buffer.from(accountId.replaceAll('-', ''), 'hex'), Buffer.from(period)]).toString(
    'base64url',
  );

export async function explaining(slugs: readonly string[]): Promise<Explaining> {
  const at = await importing();
  const given = await Given.in(at.database);
  const pool = openReadPool({
    url: at.database.appUrl,
    max: 4,
    connectMs: 3000,
    statementMs: 5000,
    onError: () => undefined,
  });
  for (const slug of slugs) {
    await at.import(slug, `accounts.${extension[slug]}`);
    for (const month of months) await at.import(slug, `charges-${month}.${extension[slug]}`);
  }
  return {
    at,
    given,
    residentOf: async (slug) => {
      const { tenantId } = at.of(slug);
      const residentId = await given.resident(tenantId);
      await given.sql(
        `insert into account_resident (tenant_id, account_id, resident_id) select tenant_id, id, $2 from account where tenant_id = $1`,
        [tenantId, residentId],
      );
      return residentId;
    },
    bills: (slug) =>
      given.sql<ImportedBill>(
        `select a.id as "accountId", a.number, a.area::text, a.residents, b.period::text, b.closing::text,
           (select json_agg(json_build_object('code', c.service_code, 'kind', s.kind, 'charged', c.charged::text,
              'recalculated', c.recalculated::text, 'opening', c.opening::text, 'paid', c.paid::text, 'lines',
              (select json_agg(json_build_object('method', l.method, 'volume', l.volume::text, 'tariff', l.tariff::text,
                 'charged', l.charged::text, 'previous', l.previous_reading::text, 'current', l.current_reading::text) order by l.position)
               from bill_line l where (l.tenant_id, l.account_id, l.period, l.service_code) = (c.tenant_id, c.account_id, c.period, c.service_code)))
              order by s.position)
            from charge c join service s on s.tenant_id = c.tenant_id and s.code = c.service_code
            where (c.tenant_id, c.account_id, c.period) = (b.tenant_id, b.account_id, b.period)) as charges
         from account a join bill b on b.tenant_id = a.tenant_id and b.account_id = a.id
         where a.tenant_id = $1 order by a.number, b.period`,
        [at.of(slug).tenantId],
      ),
    explain: (slug, residentId, id) => {
      const { tenant, tenantId } = at.of(slug);
      const context = {
        tenant,
        tenantId,
        read: readAs(pool, tenantId),
        who: residentId ? { residentId, sessionId: residentId } : undefined,
      };
      return explainBill(context as unknown as Context, id);
    },
    close: async () => {
      await pool.end();
      await given.close();
      await at.close();
    },
  };
}
