import type { Context } from '../context.ts';
import { readId } from '../ids.ts';
import { allocate } from '../ledger/allocate.ts';
import { type AccountToPay, accountToPay } from './account-to-pay.ts';
import { offerOf } from './autopay/autopay-parts.ts';
import { fieldsOfPayer } from './check-payer.ts';
import { maximumOf, minimumOf } from './check-sum.ts';
import { metersToRead } from './meters-to-read.ts';
import type { PayForm } from './pay-form.type.ts';
import { quoteOf, textsOfPayment } from './quote.ts';

/** What the form says, but for what is read as it is selected. */
export type PayFormRead = Pick<PayForm, keyof PayForm>;

/** What the payment page of an account shows now, from the primary; null when the account is not the viewer's. */
export async function payForm(context: Context, id: string): Promise<PayFormRead | null> {
  const account = readId('Account', id);
  if (!account || account.key !== '' || !context.who) return null;
  const { residentId } = context.who;
  const of = { accountId: account.owner, residentId };
  const known = await accountToPay(context.readPrimary, context, of);
  if (!known) return null;
  const rules = context.tenant.rules.payments;
  const online = !known.closed && context.acquirers.of(context.tenant) !== undefined;
  return {
    ...of,
    online,
    quote: quoteOf(context, known),
    amountDue: aboveZero(known.balance),
    proposed: proposedSum(context, known),
    proposedBy: Object.fromEntries(
      (rules.proposed === 'DEBT_PER_SERVICE' ? owedBy(known) : []).map(({ code, amount }) => [code, String(amount)]),
    ),
    minimum: minimumOf(rules),
    maximum: maximumOf(rules),
    readingsRequired: metersToRead(context, known.meters).length > 0,
    payer: await knownPayer(context, residentId),
    consents: textsOfPayment(context).map(({ kind, version, title }) => ({ kind, version, title })),
    paidOnCurrentBill: rules.paidOnCurrentBill ? known.paidSinceBill : null,
    canRemember: online && offerOf(context.tenant) !== undefined,
  };
}

const aboveZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

/**
 * What is owed for which service, kopecks: never more together than the account owes. What is prepaid, for a service or for
 * none, is set off where a payment would go last.
 */
function owedBy({ balance, services }: Pick<AccountToPay, 'balance' | 'services'>): { code: string; amount: bigint }[] {
  const debts = services.map((service) => ({ serviceCode: service.code, amount: service.balance }));
  return allocate(aboveZero(balance), debts).flatMap(({ serviceCode: code, amount }) =>
    code === null ? [] : [{ code, amount }],
  );
}

/** The sum a form begins with by the rules, kopecks; null: nothing that could be paid at once. */
export function proposedSum(
  { tenant }: Pick<Context, 'tenant'>,
  account: Pick<AccountToPay, 'balance' | 'services'>,
): bigint | null {
  const rules = tenant.rules.payments;
  if (rules.proposed === 'NOTHING') return null;
  const owed =
    rules.proposed === 'AMOUNT_DUE'
      ? aboveZero(account.balance)
      : owedBy(account).reduce((sum, { amount }) => sum + amount, 0n);
  const maximum = maximumOf(rules);
  const proposed = maximum !== null && owed > maximum ? maximum : owed;
  return proposed > 0n && proposed >= minimumOf(rules) ? proposed : null;
}

/** A statement of its own: residents and accounts are spread differently on a distributed database. */
async function knownPayer(
  { tenant, tenantId, readPrimary }: Context,
  residentId: string,
): Promise<PayFormRead['payer']> {
  const asked = fieldsOfPayer(tenant.rules.payments);
  if (asked.size === 0) return { fullName: null, email: null, phone: null };
  const [row] = await readPrimary<{ name: string | null; email: string | null; phone: string | null }>(
    'payer_known',
    'select name, email, phone from resident where tenant_id = $1 and id = $2',
    [tenantId, residentId],
  );
  return {
    fullName: asked.has('fullName') ? (row?.name ?? null) : null,
    email: asked.has('email') ? (row?.email ?? null) : null,
    phone: asked.has('phone') ? (row?.phone ?? null) : null,
  };
}
