import type { Context } from '../../context.ts';
import type { WhichPayment } from '../../paying/paying-context.ts';
import { RefundStatus } from '../../payments/refund.entity.ts';

const words: Readonly<Record<RefundStatus, string>> = {
  [RefundStatus.CREATED]: 'Банк ещё не ответил. Возврат дойдёт до конца сам, повторять его не нужно.',
  [RefundStatus.DONE]: 'Банк вернул деньги на карту. Жителю сообщили.',
  [RefundStatus.REFUSED]: 'Банк отказал, деньги остались у нас. Можно попробовать ещё раз.',
  [RefundStatus.UNDER_REVIEW]: 'Ответ банка не сошёлся с возвратом. Проверьте платёж в кабинете банка.',
};

/** How a refund stands, in Russian: the one with this id, or that of this request. */
export async function sayRefundStands(
  { tenantId, readPrimary }: Context,
  of: WhichPayment & ({ refundId: string } | { requestId: string }),
): Promise<string> {
  const [refundId, requestId] = 'refundId' in of ? [of.refundId, null] : [null, of.requestId];
  const [row] = await readPrimary<{ status: RefundStatus }>(
    'refund_that_was_begun',
    `select status from refund where tenant_id = $1 and account_id = $2 and payment_id = $3
       and (id = $4::uuid or request_id = $5::uuid)`,
    [tenantId, of.accountId, of.paymentId, refundId, requestId],
  );
  return row ? words[row.status] : '';
}
