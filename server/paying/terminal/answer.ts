/** Codes of the protocol. After 0 and 8 the bank takes the payment for done; after 1 it asks again; after others it gives up. */
export enum TerminalCode {
  OK = 0,
  TRY_LATER = 1,
  UNKNOWN_ACTION = 2,
  NO_ACCOUNT = 3,
  WRONG_ACCOUNT = 4,
  WRONG_PAY_ID = 6,
  ACCOUNT_CLOSED = 7,
  DUPLICATE = 8,
  WRONG_SUM = 9,
  WRONG_DATE = 10,
  FAULT = 300,
}

const messages: Record<TerminalCode, string> = {
  [TerminalCode.OK]: 'Успешно',
  [TerminalCode.TRY_LATER]: 'Временная ошибка, повторите запрос позже',
  [TerminalCode.UNKNOWN_ACTION]: 'Неизвестный тип запроса',
  [TerminalCode.NO_ACCOUNT]: 'Лицевой счёт не найден',
  [TerminalCode.WRONG_ACCOUNT]: 'Неверный формат лицевого счёта',
  [TerminalCode.WRONG_PAY_ID]: 'Неверное значение идентификатора транзакции',
  [TerminalCode.ACCOUNT_CLOSED]: 'Лицевой счёт закрыт, приём платежа невозможен',
  [TerminalCode.DUPLICATE]: 'Дублирование транзакции',
  [TerminalCode.WRONG_SUM]: 'Неверная сумма платежа',
  [TerminalCode.WRONG_DATE]: 'Неверное значение даты',
  [TerminalCode.FAULT]: 'Внутренняя ошибка',
};

/** What a bank is answered: a code, and elements by their names in the protocol. */
export interface TerminalAnswer {
  code: TerminalCode;
  elements?: Readonly<Record<string, string>>;
}

/** The answer as XML of the protocol. */
export function terminalXml({ code, elements = {} }: TerminalAnswer): string {
  const all = Object.entries({ CODE: String(code), MESSAGE: messages[code], ...elements });
  const lines = all.map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<response>\n${lines.join('\n')}\n</response>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);
