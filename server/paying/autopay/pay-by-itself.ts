import { sql } from 'kysely';
import { AcquirerFault } from '../../acquiring/acquirer.ts';
import { PaymentStatus, type StepCause } from '../../payments/payment-step.entity.ts';
import { nextCheck } from '../next-check.ts';
import type { PayingContext, WhichPayment } from '../paying-context.ts';
import { settlePayment, type SettlingContext } from '../settle-payment.ts';
import { holdPayment, takeStep } from '../take-step.ts';
import { GivenUp } from './close-decided.ts';

/** Longer than a call to the bank takes: no other process asks meanwhile. */
const claimMs = 2 * 60_000;
/** The bank wants the payer's address, and there is nobody. */
const nobody = '127.0.0.1';

/**
 * Has the bank charge the bound card for an automatic payment whose order waits for a card; another payment is left as it
 * is. An order is charged once by the bank however often it is asked, so a call whose answer was lost is made again. For
 * callers that hold the lease of the payment: two that ask at the same time would take the refusal of one for the bank's.
 */
export async function payByItself(context: SettlingContext, of: WhichPayment, cause: StepCause): Promise<void> {
  const acquirer = context.acquirers.of(context.tenant);
  const claim = acquirer && (await claimPayment(context, of));
  if (!acquirer || !claim) return;
  if ('giveUp' in claim) return giveUp(context, of, { cause, detail: claim.giveUp });
  try {
    await acquirer.payWithBinding({ ...claim, ip: nobody });
    await settlePayment(context, of, cause);
  } catch (error) {
    if (!(error instanceof AcquirerFault)) throw error;
    if (error.kind === 'NOT_SENT') return;
    // It may have charged the card all the same, or earlier: what it says of the order decides.
    const settled = await settlePayment(context, of, cause);
    if (error.kind === 'REFUSED' && settled?.waitsForCard)
      await giveUp(context, of, { cause, detail: error.code ?? 'REFUSED' });
  }
}

const text = `
  select s.bank_order_id as order, p.begun_by as resident, u.card_id as card, a.balance >= p.amount as due,
    exists (select from account_resident l
      where l.tenant_id = p.tenant_id and l.account_id = p.account_id and l.resident_id = p.begun_by) as linked
  from payment p
  join payment_step s on s.tenant_id = p.tenant_id and s.account_id = p.account_id and s.payment_id = p.id and s.step = p.step
  join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
  left join autopay u on u.tenant_id = p.tenant_id and u.account_id = p.account_id and u.resident_id = p.begun_by
  where p.tenant_id = $1 and p.account_id = $2 and p.id = $3 and p.automatic and p.status = '${PaymentStatus.REGISTERED}'
    and p.expires_at > $4::timestamptz and not exists (select from service_stop t where t.tenant_id = p.tenant_id)`;

interface Row {
  order: string;
  resident: string;
  card: string | null;
  due: boolean;
  linked: boolean;
}

/** Keeps other processes off the payment, and says what the card is charged for; undefined: nothing is to be charged now. */
async function claimPayment(
  { tenantId, clock, readPrimary, write }: PayingContext,
  { accountId, paymentId }: WhichPayment,
): Promise<{ bankOrderId: string; bindingId: string } | { giveUp: GivenUp } | undefined> {
  const now = clock.now();
  const [row] = await readPrimary<Row>('payment_by_itself', text, [tenantId, accountId, paymentId, now.toISOString()]);
  if (!row) return undefined;
  if (!row.linked) return { giveUp: GivenUp.ACCESS_LOST };
  // Somebody has paid by hand since: what is not owed is not charged.
  if (!row.due) return { giveUp: GivenUp.NOT_DUE };
  const [card] = await readPrimary<{ binding_id: string }>(
    'card_to_charge',
    'select binding_id from card_binding where tenant_id = $1 and resident_id = $2 and id = $3 and removed_at is null',
    [tenantId, row.resident, row.card],
  );
  if (!card) return { giveUp: GivenUp.CARD_FORGOTTEN };
  await write((em) =>
    sql`update payment set next_check_at = ${new Date(now.getTime() + claimMs)}
      where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${paymentId}`.execute(em.getKysely()),
  );
  return { bankOrderId: row.order, bindingId: card.binding_id };
}

/** Ends a payment that nobody can pay any more: its page was shown to nobody. Should the bank say otherwise, it is believed. */
async function giveUp(
  context: PayingContext,
  of: WhichPayment,
  { cause, detail }: { cause: StepCause; detail: string },
): Promise<void> {
  await context.write(async (em) => {
    const payment = await holdPayment(em, context, of);
    if (payment?.status !== PaymentStatus.REGISTERED) return;
    const declined = { ...payment, status: PaymentStatus.DECLINED, checks: 0 };
    const nextCheckAt = nextCheck(declined, context.clock.now());
    await takeStep(em, context, payment, { to: PaymentStatus.DECLINED, cause, detail, nextCheckAt });
  });
}
