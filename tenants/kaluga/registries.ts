import type { RegistryProfile } from '../../server/tenancy/registry-profile.ts';

/** CSV of windows-1251 with Russian column names. */
export default {
  accounts: {
    fileName: 'accounts.csv',
    format: { type: 'delimited', encoding: 'windows-1251', delimiter: ';', quote: '"', headerRow: true },
    decimalMark: ',',
    dateFormat: 'DD.MM.YYYY',
    periodFormat: 'MM.YYYY',
    columns: {
      number: 'ЛС',
      owner: 'ФИО',
      address: 'Адрес',
      area: 'Площадь',
      residents: 'Прописано',
      serviceCode: 'Код услуги',
      serial: 'Номер ПУ',
      model: 'Марка ПУ',
      zones: 'Зонность',
      digits: 'Разрядность',
      verificationDueOn: 'Дата поверки',
    },
  },
  charges: {
    fileName: 'charges-{YYYY}-{MM}.csv',
    format: { type: 'delimited', encoding: 'windows-1251', delimiter: ';', quote: '"', headerRow: true },
    decimalMark: ',',
    dateFormat: 'DD.MM.YYYY',
    periodFormat: 'MM.YYYY',
    columns: {
      number: 'ЛС',
      period: 'Период',
      serviceCode: 'Код услуги',
      serviceName: 'Услуга',
      registerCode: 'Зона',
      previousReading: 'Показание предыдущее',
      currentReading: 'Показание текущее',
      volume: 'Объём',
      unit: 'Ед.изм.',
      tariff: 'Тариф',
      charged: 'Начислено',
      recalculated: 'Перерасчёт',
      opening: 'Сальдо начальное',
      paid: 'Оплачено',
      closing: 'К оплате',
      method: 'Способ',
    },
    values: { method: { ПУ: 'METER', Норматив: 'NORM' }, registerCode: { T1: 'T1', T2: 'T2', T3: 'T3' } },
    // A CSV has no total that would show that its end is missing.
    leastShareOfMonthBefore: 0.5,
  },
  // Реестр банка: one and the same format for every utility, yet data of each.
  payments: {
    fileName: 'payments-{YYYY}-{MM}.txt',
    format: {
      type: 'delimited',
      encoding: 'windows-1251',
      delimiter: ';',
      columnCount: 12,
      trailer: { marker: '=', rows: 1, payments: { amount: 2, transferred: 3, fee: 4 } },
    },
    decimalMark: '.',
    dateFormat: 'DD-MM-YYYY',
    periodFormat: 'MMYYYY',
    columns: { paidOn: 1, paidAtTime: 2, externalId: 5, number: 6, period: 9, amount: 10, transferred: 11, fee: 12 },
    replaces: 'MONTH',
  },
} satisfies RegistryProfile;
