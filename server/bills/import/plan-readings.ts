import type pg from 'pg';
import { lastDayOf } from './values/parse-day.ts';

/** Something staff should look at; the rows were applied. */
export interface Warning {
  code:
    | 'VOLUME_DISAGREES'
    | 'SEVERAL_METERS'
    | 'NO_METER'
    | 'CORRECTED_SINCE'
    | 'PORTAL_PAYMENT_DIFFERS'
    | 'PORTAL_PAYMENT_UNKNOWN';
  count: number;
  /** The first lines it is about. */
  lines: number[];
}

const nobody = 'select null::uuid account_id, null::uuid meter_id where false';
const holders = `select distinct account_id, meter_id from reading where tenant_id = $1 and taken_on = $2 and source = 'UTILITY'`;

/**
 * Fills `planned_reading`: the meter and register of every reading of `checked_charge`. That is the meter which holds the
 * month's reading already, else the one that stands there. Two standing meters of one service cannot be told apart by a
 * charge, so their readings are left out, with a warning.
 */
export async function planReadings(
  db: pg.ClientBase,
  tenantId: number,
  period: string,
  replaces: boolean,
): Promise<Warning[]> {
  await db.query(`create temp table planned_reading (line int, account_id uuid, meter_id uuid, register_code text, value bigint,
    consumed numeric, volume numeric) on commit drop`);
  await db.query(
    `insert into planned_reading
     with holder as (${replaces ? holders : nobody}),
     chosen as (
       select m.account_id, m.service_code, count(h.meter_id) held, count(*) filter (where m.status = 'ACTIVE') standing,
         any_value(m.id) filter (where h.meter_id is not null) holder_id, any_value(m.digits) filter (where h.meter_id is not null) holder_digits,
         any_value(m.id) filter (where m.status = 'ACTIVE') standing_id, any_value(m.digits) filter (where m.status = 'ACTIVE') standing_digits
       from meter m left join holder h on h.account_id = m.account_id and h.meter_id = m.id
       where m.tenant_id = $1 group by m.account_id, m.service_code)
     select c.line, c.account_id, r.meter_id, r.code, c.current_reading,
       c.current_reading - c.previous_reading
         + case when c.current_reading < c.previous_reading then 10::numeric ^ coalesce(m.holder_digits, m.standing_digits) else 0 end,
       c.volume
     from checked_charge c
     join chosen m on m.account_id = c.account_id and m.service_code = c.service_code
       and (m.held = 1 or (m.held = 0 and m.standing = 1))
     join register r on r.tenant_id = $1 and r.account_id = m.account_id and r.meter_id = coalesce(m.holder_id, m.standing_id)
       and r.code = coalesce(c.register_code, 'T1')
     where c.current_reading is not null
     order by c.account_id, r.meter_id, r.code`,
    replaces ? [tenantId, lastDayOf(period)] : [tenantId],
  );
  const { rows } = await db.query<Warning>(
    `with odd as (
       select line, 'VOLUME_DISAGREES' code from planned_reading where abs(consumed - volume) >= 1
       union all
       select c.line, case when exists (select from meter m where m.tenant_id = $1 and m.account_id = c.account_id
           and m.service_code = c.service_code and m.status = 'ACTIVE') then 'SEVERAL_METERS' else 'NO_METER' end
       from checked_charge c where c.current_reading is not null
         and not exists (select from planned_reading p where p.line = c.line))
     select code, count(*)::int count, (array_agg(line order by line))[1:20] lines from odd group by code order by code`,
    [tenantId],
  );
  return rows;
}
