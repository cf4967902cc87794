import { RefundNotTaken, RefundRefusal } from './request-refund.type.ts';

const said: Readonly<Record<RefundRefusal, readonly [message: string, field: string | null]>> = {
  [RefundRefusal.INVALID_KEY]: ['Запрос не дошёл целиком. Обновите страницу и попробуйте ещё раз.', 'key'],
  [RefundRefusal.INVALID_AMOUNT]: ['Укажите сумму больше нуля.', 'amount'],
  [RefundRefusal.MORE_THAN_LEFT]: ['Это больше, чем осталось от платежа. Укажите меньшую сумму.', 'amount'],
  [RefundRefusal.REASON_REQUIRED]: ['Напишите от 1 до 500 знаков обычным текстом.', 'reason'],
  [RefundRefusal.NOT_PAID]: ['Этот платёж вернуть нельзя: он не оплачен здесь или уже возвращён.', null],
  [RefundRefusal.NOT_OFFERED]: ['Вернуть деньги через личный кабинет нельзя.', null],
  [RefundRefusal.ALREADY_ASKED]: ['Заявление по этому платежу уже есть. Дождитесь ответа.', null],
  [RefundRefusal.ALREADY_UNDER_WAY]: ['Возврат по этому платежу уже идёт. Дождитесь ответа банка.', null],
  [RefundRefusal.ALREADY_ANSWERED]: ['На это заявление уже ответили.', null],
};

/** Ends the transaction with nothing written and the key free. */
export class NotRefunded extends Error {
  constructor(readonly refusal: RefundRefusal) {
    super('no money goes back');
  }
}

/** The same as an answer. */
export function notTaken(reason: RefundRefusal, field?: string): RefundNotTaken {
  const [message, usual] = said[reason];
  return { reason, message, field: field ?? usual };
}
