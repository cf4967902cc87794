import { AutopaySkip, AutopayStatus, AutopayStop } from '../../payments/autopay.entity.ts';

const stopped: Readonly<Record<AutopayStop, string>> = {
  [AutopayStop.DECLINED]:
    'Банк не провёл оплату этой картой, деньги не списаны. Оплатите сами и включите автоплатёж снова, можно с другой картой.',
  [AutopayStop.CARD_EXPIRED]: 'Срок карты вышел. Оплатите новой картой, запомните её и включите автоплатёж снова.',
  [AutopayStop.CARD_FORGOTTEN]: 'Карта удалена. Чтобы включить автоплатёж снова, выберите другую карту.',
  [AutopayStop.ACCESS_LOST]: 'Счёт какое-то время не был вашим. Если он снова ваш, включите автоплатёж ещё раз.',
  [AutopayStop.ACCOUNT_CLOSED]: 'Счёт закрыт, оплачивать его больше не нужно.',
  [AutopayStop.NO_CONTACT]:
    'Предупредить об оплате было некуда. Укажите почту или телефон в настройках и включите автоплатёж снова.',
};

const skipped: Readonly<Partial<Record<AutopaySkip, string>>> = {
  [AutopaySkip.OVER_LIMIT]: 'В последний раз не заплатили: сумма больше лимита. Оплатите сами или поднимите лимит.',
  [AutopaySkip.READINGS_MISSING]: 'В последний раз не заплатили: не было показаний. Передайте их и оплатите сами.',
  [AutopaySkip.PAYING_ALREADY]: 'В последний раз не заплатили: в это время шла другая оплата.',
  [AutopaySkip.LATE]: 'В последний раз не заплатили вовремя. Оплатите сами, дальше всё пойдёт как обычно.',
  [AutopaySkip.NO_ANSWER]: 'В последний раз банк не ответил, деньги не списаны. Оплатите сами.',
};

/** What a resident should know of autopay, in Russian; null: nothing. */
export function sayOfAutopay(of: {
  own: boolean;
  status: AutopayStatus;
  stoppedBy: AutopayStop | null;
  /** Why the last month was passed by. */
  skipped: AutopaySkip | null;
}): string | null {
  const { own, status, stoppedBy } = of;
  if (!own) return status === AutopayStatus.ACTIVE ? 'Автоплатёж по этому счёту включил другой жилец.' : null;
  if (status === AutopayStatus.STOPPED && stoppedBy) return stopped[stoppedBy];
  return status === AutopayStatus.ACTIVE && of.skipped ? (skipped[of.skipped] ?? null) : null;
}
