import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Subscription } from 'type-graphql';
import { KabinetError } from '../../errors.ts';
import { readRowId } from '../../ids.ts';
import { PaymentStatus } from '../../payments/payment-step.entity.ts';
import { Payment } from '../../payments/payment.type.ts';
import { readPayment } from '../../payments/read-payment.ts';
import { type Found, follow } from './follow.ts';
import type { LiveContext } from './live-context.ts';

/** States after which a resident waits for nothing; in the others the bank, or the utility, may have a word any moment. */
const undecided: readonly string[] = [PaymentStatus.CREATED, PaymentStatus.REGISTERED, PaymentStatus.UNDER_REVIEW];

@Resolver()
export class PaymentChangedResolver {
  @Subscription(() => Payment, {
    description:
      'The payment as it stands now, and again whenever it has changed; ends when it is decided. Over WebSocket only.',
    subscribe: ({ args, context }) => changesOf((args as { id: string }).id, context as LiveContext),
  })
  async paymentChanged(
    @Arg('id', () => ID, { description: 'Id of the payment.' }) id: string,
    @Ctx() context: LiveContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const payment = await readPayment(context, info, ofViewer(id, context));
    if (!payment) throw new KabinetError('NOT_FOUND');
    return payment;
  }
}

interface OfViewer {
  accountId: string;
  paymentId: string;
  residentId: string;
}

function ofViewer(id: string, { who }: LiveContext): OfViewer {
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const read = readRowId('Payment', id);
  if (!read) throw new KabinetError('NOT_FOUND');
  return { accountId: read.owner, paymentId: read.key, residentId: who.residentId };
}

function changesOf(id: string, context: LiveContext): AsyncIterableIterator<string, undefined> {
  const of = ofViewer(id, context);
  return follow({
    listen: (told) => context.news.follow({ tenantId: context.tenantId, ...of }, told),
    look: () => look(context, of),
  });
}

/** Who may follow it is asked again each time: an account can be taken from a resident, and a session can end, meanwhile. */
async function look(
  { tenantId, readPrimary, stillSignedIn }: LiveContext,
  { accountId, paymentId, residentId }: OfViewer,
): Promise<Found<string>> {
  await stillSignedIn();
  const [payment] = await readPrimary<{ status: string }>(
    'status_of_followed_payment',
    `select p.status from payment p
       join account_resident l on l.tenant_id = p.tenant_id and l.account_id = p.account_id and l.resident_id = $4
     where p.tenant_id = $1 and p.account_id = $2 and p.id = $3`,
    [tenantId, accountId, paymentId, residentId],
  );
  if (!payment) throw new KabinetError('NOT_FOUND');
  return { value: payment.status, last: !undecided.includes(payment.status) };
}
