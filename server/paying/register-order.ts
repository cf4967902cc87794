import { type Acquirer, AcquirerFault, type NewOrder } from '../acquiring/acquirer.ts';
import { idOf } from '../ids.ts';
import { PaymentStatus, type StepCause } from '../payments/payment-step.entity.ts';
import { clientIdOf } from './client-id.ts';
import { nextCheck } from './next-check.ts';
import { type OrderToRegister, orderToRegister } from './order-to-register.ts';
import { pageMayStillCome } from './page-may-still-come.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';
import { holdPayment, type NextStep, takeStep } from './take-step.ts';

/** Orders this process is just now asking banks for, by their payments. */
const underWay = new WeakMap<object, Map<string, Promise<void>>>();

/**
 * Asks the bank for the order of a payment that has none yet, always under the payment's one order number, so that however
 * often and wherever this is called there is one order. A bank that gives no answer is asked whether it has the order; when
 * it does not say, the payment stays as it is and is tried again. Within a process all callers wait for one call.
 */
export function registerOrder(context: PayingContext, of: WhichPayment, cause: StepCause): Promise<void> {
  const { acquirers } = context;
  const calls = underWay.get(acquirers) ?? new Map<string, Promise<void>>();
  underWay.set(acquirers, calls);
  const known = calls.get(of.paymentId);
  if (known) return known;
  const call = register(context, of, cause).finally(() => calls.delete(of.paymentId));
  calls.set(of.paymentId, call);
  return call;
}

async function register(context: PayingContext, of: WhichPayment, cause: StepCause): Promise<void> {
  const { acquirers, tenant, clock } = context;
  const acquirer = acquirers.of(tenant);
  const order = acquirer && (await orderToRegister(context, of));
  if (!acquirer || !order) return;
  if (order.expiresAt <= clock.now()) return; // nobody could pay it any more: the poller ends it
  try {
    const { bankOrderId, formUrl } = await acquirer.register(newOrder(context, of, order));
    await step(context, of, { to: PaymentStatus.REGISTERED, cause, bankOrderId, formUrl });
  } catch (error) {
    if (!(error instanceof AcquirerFault)) throw error;
    if (error.kind === 'NOT_SENT') return;
    if (error.kind === 'REFUSED') await step(context, of, { to: PaymentStatus.DECLINED, cause, detail: error.code });
    else await takeKnownOrder(context, of, { acquirer, order, cause });
  }
}

/** The bank may have made the order though it did not say so, or has been asked for it by another process. */
async function takeKnownOrder(
  context: PayingContext,
  of: WhichPayment,
  { acquirer, order, cause }: { acquirer: Acquirer; order: OrderToRegister; cause: StepCause },
): Promise<void> {
  try {
    const known = await acquirer.statusOf({ orderNumber: order.orderNumber });
    if (known?.bankOrderId === undefined || known.orderNumber !== order.orderNumber) return;
    // Nobody is sent to a page that asks for another sum: settling shows staff what the bank says.
    if (known.amount !== order.amount) return;
    const { bankOrderId, formUrl } = known;
    if (formUrl === undefined && pageMayStillCome(order, context.clock.now())) return;
    await step(context, of, { to: PaymentStatus.REGISTERED, cause, bankOrderId, formUrl });
  } catch (error) {
    if (!(error instanceof AcquirerFault)) throw error;
  }
}

/** Takes the step, unless another process has taken one in the meantime. */
async function step(context: PayingContext, of: WhichPayment, next: NextStep): Promise<void> {
  await context.write(async (em) => {
    const payment = await holdPayment(em, context, of);
    if (payment?.status !== PaymentStatus.CREATED) return;
    const stands = { ...payment, status: next.to, checks: 0 };
    await takeStep(em, context, payment, { ...next, nextCheckAt: nextCheck(stands, context.clock.now()) });
  });
}

function newOrder({ tenant, clock }: PayingContext, of: WhichPayment, order: OrderToRegister): NewOrder {
  const { orderNumber, amount, payer, begunBy, automatic, accountNumber, expiresAt } = order;
  const origin = payer.origin ?? '';
  const page = `${origin}/pay/${idOf('Payment', of.accountId, of.paymentId)}`;
  return {
    orderNumber,
    amount,
    returnUrl: page,
    failUrl: page,
    callbackUrl: `${origin}/payments/callback`,
    description: `Оплата по лицевому счёту ${accountNumber}`,
    sessionSeconds: Math.max(1, Math.floor((expiresAt.getTime() - clock.now().getTime()) / 1000)),
    clientId: payer.rememberCard || automatic ? clientIdOf(begunBy) : undefined,
    automatic,
    basket: tenant.acquiring?.basket ? order.basket : undefined,
    customer: { email: payer.email, phone: payer.phone },
  };
}
