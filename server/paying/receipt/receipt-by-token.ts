import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { compile, named, NamedSlot } from '../../database/read/statement.ts';
import { paymentColumns, receiptFacts, type ReceiptFacts } from './receipt-facts.ts';
import { receiptOf } from './receipt-of.ts';
import { readReceiptToken } from './receipt-token.ts';
import type { Receipt } from './receipt.type.ts';

const statement = compile(sql`
  select ${receiptFacts(paymentColumns)} as receipt from payment p
  where p.tenant_id = ${named('tenantId', 'text')}::smallint and p.account_id = ${named('accountId', 'uuid')}
    and p.id = ${named('paymentId', 'uuid')}`);

/** Who has only the link is nobody in particular: whatever can be masked is. */
const masked = { residentId: null, masksAddress: true, masksSerial: true, liftedBy: [] };

/** The receipt that a link opens; null: there is none. */
export async function receiptByToken(context: Context, token: string): Promise<Receipt | null> {
  const of = readReceiptToken(context, token);
  if (!of) return null;
  const values: Record<string, unknown> = { ...of, ...masked, tenantId: String(context.tenantId) };
  const [row] = await context.readPrimary<{ receipt: ReceiptFacts | null }>(
    statement.name,
    statement.text,
    statement.parameters.map((one) => (one instanceof NamedSlot ? values[one.name] : one)),
  );
  return row?.receipt ? receiptOf(context, row.receipt) : null;
}
