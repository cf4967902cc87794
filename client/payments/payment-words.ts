import type { PaymentStatus } from '../graphql/generated/graphql.ts';

/** The money has come; some of it may have been given back since. */
export const paid = (status: PaymentStatus): boolean =>
  status === 'PAID' || status === 'PARTLY_REFUNDED' || status === 'REFUNDED' || status === 'REVERSED';

/** Nothing was paid, and nothing will be. */
export const over = (status: PaymentStatus): boolean => status === 'DECLINED' || status === 'EXPIRED';

/** Whether the bank may still say something: the page goes on asking. */
export const undecided = (status: PaymentStatus): boolean => status === 'CREATED' || status === 'REGISTERED';

/** What became of a payment, as a heading: short, so that one gives way to another without moving the page. */
export const headings: Record<PaymentStatus, string> = {
  CREATED: 'Ждём ответа банка',
  REGISTERED: 'Ждём оплату',
  UNDER_REVIEW: 'Проверяем платёж',
  PAID: 'Оплачено',
  DECLINED: 'Платёж не прошёл',
  EXPIRED: 'Время вышло',
  REVERSED: 'Платёж отменён',
  PARTLY_REFUNDED: 'Оплачено, часть возвращена',
  REFUNDED: 'Деньги возвращены',
};

/** When the utility promises to credit a payment: «в течение суток», «за 2 часа». */
export function creditedWords(rule: { minMinutes: number; maxHours: number } | null): string | undefined {
  if (!rule) return undefined;
  const soonest = rule.minMinutes <= 1 ? 'минуты' : `${rule.minMinutes} минут`;
  const latest = rule.maxHours === 1 ? 'часа' : `${rule.maxHours} часов`;
  return `Деньги поступят на счёт в срок от ${soonest} до ${latest}.`;
}
