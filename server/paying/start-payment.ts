import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../context.ts';
import { writeThroughRaces } from '../database/write-through-races.ts';
import { KabinetError } from '../errors.ts';
import { accountId as opaqueAccount, readId } from '../ids.ts';
import { atMost } from '../jobs/at-most.ts';
import { PaymentStatus, StepCause } from '../payments/payment-step.entity.ts';
import { beginPayment, NotBegun, type PaymentToBegin } from './begin-payment.ts';
import { isMoneyKey } from './money-key.ts';
import { payForm } from './pay-form.ts';
import { PaymentRefusal } from './payment-refusal.ts';
import type { WhichPayment } from './paying-context.ts';
import { registerOrder } from './register-order.ts';
import type { PaymentRefused, PaymentStarted, PaymentToConfirm, StartPaymentInput } from './start-payment.type.ts';

/** No account has so many services or meters, and no form so many ticks; more is no form of ours. */
const most = { parts: 50, readings: 20, consents: 20, receiptBy: 5 } as const;
/** A resident waits so long for the bank's page; then they are told that it is being asked. */
const patienceMs = 4000;

/**
 * Begins a payment of a resident: judged and written in one transaction, and only then is the bank asked for its page. What
 * the bank has not answered in time it goes on being asked, by this process and by those that look after open payments. The
 * same key again is answered by the payment it has begun.
 * @throws KabinetError NOT_FOUND for an account that is not the resident's, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT
 */
export async function startPayment(
  context: Context,
  residentId: string,
  input: StartPaymentInput,
): Promise<PaymentStarted | PaymentRefused | PaymentToConfirm> {
  const began = performance.now();
  if (!isMoneyKey(input.key)) return invalidKey;
  for (const list of Object.keys(most) as (keyof typeof most)[])
    if ((input[list]?.length ?? 0) > most[list])
      throw new KabinetError('BAD_USER_INPUT', undefined, { hint: `\`${list}\` has at most ${most[list]} items.` });
  const account = readId('Account', input.accountId);
  if (!account || account.key !== '') throw new KabinetError('NOT_FOUND');
  const accountId = account.owner;
  const begun = await begin(context, { paymentId: randomUUIDv7(), accountId, residentId, input });
  if (typeof begun !== 'string') return begun;
  const of = { accountId, paymentId: begun };
  return { ...of, residentId, payUrl: await pageOf(context, of, patienceMs - (performance.now() - began)) };
}

async function begin(context: Context, of: PaymentToBegin): Promise<string | PaymentRefused | PaymentToConfirm> {
  try {
    return await writeThroughRaces(context, (em) => beginPayment(em, context, of));
  } catch (error) {
    if (error instanceof NotBegun) return notBegun(context, of, error);
    throw error;
  }
}

async function notBegun(
  context: Context,
  { accountId }: PaymentToBegin,
  { faults, readings }: NotBegun,
): Promise<PaymentRefused | PaymentToConfirm> {
  const [first] = faults;
  if (!first) return { readings: [...readings.odd] };
  const { reason, message } = first;
  const form = reason === PaymentRefusal.QUOTE_CHANGED ? await payForm(context, opaqueAccount(accountId)) : null;
  return {
    reason,
    message,
    fields: faults.map((fault) => ({ field: fault.field, message: fault.message })),
    readings: [...readings.refused],
    form,
  };
}

/**
 * The bank's page, as far as it comes within so many milliseconds. The call goes on after them: a second one would only be
 * told that the order is there.
 */
async function pageOf(context: Context, of: WhichPayment, ms: number): Promise<string | null> {
  // Whatever befalls it, the payment is there and is tried again.
  const call = registerOrder(context, of, StepCause.RESIDENT).catch(() => undefined);
  await atMost(ms, call);
  const { tenantId, readPrimary } = context;
  const [row] = await readPrimary<{ form_url: string | null }>(
    'page_of_payment',
    `select s.form_url from payment p join payment_step s on s.tenant_id = p.tenant_id and s.account_id = p.account_id
        and s.payment_id = p.id and s.step = p.step
      where p.tenant_id = $1 and p.account_id = $2 and p.id = $3 and p.status = '${PaymentStatus.REGISTERED}'`,
    [tenantId, of.accountId, of.paymentId],
  );
  return row?.form_url ?? null;
}

const invalidKey: PaymentRefused = {
  reason: PaymentRefusal.INVALID_KEY,
  message: 'Оплата не дошла целиком. Обновите страницу и попробуйте ещё раз.',
  fields: [{ field: 'key', message: 'Обновите страницу и попробуйте ещё раз.' }],
  readings: [],
  form: null,
};
