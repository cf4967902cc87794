import type pg from 'pg';
import type { Changes } from './apply-accounts.ts';
import { checkShareSetAside, noteFaults } from './check-rows.ts';
import type { ImportContext } from './import-context.ts';
import type { Warning } from './plan-readings.ts';
import type { StagedFile } from './stage-rows.ts';

/**
 * An answer and the reading it is about, as far as there is one. The apostrophe is what exports put before formulas. Joined
 * by equal columns alone: a file has as many rows as there are readings.
 */
const answered = `create temp table answered_reading on commit drop as
  with metered as (
    select distinct on (s.line) s.*, n.account_id, m.id meter_id
    from staged_answer s
    left join account_number n on n.tenant_id = $1 and n.number = s.number
    left join meter m on m.tenant_id = $1 and m.account_id = n.account_id and m.service_code = s.service_code
      and (m.serial = s.serial or '''' || m.serial = s.serial)
    order by s.line, m.serial = s.serial desc)
  select s.line, s.number, s.serial, s.account_id, s.meter_id, r.id reading_id, s.value, s.status, s.refusal, false corrected,
    row_number() over (partition by s.account_id, s.meter_id, s.register_code order by s.line) copy
  from metered s
  left join reading r on r.tenant_id = $1 and r.account_id = s.account_id and r.meter_id = s.meter_id
    and r.register_code = s.register_code and r.period = $2 and r.source = 'RESIDENT'`;

/** Why an answer is about no reading; null: it is about one. */
const faultOf = `case when account_id is null then 'UNKNOWN_ACCOUNT' when meter_id is null then 'UNKNOWN_METER'
  when copy > 1 then 'DUPLICATE' when reading_id is null then 'NO_SUCH_READING' end`;

/**
 * Whether the value that was answered is still the one that stands there. From here on no resident corrects it: a hand-in waits,
 * and one that was first is waited for. In the order in which a hand-in writes its registers, so that neither waits for ever.
 */
const correctedSince = `update answered_reading a set corrected = a.value <> held.value
  from (select r.id, r.value from answered_reading a join reading r on r.tenant_id = $1 and r.period = $2
      and r.account_id = a.account_id and r.id = a.reading_id
    where a.copy = 1 order by r.account_id, r.meter_id, r.register_code for update of r) held
  where a.reading_id = held.id and a.value is not null`;

/**
 * Writes what the billing system says of the readings that residents handed in for a month. A reading that the file does not
 * list stays as it is, and so does one that was corrected since: it was another value that was answered.
 * @throws RegistryRefused TOO_MANY_SET_ASIDE
 */
export async function applyAnswers(
  { tenantId, tenant }: ImportContext,
  db: pg.ClientBase,
  staged: StagedFile,
  period: string,
): Promise<{ applied: number; changes: Changes; warnings: Warning[] }> {
  await db.query(answered, [tenantId, period]);
  await db.query('analyze answered_reading');
  await noteFaults(
    db,
    staged,
    `select line, code, case code when 'UNKNOWN_ACCOUNT' then 'лицевой счёт' when 'UNKNOWN_METER' then 'номер прибора' end field,
       case code when 'UNKNOWN_METER' then serial else number end value, '' detail
     from (select *, ${faultOf} code from answered_reading) checked where code is not null`,
  );
  checkShareSetAside(staged, tenant.registries.setAsideShare);
  await db.query(correctedSince, [tenantId, period]);
  const { rows: warnings } = await db.query<Warning>(
    `select 'CORRECTED_SINCE' code, count(*)::int count, (array_agg(line order by line))[1:20] lines
     from answered_reading where ${faultOf} is null and corrected having count(*) > 0`,
  );
  const { rows: counted } = await db.query<{ count: number }>(
    `select count(*)::int from answered_reading where ${faultOf} is null and not corrected`,
  );
  const { rowCount: readings } = await db.query(
    `update reading r set status = a.status, refusal = a.refusal
     from answered_reading a
     where r.tenant_id = $1 and r.period = $2 and r.account_id = a.account_id and r.id = a.reading_id and a.copy = 1 and not a.corrected
       and (r.status, r.refusal) is distinct from (a.status, a.refusal)`,
    [tenantId, period],
  );
  return { applied: counted[0]!.count, changes: { readings: readings ?? 0 }, warnings };
}
