import type { Context } from '../../context.ts';
import type { RegisterCode } from '../../meters/meter.entity.ts';
import type { ChargeMethod } from '../bill.entity.ts';
import { millionths } from './millionths.ts';

/** Sums of a month in kopecks: opening + charged + recalculated − paid = closing. */
export interface Sums {
  opening: bigint;
  charged: bigint;
  recalculated: bigint;
  paid: bigint;
  closing: bigint;
}

/** One line of a charge; volume and tariff in millionths. */
export interface LineOfMonth {
  registerCode: RegisterCode | null;
  method: ChargeMethod | null;
  previousReading: string | null;
  currentReading: string | null;
  volume: bigint;
  unit: string | null;
  tariff: bigint;
  charged: bigint;
}

/** What was charged for a service in a month. */
export interface ChargeOfMonth extends Sums {
  service: { code: string; name: string; kind: string };
  lines: LineOfMonth[];
}

/** A month's bill with its charges in the order of the utility's services. */
export interface BillOfMonth extends Sums {
  /** First day of the month. */
  period: string;
  dueOn: string;
  charges: ChargeOfMonth[];
}

/** A bill, the one of the month before where there is one, and what norms are multiplied with: as it is today. */
export interface BillMonths {
  bill: BillOfMonth;
  before: BillOfMonth | undefined;
  dwelling: { area: bigint | null; residents: number | null };
}

const sums = (row: string) =>
  ['opening', 'charged', 'recalculated', 'paid', 'closing'].map((sum) => `'${sum}', ${row}.${sum}::text`).join(', ');

const months = `
select a.area::text, a.residents, json_build_object('period', b.period, 'dueOn', b.due_on, ${sums('b')}, 'charges', (
  select coalesce(json_agg(json_build_object('service', json_build_object('code', s.code, 'name', s.name, 'kind', s.kind),
    ${sums('c')}, 'lines', (
      select coalesce(json_agg(json_build_object('registerCode', l.register_code, 'method', l.method,
        'previousReading', l.previous_reading::text, 'currentReading', l.current_reading::text,
        'volume', l.volume::text, 'unit', coalesce(l.unit, s.unit), 'tariff', l.tariff::text, 'charged', l.charged::text)
        order by l.position), '[]')
      from bill_line l where l.tenant_id = $1 and l.account_id = $2 and l.period = c.period and l.service_code = c.service_code))
    order by s.position, s.code), '[]')
  from charge c join service s on s.tenant_id = c.tenant_id and s.code = c.service_code
  where c.tenant_id = $1 and c.account_id = $2 and c.period = b.period)) as bill
from account a join bill b on b.tenant_id = a.tenant_id and b.account_id = a.id
where a.tenant_id = $1 and a.id = $2 and b.account_id = $2
  and b.period in ($3::date, ($3::date - interval '1 month')::date)
  and exists (select from account_resident r where r.tenant_id = $1 and r.account_id = $2 and r.resident_id = $4)
order by b.period desc`;

type Written<Row> = { [Key in keyof Row]: Row[Key] extends bigint ? string : Row[Key] };
type WrittenLine = Written<LineOfMonth>;
type WrittenCharge = Omit<Written<ChargeOfMonth>, 'lines'> & { lines: WrittenLine[] };
type WrittenBill = Omit<Written<BillOfMonth>, 'charges'> & { charges: WrittenCharge[] };

/** Which bill, and who asks. */
export interface BillAsked {
  accountId: string;
  /** First day of the month. */
  period: string;
  residentId: string;
}

/** The bill of a month with the one before it, in one statement; undefined when the resident may see no such bill. */
export async function readBillMonths(
  { read, tenantId }: Pick<Context, 'read' | 'tenantId'>,
  { accountId, period, residentId }: BillAsked,
): Promise<BillMonths | undefined> {
  const values = [tenantId, accountId, period, residentId];
  const rows = await read<{ area: string | null; residents: number | null; bill: WrittenBill }>(
    'bill_months',
    months,
    values,
  );
  const bills = rows.map(({ bill }) => billOf(bill));
  const bill = bills.find((one) => one.period === period);
  if (!bill) return undefined;
  const { area, residents } = rows[0]!;
  return {
    bill,
    before: bills.find((one) => one !== bill),
    dwelling: { area: area === null ? null : millionths(area), residents },
  };
}

const sumsOf = ({ opening, charged, recalculated, paid, closing }: Written<Sums>): Sums => ({
  opening: BigInt(opening),
  charged: BigInt(charged),
  recalculated: BigInt(recalculated),
  paid: BigInt(paid),
  closing: BigInt(closing),
});

const billOf = ({ period, dueOn, charges, ...rest }: WrittenBill): BillOfMonth => ({
  period,
  dueOn,
  ...sumsOf(rest),
  charges: charges.map(({ service, lines, ...own }) => ({ service, ...sumsOf(own), lines: lines.map(lineOf) })),
});

const lineOf = (line: WrittenLine): LineOfMonth => ({
  ...line,
  volume: millionths(line.volume),
  tariff: millionths(line.tariff),
  charged: BigInt(line.charged),
});
