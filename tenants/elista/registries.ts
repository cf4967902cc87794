import type { RegistryProfile } from '../../server/tenancy/registry-profile.ts';

/** XLSX with one sheet; account numbers are text with leading zeros. */
export default {
  accounts: {
    fileName: 'accounts.xlsx',
    format: { type: 'xlsx' },
    decimalMark: '.',
    dateFormat: 'YYYY-MM-DD',
    periodFormat: 'YYYY-MM',
    columns: {
      number: 'Лицевой счет',
      owner: 'Абонент',
      address: 'Адрес',
      area: 'Площадь',
      residents: 'Проживает',
      serviceCode: 'Услуга',
      serial: 'Прибор учета',
      model: 'Тип прибора',
      digits: 'Разрядность',
      verificationDueOn: 'Следующая поверка',
    },
  },
  charges: {
    fileName: 'charges-{YYYY}-{MM}.xlsx',
    format: { type: 'xlsx' },
    decimalMark: '.',
    dateFormat: 'YYYY-MM-DD',
    periodFormat: 'YYYY-MM',
    columns: {
      number: 'Лицевой счет',
      period: 'Месяц',
      serviceCode: 'Услуга',
      serviceName: 'Наименование',
      previousReading: 'Пред. показание',
      currentReading: 'Тек. показание',
      volume: 'Количество',
      unit: 'Ед.',
      tariff: 'Цена',
      charged: 'Начислено',
      recalculated: 'Перерасчет',
      opening: 'Входящий остаток',
      paid: 'Оплачено',
      closing: 'Исходящий остаток',
    },
    values: { unit: { м3: 'м³' } },
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
