import { capital, money } from '../../notifications/letters/words.ts';
import { grouped } from '../../readings/reading-words.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { type RegisterLabels, registerLabel } from '../../tenancy/rules/readings.ts';
import type { Receipt, ReceiptLine, ReceiptReading } from './receipt.type.ts';

type Lines = Tenant['rules']['receipts']['shows'];

/** What a receipt shows as the utility's rules have it, in order; a line with nothing to say is left out. */
export function receiptLines(tenant: Tenant, receipt: Omit<Receipt, 'lines'>): ReceiptLine[] {
  const all = tenant.rules.receipts.shows.map((part) => ({ part, ...lineOf(tenant, receipt, part) }));
  return all.filter(({ values }) => values.length > 0);
}

function lineOf(
  { timeZone, rules }: Tenant,
  receipt: Omit<Receipt, 'lines'>,
  part: Lines[number],
): Omit<ReceiptLine, 'part'> {
  const at = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('ru-RU', { timeZone, ...options }).format(new Date(receipt.paidAt));
  switch (part) {
    case 'DATE':
      return { label: 'Дата', values: [at({ dateStyle: 'long' }).replace(/\sг\.$/, '')] };
    case 'TIME':
      return { label: 'Время', values: [at({ timeStyle: 'short' })] };
    case 'AMOUNT':
      return { label: 'Сумма', values: [money(receipt.amount)] };
    case 'PAYMENT_ID':
      return { label: 'Номер платежа', values: [receipt.number] };
    case 'READINGS':
      return {
        label: 'Показания',
        values: receipt.readings.map((one) => readingInWords(rules.readings.registerLabels, one, receipt.readings)),
      };
    case 'ACCOUNT_NUMBER':
      return { label: capital(rules.accountNumber.name), values: [receipt.accountNumber] };
    case 'ADDRESS':
      return { label: 'Адрес', values: receipt.address === '' ? [] : [receipt.address] };
    case 'SERVICES':
      return { label: 'Услуги', values: receipt.services.map(({ name, amount }) => `${name}: ${money(amount)}`) };
    case 'PAYER':
      return { label: 'Плательщик', values: receipt.payer === null ? [] : [receipt.payer] };
  }
}

/** «Электроснабжение, счётчик № 12345678, день: 4 512». */
function readingInWords(
  labels: RegisterLabels,
  { service, serial, register, value, taken }: ReceiptReading,
  all: readonly ReceiptReading[],
): string {
  const registers = all.filter((one) => one.serial === serial && one.service === service).length;
  const which = registers > 1 ? `, ${registerLabel(labels, registers, register)}` : '';
  return `${service}, счётчик №\u00A0${serial}${which}: ${grouped(value)}${taken ? '' : ' (не приняты)'}`;
}
