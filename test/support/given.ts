import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestDatabase } from './database.ts';

/** An account that a test put into the database, with the rows that hang on it. */
export interface GivenAccount {
  tenantId: number;
  id: string;
  number: string;
}

/** Rows a test begins with. Written as owner, so that a test of the server's role starts from a known state. */
export class Given {
  readonly #client: pg.Client;
  #numbers = 0;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async in(database: TestDatabase): Promise<Given> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    return new Given(client);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async sql<Row extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(text, values)).rows;
  }

  /** A tenant with one service `01`; gives its number. */
  async tenant(slug: string): Promise<number> {
    const [row] = await this.sql<{ id: number }>(
      'insert into tenant (id, slug) select coalesce(max(id), 0) + 1, $1 from tenant returning id',
      [slug],
    );
    await this.sql(`insert into service (tenant_id, code, name, unit) values ($1, '01', 'Электроснабжение', 'кВт·ч')`, [
      row!.id,
    ]);
    return row!.id;
  }

  /** An account with meters (two registers each, a reading a month) and bills with one charge and line each. */
  async account(
    tenantId: number,
    { meters = 1, months = 12, payments = 10, kopecks = 123_456 } = {},
  ): Promise<GivenAccount> {
    const id = randomUUID();
    const number = String(100_000_000 + ++this.#numbers);
    await this.sql(
      `insert into account (tenant_id, id, number, owner, address, area, residents, balance, balance_period, due_on)
       values ($1, $2, $3, 'Иванова Анна Петровна', 'г. Калуга, ул. Ленина, д. 1', 49.40, 2, $4, '2026-10-01', '2026-11-15')`,
      [tenantId, id, number, kopecks],
    );
    await this.sql('insert into account_number (tenant_id, number, account_id) values ($1, $2, $3)', [
      tenantId,
      number,
      id,
    ]);
    await this.sql(
      `insert into account_service (tenant_id, account_id, service_code, balance, balance_period) values ($1, $2, '01', $3, '2026-10-01')`,
      [tenantId, id, kopecks],
    );
    const month = `(date '2026-10-01' - make_interval(months => n::int))::date`;
    await this.sql(
      `with m as (insert into meter (tenant_id, account_id, service_code, serial, digits)
                  select $1, $2, '01', 's' || n, 5 from generate_series(1, $3::int) n returning *),
            r as (insert into register (tenant_id, account_id, meter_id, code) select tenant_id, account_id, id, code from m, unnest(array['T1', 'T2']) code returning *)
       insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status)
       select tenant_id, account_id, meter_id, code, 5000 - n, ${month} + 27, 'UTILITY', 'ACCEPTED' from r, generate_series(0, $4::int - 1) n`,
      [tenantId, id, meters, months],
    );
    await this.sql(
      `with b as (insert into bill (tenant_id, account_id, period, opening, charged, recalculated, paid, closing, due_on)
                  select $1, $2, ${month}, 10000, $3::bigint, -500, 9500, $3::bigint, ${month} + 45 from generate_series(0, $4::int - 1) n returning *),
            c as (insert into charge (tenant_id, account_id, period, service_code, opening, charged, recalculated, paid, closing)
                  select tenant_id, account_id, period, '01', opening, charged, recalculated, paid, closing from b returning *)
       insert into bill_line (tenant_id, account_id, period, service_code, position, register_code, method, previous_reading, current_reading, volume, unit, tariff, charged)
       select tenant_id, account_id, period, service_code, 1, 'T1', 'METER', 9950, 32, 82.5, 'кВт·ч', 6.73, charged from c`,
      [tenantId, id, kopecks, months],
    );
    await this.sql(
      `insert into payment (tenant_id, account_id, id, amount, paid_at, period, source, status, external_id)
       select $1, $2, uuidv7(), 100 + n, timestamptz '2026-10-05 10:00Z' - make_interval(days => n::int), '2026-10-01', 'BANK', 'PAID', n::text from generate_series(1, $3::int) n`,
      [tenantId, id, payments],
    );
    return { tenantId, id, number };
  }

  /** A resident who may see these accounts; gives their id. */
  async resident(tenantId: number, accounts: readonly GivenAccount[] = []): Promise<string> {
    const id = randomUUID();
    await this.sql(
      `insert into resident (tenant_id, id, name, password_hash, created_at) values ($1, $2, 'Анна', '-', now())`,
      [tenantId, id],
    );
    for (const account of accounts) await this.link(id, account);
    return id;
  }

  /** Links an account to a resident, on both sides. */
  async link(residentId: string, { tenantId, id }: GivenAccount): Promise<void> {
    await this.sql('insert into account_resident (tenant_id, account_id, resident_id) values ($1, $2, $3)', [
      tenantId,
      id,
      residentId,
    ]);
    await this.sql('insert into resident_account (tenant_id, account_id, resident_id) values ($1, $2, $3)', [
      tenantId,
      id,
      residentId,
    ]);
  }
}
