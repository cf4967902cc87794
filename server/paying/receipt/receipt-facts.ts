import { sql } from 'kysely';
import { shownAddress, shownSerial } from '../../accounts/masking.ts';
import type { Column } from '../../database/read/declare.ts';
import { named } from '../../database/read/statement.ts';
import type { RegisterCode } from '../../meters/meter.entity.ts';
import { moneyTaken, type PaymentStatus } from '../../payments/payment-step.entity.ts';
import { PaymentSource } from '../../payments/payment.entity.ts';

/** What a receipt is made of, as the statement gives it; what its reader may not see is masked already. */
export interface ReceiptFacts {
  account: string;
  payment: string;
  number: string;
  /** ISO */
  paidAt: string;
  /** Kopecks. */
  amount: string;
  refunded: string;
  status: PaymentStatus;
  accountNumber: string;
  address: string;
  payer: { fullName: string | null; email: string | null; phone: string | null } | null;
  /** By the ledger; name null: prepaid. */
  services: { name: string | null; amount: string }[];
  readings: { service: string; serial: string; register: RegisterCode; value: string; taken: boolean }[];
}

const taken = sql.join(moneyTaken.map((status) => sql.lit(status)));

/** Columns of another table of the statement, by their properties. */
const columnsOf =
  (alias: string): Column =>
  (property) =>
    sql.ref(`${alias}.${property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);

/**
 * Of a row of `payment`: `ReceiptFacts`, or null when there is no receipt. The payer is whole for who began the payment;
 * address and meters are masked as everywhere, by the values of `accountValues`.
 */
export const receiptFacts = (column: Column) => {
  const own = sql`${column('begunBy')} is not distinct from ${named('residentId', 'uuid')}`;
  const payer = (field: string) => sql`${column('payer')} ->> ${sql.lit(field)}`;
  const ofPayment = (alias: string, key: string) => sql`${sql.ref(`${alias}.tenant_id`)} = ${column('tenantId')}
    and ${sql.ref(`${alias}.account_id`)} = ${column('accountId')} and ${sql.ref(`${alias}.${key}`)} = ${column('id')}`;
  return sql`case when ${column('source')} = ${sql.lit(PaymentSource.PORTAL)} and ${column('status')} in (${taken})
    then (select json_build_object(
      'account', ${column('accountId')}, 'payment', ${column('id')}, 'number', ${column('externalId')},
      'paidAt', to_char(${column('paidAt')} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'amount', ${column('amount')}::text, 'refunded', ${column('refunded')}::text, 'status', ${column('status')},
      'accountNumber', a.number, 'address', ${shownAddress(columnsOf('a'))},
      'payer', case when ${column('payer')} is not null then json_build_object(
        'fullName', case when ${own} then ${payer('fullName')} else app.masked_name(${payer('fullName')}) end,
        'email', case when ${own} then ${payer('email')} end,
        'phone', case when ${own} then ${payer('phone')} end) end,
      'services', (select coalesce(json_agg(json_build_object('name', s.name, 'amount', e.amount::text)
          order by s.position nulls last, e.line), '[]')
        from posting g join ledger_entry e on e.tenant_id = g.tenant_id and e.account_id = g.account_id and e.posting_id = g.id
          left join service s on s.tenant_id = e.tenant_id and s.code = e.service_code
        where g.tenant_id = ${column('tenantId')} and g.account_id = ${column('accountId')}
          and g.kind = 'PAYMENT' and g.subject = ${column('id')}::text and g.revision = 1),
      'readings', (select coalesce(json_agg(json_build_object('service', s.name, 'serial', ${shownSerial(columnsOf('m'))},
          'register', r.register_code, 'value', r.value::text, 'taken', r.refusal is null)
          order by s.position, m.serial, r.register_code), '[]')
        from payment_reading r
          join meter m on m.tenant_id = r.tenant_id and m.account_id = r.account_id and m.id = r.meter_id
          join service s on s.tenant_id = m.tenant_id and s.code = m.service_code
        where ${ofPayment('r', 'payment_id')}))
    from account a where a.tenant_id = ${column('tenantId')} and a.id = ${column('accountId')}) end`;
};

/** The same as a statement of its own. */
export const paymentColumns = columnsOf('p');
