import type { Context } from '../../context.ts';
import type { WhichPayment } from '../../paying/paying-context.ts';
import { RefundStatus } from '../../payments/refund.entity.ts';

const words: Readonly<Record<RefundStatus, string>> = {
  [RefundStatus.CREATED]: 'Банк ещё не ответил. Возврат дойдёт до конца сам, повторять его не нужно.',
  [RefundStatus.DONE]: 'Банк вернул деньги на карту. Жителю сообщили.',
  [RefundStatus.REFUSED]: 'Банк отказал, деньги остались у нас. Можно попробовать ещё раз.',
  [RefundStatus.UNDER_REVIEW]: 'Ответ банка не сошёлся с возвратом. Проверьте платёж в кабинете банка.',
};

/** How the newest refund of a payment stands, in Russian. */
export async function sayRefundStands(
  { tenantId, readPrimary }: Context,
  { accountId, paymentId }: WhichPayment,
): Promise<string> {
  const [row] = await readPrimary<{ status: RefundStatus }>(
    'newest_refund',
    `select status from refund where tenant_id = $1 and account_id = $2 and payment_id = $3
     order by created_at desc, id desc limit 1`,
    [tenantId, accountId, paymentId],
  );
  return row ? words[row.status] : '';
}
