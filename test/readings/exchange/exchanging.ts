import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { WrittenFile } from '../../../server/exchange/write-file.ts';
import { writeExport } from '../../../server/readings/exchange/write-export.ts';
import { fileNameOf } from '../../../server/tenancy/written-days.ts';
import { importing, type Importing } from '../../bills/import/importing.ts';

export const fixtures = join(import.meta.dirname, '..', '..', 'tenants');
export const period = '2026-11-01';

/** A reading that a resident handed in. */
export interface HandedIn {
  number: string;
  service: string;
  serial: string;
  code: 'T1' | 'T2' | 'T3';
  value: string;
  takenOn?: string;
  period?: string;
  receivedAt?: string;
}

/** A database with tenants, what residents of them handed in, and a folder for files. */
export interface Exchanging extends Importing {
  /** Connections of the server's role. */
  app: pg.Pool;
  handIn(slug: string, readings: readonly HandedIn[]): Promise<void>;
  /** Exports into a file of its own. */
  export(slug: string, of?: string): Promise<WrittenFile & { file: string }>;
  /** Residents' readings with their answers, ordered. */
  answers(slug: string): Promise<Record<string, unknown>[]>;
}

export async function exchanging(tenantsDir?: string): Promise<Exchanging> {
  const at = await importing(tenantsDir);
  const app = new pg.Pool({ connectionString: at.database.appUrl });
  const folder = mkdtempSync(join(tmpdir(), 'readings-'));
  let files = 0;
  return {
    ...at,
    app,
    handIn: async (slug, readings) => {
      await at.query(handIn, [at.of(slug).tenantId, JSON.stringify(readings)]);
    },
    export: async (slug, of = period) => {
      const { tenant, tenantId } = at.of(slug);
      const profile = tenant.registries.readings;
      const file = join(folder, `${files++}-${fileNameOf(profile.fileName, of)}`);
      return { ...(await writeExport({ pool: app, tenantId, profile }, of, file)), file };
    },
    answers: (slug) =>
      at.query(
        `select a.number, m.serial, r.register_code code, r.period::text, r.value::text, r.status, r.refusal
         from reading r join account a on a.id = r.account_id join meter m on m.id = r.meter_id
         where r.tenant_id = $1 and r.source = 'RESIDENT' order by r.period, a.number collate "C", m.serial collate "C", 3`,
        [at.of(slug).tenantId],
      ),
    close: async () => {
      await app.end();
      await at.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Accounts, meters and registers as far as they are not there, and the readings. */
const handIn = `
  with given as (select * from jsonb_to_recordset($2::jsonb)
      given (number text, service text, serial text, code text, value bigint, "takenOn" date, period date, "receivedAt" timestamptz)),
    services as (insert into service (tenant_id, code, name) select distinct $1::smallint, service, service from given
      on conflict do nothing),
    numbers as (insert into account_number (tenant_id, number, account_id) select $1, number, uuidv7() from given group by number
      on conflict (tenant_id, number) do update set number = excluded.number returning number, account_id),
    accounts as (insert into account (tenant_id, id, number, owner, address) select $1, account_id, number, 'Иванова', 'Дом 1' from numbers
      on conflict do nothing),
    meters as (insert into meter (tenant_id, account_id, service_code, serial, digits)
      select distinct $1::smallint, account_id, service, serial, 6 from given join numbers using (number)
      on conflict (tenant_id, account_id, service_code, serial) do update set digits = 6
      returning account_id, id, service_code, serial),
    metered as (select given.*, account_id, id meter_id from given join numbers using (number)
      join meters using (account_id, serial) where service_code = service),
    registers as (insert into register (tenant_id, account_id, meter_id, code)
      select distinct $1::smallint, account_id, meter_id, code from metered on conflict do nothing)
  insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status, period, received_at, resident_id)
  select $1, account_id, meter_id, code, value, coalesce("takenOn", '2026-11-20'), 'RESIDENT', 'RECEIVED',
    coalesce(period, '2026-11-01'), coalesce("receivedAt", '2026-11-20 09:00Z'), uuidv7()
  from metered`;
