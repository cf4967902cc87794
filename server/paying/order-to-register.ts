import type { BasketItem } from '../acquiring/acquirer.ts';
import { allocate } from '../ledger/allocate.ts';
import { PaymentStatus } from '../payments/payment-step.entity.ts';
import type { PayerTold } from '../payments/payment.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** A payment for which the bank is to make an order. Sums are kopecks. */
export interface OrderToRegister {
  orderNumber: string;
  amount: bigint;
  begunBy: string;
  begunAt: Date;
  expiresAt: Date;
  payer: PayerTold;
  /** Nobody is sent to the bank's page: a bound card is charged. */
  automatic: boolean;
  accountNumber: string;
  basket: BasketItem[];
}

const text = `
  select p.external_id as order_number, p.amount::text, p.begun_by, p.payer, p.automatic, a.number as account_number,
    to_char(p.begun_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as begun_at,
    to_char(p.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as expires_at,
    (select coalesce(json_agg(json_build_array(t.service_code, t.amount::text) order by t.service_code), '[]')
      from payment_part t where t.tenant_id = p.tenant_id and t.account_id = p.account_id and t.payment_id = p.id) as parts,
    (select coalesce(json_agg(json_build_array(s.code, s.name, s.unit, o.balance::text)
        order by s.kind = 'PENALTY', s.position, s.code), '[]')
      from account_service o join service s on s.tenant_id = o.tenant_id and s.code = o.service_code
      where o.tenant_id = p.tenant_id and o.account_id = p.account_id) as services
  from payment p join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
  where p.tenant_id = $1 and p.account_id = $2 and p.id = $3 and p.status = '${PaymentStatus.CREATED}'`;

interface Row {
  order_number: string;
  amount: string;
  begun_by: string;
  payer: PayerTold | null;
  automatic: boolean;
  account_number: string;
  begun_at: string;
  expires_at: string;
  parts: [code: string, amount: string][];
  services: [code: string, name: string, unit: string | null, balance: string][];
}

/** What the order is made of; undefined: the payment does not wait for one. */
export async function orderToRegister(
  { tenantId, readPrimary }: Pick<PayingContext, 'tenantId' | 'readPrimary'>,
  { accountId, paymentId }: WhichPayment,
): Promise<OrderToRegister | undefined> {
  const [row] = await readPrimary<Row>('order_to_register', text, [tenantId, accountId, paymentId]);
  return (
    row && {
      orderNumber: row.order_number,
      amount: BigInt(row.amount),
      begunBy: row.begun_by,
      begunAt: new Date(row.begun_at),
      expiresAt: new Date(row.expires_at),
      payer: row.payer ?? {},
      automatic: row.automatic,
      accountNumber: row.account_number,
      basket: basketOf(BigInt(row.amount), row),
    }
  );
}

/** Codes of measures by 54-ФЗ. */
const measures: Readonly<Record<string, number>> = { кВт·ч: 50, Гкал: 51, 'м³': 42 };
const piece = 0;

/** What is paid for: the parts as the payer divided them, else by what is owed, as the ledger will do it. They make the sum. */
export function basketOf(amount: bigint, { parts, services }: Pick<Row, 'parts' | 'services'>): BasketItem[] {
  const divided =
    parts.length > 0
      ? parts.map(([serviceCode, part]) => ({ serviceCode, amount: BigInt(part) }))
      : allocate(
          amount,
          services.map(([serviceCode, , , balance]) => ({ serviceCode, amount: BigInt(balance) })),
        );
  return divided.map((part) => {
    const service = services.find(([code]) => code === part.serviceCode);
    if (!service) return { code: 'advance', name: 'Предоплата', amount: part.amount, measure: piece };
    const [code, name, unit] = service;
    return { code, name, amount: part.amount, measure: measures[unit ?? ''] ?? piece };
  });
}
