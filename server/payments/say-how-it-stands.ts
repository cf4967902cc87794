import { PaymentStatus } from './payment-step.entity.ts';

const words: Readonly<Partial<Record<PaymentStatus, string>>> = {
  [PaymentStatus.CREATED]: 'Ждём ответа банка. Страница обновится сама, платить второй раз не нужно.',
  [PaymentStatus.REGISTERED]: 'Банк ещё не подтвердил оплату. Если вы уже заплатили, второй раз платить не нужно.',
  [PaymentStatus.UNDER_REVIEW]:
    'Ответ банка не сошёлся с платежом, мы разбираемся. Деньги не пропадут, платить второй раз не нужно.',
  [PaymentStatus.DECLINED]: 'Банк не провёл платёж, деньги не списаны. Попробуйте ещё раз или другой картой.',
  [PaymentStatus.EXPIRED]: 'Платёж не завершён вовремя, деньги не списаны. Можно начать заново.',
};

/** What a resident should know of a payment that was begun here, in Russian; null: nothing. */
export function sayHowItStands(
  status: PaymentStatus,
  { readingsRefused, pageIsLost }: { readingsRefused: boolean; pageIsLost: boolean },
): string | null {
  if (pageIsLost) return 'Банк не открыл страницу оплаты, деньги не списаны. Начните оплату заново.';
  if (readingsRefused) return 'Оплата зачислена, а показания не приняты. Передайте их ещё раз.';
  return words[status] ?? null;
}
