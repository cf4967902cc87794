import type pg from 'pg';
import type { Changes } from './apply-accounts.ts';
import { allowLookups } from './join-plans.ts';
import { lastDayOf } from './values/parse-day.ts';

/**
 * Writes bills, charges, lines and readings of `checked_charge` and `planned_reading`. Rows are inserted in the order of
 * their keys; a row that is there and says the same is left alone, so that an import repeated writes nothing.
 */
export async function writeCharges(
  db: pg.ClientBase,
  tenantId: number,
  period: string,
  dueOn: string,
): Promise<Changes> {
  const run = async (text: string, ...values: unknown[]): Promise<number> =>
    (await db.query(text, [tenantId, ...values])).rowCount ?? 0;
  await run(`insert into service (tenant_id, code, name, unit)
    select $1, c.service_code, coalesce(min(s.service_name), c.service_code), min(c.unit)
    from checked_charge c join staged_charge s on s.line = c.line
    where not exists (select from service k where k.tenant_id = $1 and k.code = c.service_code and k.name <> k.code)
    group by c.service_code order by 2
    on conflict (tenant_id, code) do update set name = excluded.name, unit = excluded.unit
      where (service.name, service.unit) is distinct from (excluded.name, excluded.unit)`);
  const sums =
    'sum(opening)::bigint opening, sum(charged)::bigint charged, sum(recalculated)::bigint recalculated, sum(paid)::bigint paid, sum(closing)::bigint closing';
  await db.query(
    `create temp table month_charge on commit drop as
     select account_id, service_code, ${sums} from checked_charge group by account_id, service_code order by account_id, service_code`,
  );
  await db.query('analyze month_charge');
  const bills = await run(
    `insert into bill (tenant_id, account_id, period, opening, charged, recalculated, paid, closing, due_on)
     select $1, account_id, $2::date, ${sums}, $3::date from month_charge group by account_id order by account_id
     on conflict (tenant_id, account_id, period) do update
       set opening = excluded.opening, charged = excluded.charged, recalculated = excluded.recalculated, paid = excluded.paid,
         closing = excluded.closing, due_on = excluded.due_on
       where (bill.opening, bill.charged, bill.recalculated, bill.paid, bill.closing, bill.due_on)
         is distinct from (excluded.opening, excluded.charged, excluded.recalculated, excluded.paid, excluded.closing, excluded.due_on)`,
    period,
    dueOn,
  );
  const charges = await run(
    `insert into charge (tenant_id, account_id, period, service_code, opening, charged, recalculated, paid, closing)
     select $1, account_id, $2::date, service_code, opening, charged, recalculated, paid, closing from month_charge order by account_id, service_code
     on conflict (tenant_id, account_id, period, service_code) do update
       set opening = excluded.opening, charged = excluded.charged, recalculated = excluded.recalculated, paid = excluded.paid,
         closing = excluded.closing
       where (charge.opening, charge.charged, charge.recalculated, charge.paid, charge.closing)
         is distinct from (excluded.opening, excluded.charged, excluded.recalculated, excluded.paid, excluded.closing)`,
    period,
  );
  const lineValues = [
    'register_code',
    'method',
    'previous_reading',
    'current_reading',
    'volume',
    'unit',
    'tariff',
    'charged',
  ];
  const billLines = await run(
    `insert into bill_line (tenant_id, account_id, period, service_code, position, ${lineValues.join(', ')})
     select $1, account_id, $2::date, service_code, position, ${lineValues.join(', ')}
     from checked_charge order by account_id, service_code, position
     on conflict (tenant_id, account_id, period, service_code, position) do update
       set ${lineValues.map((column) => `${column} = excluded.${column}`).join(', ')}
       where (${lineValues.map((column) => `bill_line.${column}`).join(', ')})
         is distinct from (${lineValues.map((column) => `excluded.${column}`).join(', ')})`,
    period,
  );
  const readings = await run(
    `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status)
     select $1, account_id, meter_id, register_code, value, $2::date, 'UTILITY', 'ACCEPTED' from planned_reading
     order by account_id, meter_id, register_code
     on conflict (tenant_id, account_id, meter_id, taken_on, register_code, source) do update
       set value = excluded.value, status = excluded.status
       where (reading.value, reading.status) is distinct from (excluded.value, excluded.status)`,
    lastDayOf(period),
  );
  return { bills, charges, billLines, readings };
}

/** What was only expected of the month gives way to what is charged. */
export async function removePreliminary(db: pg.ClientBase, tenantId: number, period: string): Promise<Changes> {
  const { rowCount } = await db.query(
    `delete from preliminary_charge p using (select distinct account_id from month_charge) billed
     where p.tenant_id = $1 and p.account_id = billed.account_id and p.period = $2`,
    [tenantId, period],
  );
  return { removedPreliminary: rowCount ?? 0 };
}

/** Removes what an earlier registry said of the month and this one does not; accounts without their bill are then in `unbilled_account`. */
export async function removeMissing(db: pg.ClientBase, tenantId: number, period: string): Promise<Changes> {
  const run = async (text: string, day: string): Promise<number> =>
    (await db.query(text, [tenantId, day])).rowCount ?? 0;
  const removedReadings = await run(
    `delete from reading r where r.tenant_id = $1 and r.taken_on = $2 and r.source = 'UTILITY'
       and not exists (select from planned_reading p
         where p.account_id = r.account_id and p.meter_id = r.meter_id and p.register_code = r.register_code)`,
    lastDayOf(period),
  );
  // From the bills of the month to what hangs on them: only bills can be found by month without reading all the others.
  await allowLookups(db, async () => {
    await db.query(
      'create temp table held_line (account_id uuid, service_code text, position smallint) on commit drop',
    );
    await run(
      `insert into held_line select l.account_id, l.service_code, l.position
       from bill b join bill_line l on l.tenant_id = $1 and l.account_id = b.account_id and l.period = $2
       where b.tenant_id = $1 and b.period = $2`,
      period,
    );
  });
  await db.query('analyze held_line');
  await db.query(
    `delete from held_line h using checked_charge c
     where c.account_id = h.account_id and c.service_code = h.service_code and c.position = h.position`,
  );
  const removedLines = await run(
    `delete from bill_line l using held_line h
     where l.tenant_id = $1 and l.account_id = h.account_id and l.period = $2 and l.service_code = h.service_code
       and l.position = h.position`,
    period,
  );
  // A charge or a bill without lines is one that the new registry does not have: it has lines for all of its own.
  const removedCharges = await run(
    `delete from charge h using (select distinct account_id, service_code from held_line) gone
     where h.tenant_id = $1 and h.account_id = gone.account_id and h.period = $2 and h.service_code = gone.service_code
       and not exists (select from checked_charge c where c.account_id = h.account_id and c.service_code = h.service_code)`,
    period,
  );
  await db.query('create temp table unbilled_account (account_id uuid primary key) on commit drop');
  const removedBills = await run(
    `with removed as (
       delete from bill b where b.tenant_id = $1 and b.period = $2
         and not exists (select from checked_charge c where c.account_id = b.account_id)
       returning b.account_id)
     insert into unbilled_account select account_id from removed`,
    period,
  );
  return { removedReadings, removedLines, removedCharges, removedBills };
}
