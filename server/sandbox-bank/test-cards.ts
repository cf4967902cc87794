/** The cards this bank knows; it takes no others, so that nobody enters a real one. */
export const testCards = {
  PAYS: { pan: '5555555555555599', note: 'оплата проходит', actionCode: 0, threeDs: false },
  WITH_3DS: { pan: '4111111111111111', note: 'оплата проходит после кода из СМС', actionCode: 0, threeDs: true },
  DECLINED: { pan: '4000000000000002', note: 'банк отклоняет карту', actionCode: 100, threeDs: false },
  NO_MONEY: { pan: '4000000000009995', note: 'на карте не хватает денег', actionCode: 116, threeDs: false },
} as const;

/** Name of a test card. */
export type TestCard = keyof typeof testCards;

/** What is typed beside the number, and the code of 3-D Secure. */
export const testExpiry = '12/30';
export const testCvc = '123';
export const testCode = '1234';

/** The test card of a number as it was typed; undefined: it is none of them. */
export const cardOf = (typed: string) =>
  Object.values(testCards).find(({ pan }) => pan === typed.replaceAll(/[\s-]/g, ''));

/** «411111**1111», as banks write it. */
export const maskedPan = (pan: string): string => `${pan.slice(0, 6)}**${pan.slice(-4)}`;

/** What an action code means, in the bank's words. */
export const actionWords: Record<number, string> = {
  0: 'Запрос успешно обработан',
  100: 'Ограничение по карте: банк, который её выпустил, запретил операцию',
  116: 'Недостаточно средств на карте',
  [-100]: 'Не было попыток оплаты',
  [-2006]: 'Владелец карты не подтвердил оплату кодом',
  [-2007]: 'Истекло время, отведённое на оплату',
  [-2018]: 'Магазин отменил заказ',
};
