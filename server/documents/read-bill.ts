import { sql } from 'kysely';
import { accountValues, linkedToViewer } from '../accounts/linked-accounts.ts';
import { shownAddress, shownOwner } from '../accounts/masking.ts';
import type { Context } from '../context.ts';
import type { Column } from '../database/read/declare.ts';
import { compile, NamedSlot, named } from '../database/read/statement.ts';

/** A bill as the database has it; sums in kopecks, days as "2026-11-15". */
export interface BillRow extends BalanceRow {
  accountId: string;
  number: string;
  owner: string;
  address: string;
  area: string | null;
  residents: number | null;
  period: string;
  dueOn: string;
  charges: ChargeRow[];
}

interface BalanceRow {
  opening: string;
  charged: string;
  recalculated: string;
  paid: string;
  closing: string;
}

/** The charge of a service, in the utility's order of services. */
export interface ChargeRow extends BalanceRow {
  service: string;
  lines: LineRow[];
}

/** A line of a charge, in the order of the registry. */
export interface LineRow {
  registerCode: 'T1' | 'T2' | 'T3' | null;
  method: 'METER' | 'NORM' | null;
  previousReading: string | null;
  currentReading: string | null;
  volume: string;
  unit: string | null;
  tariff: string;
  charged: string;
}

/** Which bill, and who reads it. `period` is the first day of the month. */
export interface BillKey {
  accountId: string;
  period: string;
  residentId: string;
}

const columns: Record<string, string> = {
  tenantId: 'tenant_id',
  id: 'id',
  owner: 'owner',
  address: 'address',
};
const ofAccount: Column = (property) => sql.ref(`a.${columns[property]!}`);

const balance = (of: string) =>
  sql.raw(
    ['opening', 'charged', 'recalculated', 'paid', 'closing'].map((sum) => `'${sum}', ${of}.${sum}::text`).join(', '),
  );

const line = sql.raw(
  [
    `'registerCode', l.register_code, 'method', l.method, 'unit', coalesce(l.unit, s.unit)`,
    ...['previous_reading', 'current_reading', 'volume', 'tariff', 'charged'].map(
      (column) => `'${column.replace(/_r/, 'R')}', l.${column}::text`,
    ),
  ].join(', '),
);

// One statement of one account, as everything a resident reads: linked to them or not there, masked for them or not.
const statement = compile(sql`
  select json_build_object('accountId', a.id, 'number', a.number, 'owner', ${shownOwner(ofAccount)},
    'address', ${shownAddress(ofAccount)}, 'area', a.area::text, 'residents', a.residents, 'period', b.period::text,
    'dueOn', b.due_on::text, ${balance('b')}, 'charges', (
      select coalesce(json_agg(json_build_object('service', s.name, ${balance('c')}, 'lines', (
        select coalesce(json_agg(json_build_object(${line}) order by l.position), '[]') from bill_line l
        where l.tenant_id = c.tenant_id and l.account_id = ${named('accountId', 'uuid')} and l.period = c.period
          and l.service_code = c.service_code)) order by s.position, s.code), '[]')
      from charge c join service s on s.tenant_id = c.tenant_id and s.code = c.service_code
      where c.tenant_id = b.tenant_id and c.account_id = ${named('accountId', 'uuid')} and c.period = b.period)) as json
  from account a join bill b on b.tenant_id = a.tenant_id and b.account_id = a.id
  where a.id = ${named('accountId', 'uuid')} and b.account_id = ${named('accountId', 'uuid')}
    and b.period = ${named('period', 'text')}::date and ${linkedToViewer(ofAccount)}`);

/** The bill of a month as this resident may see it; undefined when the account is not theirs or was not billed then. */
export async function readBill(
  { tenant, read }: Pick<Context, 'tenant' | 'read'>,
  { accountId, period, residentId }: BillKey,
): Promise<BillRow | undefined> {
  const values: Record<string, unknown> = { ...accountValues({ tenant }, residentId, undefined), accountId, period };
  const parameters = statement.parameters.map((one) => (one instanceof NamedSlot ? values[one.name] : one));
  const [row] = await read<{ json: BillRow }>(statement.name, statement.text, parameters);
  return row?.json;
}
