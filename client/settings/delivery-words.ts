import type { EmailedBill, MessageChannel, NoticeKind, TenantQuery } from '../graphql/generated/graphql.ts';

type Rules = Pick<TenantQuery['tenant']['rules'], 'delivery'>;

/** What a notice is about. */
export const noticeTitles: Record<NoticeKind, string> = {
  NEW_BILL: 'Новое начисление',
  READING_WINDOW: 'Пора передать показания',
  PAYMENT: 'Оплата поступила',
  VERIFICATION_DUE: 'Скоро поверка счётчика',
  OUTAGE: 'Отключения и ремонт',
  NEWS: 'Новости',
  MARKETING: 'Предложения',
};

/** How a notice comes. */
export const channelTitles: Record<MessageChannel, string> = { EMAIL: 'Письмом', SMS: 'По СМС' };

/** An address that is not there yet: what is told, which of the contact data it is, and the way to it. */
export const missingAddresses: Record<MessageChannel, { lacks: string; field: 'EMAIL' | 'PHONE'; title: string }> = {
  EMAIL: { lacks: 'Почта не указана.', field: 'EMAIL', title: 'Указать почту' },
  SMS: { lacks: 'Мобильный телефон не указан.', field: 'PHONE', title: 'Указать телефон' },
};

/** A bill by e-mail, and what the format is good for. */
export const formatTitles: Record<EmailedBill, string> = {
  PDF: 'Файлом PDF: удобно напечатать',
  PNG: 'Картинкой PNG: удобно смотреть в телефоне',
};

/** Whether there is anything to choose about delivery at this utility. */
export const hasDelivery = ({ delivery }: Rules): boolean =>
  hasBillDelivery({ delivery }) || delivery.notices.length > 0;

/** Whether there is anything to choose about how the bill itself comes. */
export const hasBillDelivery = ({ delivery }: Rules): boolean =>
  delivery.billByEmail.length > 0 || delivery.paperRefusal;
