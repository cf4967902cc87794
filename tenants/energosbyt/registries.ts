import type { RegistryProfile } from '../../server/tenancy/registry-profile.ts';

/** dBASE III tables of cp866. */
export default {
  accounts: {
    fileName: 'accounts.dbf',
    format: { type: 'dbf', encoding: 'ibm866' },
    decimalMark: '.',
    dateFormat: 'YYYYMMDD',
    periodFormat: 'YYYYMM',
    columns: {
      number: 'ACC',
      owner: 'FIO',
      address: 'ADDR',
      area: 'AREA',
      residents: 'RESIDENTS',
      serviceCode: 'SRV',
      serial: 'METER',
      model: 'MODEL',
      zones: 'ZONES',
      digits: 'DIGITS',
      verificationDueOn: 'VERIFY',
    },
  },
  charges: {
    fileName: 'charges-{YYYY}-{MM}.dbf',
    format: { type: 'dbf', encoding: 'ibm866' },
    decimalMark: '.',
    dateFormat: 'YYYYMMDD',
    periodFormat: 'YYYYMM',
    columns: {
      number: 'ACC',
      period: 'PERIOD',
      serviceCode: 'SRV',
      serviceName: 'SRVNAME',
      registerCode: 'ZONE',
      previousReading: 'PREV',
      currentReading: 'CURR',
      volume: 'VOLUME',
      unit: 'UNIT',
      tariff: 'TARIFF',
      charged: 'CHARGED',
      recalculated: 'RECALC',
      opening: 'SALDO_IN',
      paid: 'PAID',
      closing: 'SALDO_OUT',
      method: 'METHOD',
    },
    values: {
      method: { ПУ: 'METER', Норматив: 'NORM' },
      registerCode: { T1: 'T1', T2: 'T2', T3: 'T3' },
      // cp866 has no middle dot.
      unit: { 'кВт*ч': 'кВт·ч', м2: 'м²', м3: 'м³' },
    },
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
