import { type RawBuilder, sql } from 'kysely';
import type { MeterStatus, ReadingSource, ReadingStatus, RegisterCode } from '../meters/meter.entity.ts';

/** A reading as it is compared with. Digits as text, days as text. */
export interface KnownReading {
  value: string;
  takenOn: string;
  source: ReadingSource;
}

/** What residents handed in for a register in one period. */
export interface OwnReading {
  id: string;
  value: string;
  takenOn: string;
  status: ReadingStatus;
  receivedAt: string;
}

/** One register and what is known of it in one period. */
export interface RegisterReadings {
  code: RegisterCode;
  /** The newest one besides the period's own, unless it was not accepted. */
  previous: KnownReading | null;
  own: OwnReading | null;
  /** The newest one that a bill is made of. */
  lastBilled: KnownReading | null;
}

/** One meter of an account and what is known of it in one period. */
export interface MeterReadings {
  id: string;
  serviceCode: string;
  service: string;
  unit: string | null;
  serial: string;
  digits: number;
  verificationDueOn: string | null;
  reportsItself: boolean;
  status: MeterStatus;
  /** When the device was read for what was handed in last in this period; null: nothing yet. */
  lastTakenAt: string | null;
  /** T1 first. */
  registers: RegisterReadings[];
}

/** Whose meters, in which period, seen on which day; and how the serial of `m` is shown. */
export interface Asked {
  tenantId: RawBuilder<unknown>;
  accountId: RawBuilder<unknown>;
  period: RawBuilder<unknown>;
  day: RawBuilder<unknown>;
  serial: RawBuilder<unknown>;
  /** Which of the account's meters `m`. */
  which: RawBuilder<unknown>;
}

const reading = (rows: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select json_build_object('value', x.value::text, 'takenOn', x.taken_on, 'source', x.source) from reading x
    where x.tenant_id = r.tenant_id and x.account_id = r.account_id and x.meter_id = r.meter_id
      and x.register_code = r.code and ${rows}
    order by x.taken_on desc, x.source desc limit 1)`;

/** An expression that gives `MeterReadings[]` as JSON, in the order of `Account.meters`. */
export function metersWithReadings({ tenantId, accountId, period, day, serial, which }: Asked): RawBuilder<unknown> {
  // A resident has one reading for a period and one for a day; they are the same, but for a rule that changed between them.
  const isOwn = sql`(x.period = ${period} or (x.source = 'RESIDENT' and x.taken_on = ${day}))`;
  const registers = sql`select json_agg(json_build_object(
      'code', r.code,
      'previous', ${reading(sql`x.status <> 'NOT_ACCEPTED' and not coalesce(${isOwn}, false)`)},
      'own', (select json_build_object('id', x.id, 'value', x.value::text, 'takenOn', x.taken_on, 'status', x.status,
            'receivedAt', to_char(x.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          from reading x
          where x.tenant_id = r.tenant_id and x.account_id = r.account_id and x.meter_id = r.meter_id
            and x.register_code = r.code and ${isOwn}
          order by x.taken_on = ${day} desc limit 1),
      'lastBilled', ${reading(sql`x.source = 'UTILITY' and x.status = 'ACCEPTED'`)}) order by r.code)
    from register r where r.tenant_id = m.tenant_id and r.account_id = m.account_id and r.meter_id = m.id`;
  return sql`select coalesce(json_agg(json_build_object(
      'id', m.id, 'serviceCode', m.service_code, 'service', s.name, 'unit', s.unit, 'serial', ${serial},
      'digits', m.digits, 'verificationDueOn', m.verification_due_on, 'reportsItself', m.reports_itself,
      'status', m.status,
      'lastTakenAt', (select max(u.taken_at) from reading_submission u where u.tenant_id = m.tenant_id
        and u.account_id = m.account_id and u.meter_id = m.id and u.period = ${period}),
      'registers', coalesce((${registers}), '[]')) order by m.status, m.service_code, m.serial), '[]')
    from meter m join service s on s.tenant_id = m.tenant_id and s.code = m.service_code
    where m.tenant_id = ${tenantId} and m.account_id = ${accountId} and ${which}`;
}
