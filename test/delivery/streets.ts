import type { Given } from '../support/given.ts';

/** Whole streets at once: accounts with a bill of a month, each with a resident of its own. */
export interface Street {
  tenantId: number;
  houses: number;
  /** Tells the addresses of one street from those of another: `h7@north.example`. */
  name: string;
  period?: string;
  /** Format in which all of them want the bill by e-mail. */
  billByEmail?: 'PDF' | 'PNG';
  /** Notices all of them chose: kind and channel. */
  notices?: [kind: string, channel: string][];
}

/** Builds a street in one go. House `n` has the number 200000000 + n, and owes n kopecks and 100 roubles. */
export async function buildStreet(given: Given, street: Street): Promise<void> {
  const { tenantId, houses, name, period = '2026-10-01', billByEmail, notices = [] } = street;
  await given.sql(
    `with house as (
       select n, gen_random_uuid() as account, gen_random_uuid() as resident from generate_series(1, $2::int) n),
     accounts as (insert into account (tenant_id, id, number, owner, address, balance, balance_period, due_on)
       select $1, account, (200000000 + n)::text, 'Иванова Анна Петровна', 'ул. Речная, д. ' || n, 10000 + n, $3::date, $3::date + 45
       from house),
     numbers as (insert into account_number (tenant_id, number, account_id)
       select $1, (200000000 + n)::text, account from house),
     bills as (insert into bill (tenant_id, account_id, period, charged, closing, due_on)
       select $1, account, $3::date, 10000 + n, 10000 + n, $3::date + 45 from house),
     residents as (insert into resident (tenant_id, id, email, phone, password_hash, created_at)
       select $1, resident, 'h' || n || '@' || $4 || '.example', '+7910' || lpad(n::text, 7, '0'), '-', now() from house),
     linked as (insert into account_resident (tenant_id, account_id, resident_id) select $1, account, resident from house),
     links as (insert into resident_account (tenant_id, resident_id, account_id) select $1, resident, account from house),
     chosen as (insert into delivery_choice (tenant_id, account_id, resident_id, bill_by_email, changed_at)
       select $1, account, resident, $5, now() from house where $5::text is not null)
     insert into notice_choice (tenant_id, resident_id, kind, channel, chosen, changed_at)
     select $1, resident, notice ->> 0, notice ->> 1, true, now() from house, json_array_elements($6::json) notice`,
    [tenantId, houses, period, name, billByEmail ?? null, JSON.stringify(notices)],
  );
}

/** A registry of a month's charges as an import leaves it behind. */
export const importedCharges = (given: Given, tenantId: number, period: string) =>
  given.sql(
    `insert into registry_import (tenant_id, kind, period, file_name, status, started_at, finished_at)
     values ($1, 'CHARGES', $2::date, 'charges ' || $2::text, 'APPLIED', now(), now())`,
    [tenantId, period],
  );
