import pg from 'pg';
import { withoutIndexes } from './without-indexes.ts';

/** The tables a generated tenant fills. */
const tables = [
  'account',
  'account_number',
  'account_service',
  'account_resident',
  'resident',
  'resident_account',
  'meter',
  'register',
  'reading',
  'bill',
  'charge',
  'bill_line',
  'payment',
] as const;

/** One tenant's share of the generated rows. Account n, 1 to `accounts`, belongs to resident 1 + n mod `residents`. */
export interface Population {
  tenantId: number;
  accounts: number;
  residents: number;
  /** Account number of account 0: numbers have the length the tenant's rules ask for. */
  firstNumber: number;
}

/** Billed months, the last one being October 2026. */
export const MONTHS = 24;

/** Id of the n-th row of a kind: a valid uuid v7, in order, known to the load generator without asking. */
const uid = (kind: number, tenantId: number, n: number): string =>
  `0199${tenantId.toString(16).padStart(4, '0')}-0000-7${kind.toString(16).padStart(3, '0')}-8000-${n.toString(16).padStart(12, '0')}`;

export const accountId = (tenantId: number, n: number): string => uid(1, tenantId, n);
export const residentId = (tenantId: number, n: number): string => uid(2, tenantId, n);

const uidFunction = `create function pg_temp.uid(kind int, tenant int, n bigint) returns uuid language sql immutable parallel safe as $$
  select ('0199' || lpad(to_hex(tenant), 4, '0') || '-0000-7' || lpad(to_hex(kind), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`;

/** Sum charged to account n in month m, in kopecks, never zero: what is billed in a month is paid in the next. */
const charged = (month: string) => `(50000 + (n * 37 + (${month}) * 9110) % 100000)::bigint`;

/**
 * Fills the database with these tenants' accounts and their 24 months. Rows lie as imports write them: month after month,
 * accounts in order within each. Works as superuser, without indexes and foreign keys, and puts back the same ones.
 */
export async function generate(adminUrl: string, populations: readonly Population[]): Promise<void> {
  const [first, second] = [await connect(adminUrl), await connect(adminUrl)];
  try {
    await withoutIndexes(first, tables, async () => {
      for (const population of populations) {
        await prepare(first, population);
        await prepare(second, population);
        await standing(first, population);
        // Two cores: the readings take about as long as all the rest.
        await Promise.all([readings(first, population), bills(second, population)]);
      }
    });
    await first.query(`vacuum (analyze) ${tables.join(', ')}`);
    await first.query('checkpoint');
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
}

async function connect(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('set synchronous_commit = off');
  await client.query(uidFunction);
  return client;
}

/** Temporary tables the others are multiplied from: accounts and registers. Every fifth account has a second meter. */
async function prepare(db: pg.Client, { tenantId, accounts }: Population): Promise<void> {
  await db.query('drop table if exists acc, reg');
  await db.query(
    `create temp table acc as
     select n, pg_temp.uid(1, ${tenantId}, n) id, (select min(code) from service where tenant_id = ${tenantId}) service
     from generate_series(1, ${accounts}) n`,
  );
  await db.query(
    `create temp table reg as
     select n, id account_id, service, meter, pg_temp.uid(16 + meter, ${tenantId}, n) meter_id, 'T' || zone code, zone
     from acc, generate_series(1, case when n % 5 = 0 then 2 else 1 end) meter, generate_series(1, case when n % 2 = 0 then 2 else 1 end) zone
     order by n, meter, zone`,
  );
  await db.query('analyze acc, reg');
}

async function standing(db: pg.Client, { tenantId, residents, firstNumber }: Population): Promise<void> {
  const t = tenantId;
  await db.query(
    `insert into resident (tenant_id, id, name, password_hash, created_at)
     select ${t}, pg_temp.uid(2, ${t}, r), 'Мария', '-', now() from generate_series(1, ${residents}) r`,
  );
  await db.query(
    `insert into account (tenant_id, id, number, owner, address, area, residents, balance, balance_period, due_on)
     select ${t}, id, (${firstNumber} + n)::text, 'Иванова Мария Ивановна', 'г. Калуга, ул. Ленина, д. ' || n % 300 || ', кв. ' || n % 90,
       30 + (n % 700) * 0.1, 1 + n % 4, ${charged(String(MONTHS - 1))}, '2026-10-01', '2026-11-20' from acc order by n`,
  );
  await db.query(`insert into account_number select ${t}, (${firstNumber} + n)::text, id from acc order by n`);
  await db.query(
    `insert into account_service select ${t}, id, service, ${charged(String(MONTHS - 1))}, '2026-10-01' from acc order by n`,
  );
  const resident = `pg_temp.uid(2, ${t}, 1 + n % ${residents})`;
  await db.query(
    `insert into account_resident (tenant_id, account_id, resident_id, proof) select ${t}, id, ${resident}, 'METER_SERIAL' from acc order by n`,
  );
  await db.query(
    `insert into resident_account (tenant_id, resident_id, account_id) select ${t}, ${resident}, id from acc order by n`,
  );
  await db.query(
    `insert into meter (tenant_id, account_id, id, service_code, serial, model, digits, verification_due_on)
     select ${t}, account_id, meter_id, service, '0' || n || '-' || meter, 'ЦЭ6807', 6, '2033-06-27' from reg where zone = 1 order by n, meter`,
  );
  await db.query(`insert into register select ${t}, account_id, meter_id, code from reg order by n, meter, zone`);
}

const monthOf = (month: number): string => new Date(Date.UTC(2024, 10 + month, 1)).toISOString().slice(0, 10);

async function readings(db: pg.Client, { tenantId }: Population): Promise<void> {
  for (let month = 0; month < MONTHS; month++)
    await db.query(
      `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status)
       select ${tenantId}, account_id, meter_id, code, 1000 + n % 5000 + ${month} * (80 + n % 50) + zone, (date '${monthOf(month + 1)}' - 1), 'UTILITY', 'ACCEPTED'
       from reg order by n, meter, zone`,
    );
}

async function bills(db: pg.Client, { tenantId }: Population): Promise<void> {
  const t = tenantId;
  for (let month = 0; month < MONTHS; month++) {
    const sums = `${charged(String(month - 1))}, ${charged(String(month))}, 0, ${charged(String(month - 1))}, ${charged(String(month))}`;
    const period = `date '${monthOf(month)}'`;
    await db.query(
      `insert into bill (tenant_id, account_id, period, opening, charged, recalculated, paid, closing, due_on)
       select ${t}, id, ${period}, ${sums}, date '${monthOf(month + 1)}' + 19 from acc order by n`,
    );
    await db.query(
      `insert into charge (tenant_id, account_id, period, service_code, opening, charged, recalculated, paid, closing)
       select ${t}, id, ${period}, service, ${sums} from acc order by n`,
    );
    await db.query(
      `insert into bill_line (tenant_id, account_id, period, service_code, position, register_code, method, previous_reading, current_reading, volume, unit, tariff, charged)
       select ${t}, account_id, ${period}, service, zone, code, 'METER', 1000 + n % 5000, 1080 + n % 5000, 80, 'кВт·ч', 6.73,
         case when zone = 1 then ${charged(String(month))} - (case when n % 2 = 0 then 10000 else 0 end) else 10000 end
       from reg where meter = 1 order by n, zone`,
    );
    await db.query(
      `insert into payment (tenant_id, account_id, id, amount, paid_at, period, source, status, external_id)
       select ${t}, id, uuidv7(), ${charged(String(month - 1))}, timestamptz '${monthOf(month)} 09:00Z' + make_interval(days => (n % 20)::int, mins => (n % 480)::int),
         ${period}, 'BANK', 'PAID', (${month}::bigint * 1000000 + n)::text from acc order by n`,
    );
  }
}
