import type { Tenant } from '../tenancy/define-tenant.ts';
import { groupedAccountNumber } from '../tenancy/rules/account-number.ts';
import { registerLabel } from '../tenancy/rules/readings.ts';
import type { BillData, Balance, BilledLine, Labelled } from './bill-data.ts';
import { capitalised, dayInWords, decimal, money, monthInWords } from './bill-words.ts';
import { paymentCode } from './payment-code.ts';
import type { BillRow, ChargeRow, LineRow } from './read-bill.ts';

/** What of a tenant a bill shows. */
export type Billing = Pick<Tenant, 'name' | 'shortName' | 'requisites' | 'brand' | 'contacts' | 'rules' | 'hosts'>;

/** A bill in words and sums, ready for the tenant's template. */
export function composeBill(tenant: Billing, bill: BillRow): BillData {
  const { brand, contacts, rules } = tenant;
  const period = monthInWords(bill.period);
  return {
    title: `${capitalised(rules.bills.name)} за ${period}`,
    period,
    colours: brand.light,
    supplier: { name: tenant.name, shortName: tenant.shortName, portal: tenant.hosts[0] ?? '' },
    requisites: requisitesOf(tenant),
    contacts: { ...contacts, website: contacts.website?.replace(/^https:\/\//, '') ?? null },
    account: {
      label: capitalised(rules.accountNumber.name),
      number: groupedAccountNumber(rules.accountNumber, bill.number),
      owner: bill.owner,
      address: bill.address,
      facts: factsOf(bill),
    },
    services: bill.charges.map((charge) => ({
      name: charge.service,
      ...balanceOf(charge),
      lines: linesOf(tenant, charge),
    })),
    total: balanceOf(bill),
    recalculated: bill.charges.some(({ recalculated }) => BigInt(recalculated) !== 0n),
    due: dueOf(bill),
    code: codeOf(tenant, bill),
  };
}

const balanceOf = ({ opening, charged, recalculated, paid, closing }: Balance): Balance => ({
  opening: money(opening),
  charged: money(charged),
  recalculated: money(recalculated),
  paid: money(paid),
  closing: money(closing),
});

function dueOf({ closing, dueOn }: BillRow): BillData['due'] {
  const sum = BigInt(closing);
  const kind = sum > 0n ? 'PAY' : sum === 0n ? 'NOTHING' : 'PREPAID';
  return { kind, sum: money(String(sum < 0n ? -sum : sum)), by: dayInWords(dueOn) };
}

function codeOf({ name, requisites, rules }: Billing, bill: BillRow): BillData['code'] {
  const sum = BigInt(bill.closing);
  // A code without a sum would only ask the payer to type one: where nothing is owed there is none.
  if (sum <= 0n) return null;
  const bytes = paymentCode({
    name,
    account: requisites.account,
    bankName: requisites.bankName,
    bic: requisites.bic,
    correspondentAccount: requisites.correspondentAccount,
    inn: requisites.inn,
    kpp: requisites.kpp,
    sum,
    purpose: `Оплата за ${monthInWords(bill.period)}, ${rules.accountNumber.name} ${bill.number}`,
    accountNumber: bill.number,
    period: bill.period,
  });
  return bytes.toString('base64');
}

function requisitesOf({ requisites }: Billing): Labelled[] {
  return [
    { label: 'ИНН', value: requisites.inn },
    ...(requisites.kpp === null ? [] : [{ label: 'КПП', value: requisites.kpp }]),
    { label: 'Расчётный счёт', value: requisites.account },
    { label: 'Банк', value: requisites.bankName },
    { label: 'БИК', value: requisites.bic },
    { label: 'Корр. счёт', value: requisites.correspondentAccount },
    { label: 'ОГРН', value: requisites.ogrn },
    { label: 'Адрес', value: requisites.legalAddress },
  ];
}

function factsOf({ area, residents }: BillRow): Labelled[] {
  return [
    ...(area === null ? [] : [{ label: 'Площадь', value: `${decimal(area)} м²` }]),
    ...(residents === null ? [] : [{ label: 'Проживает', value: `${residents} чел.` }]),
  ];
}

function linesOf({ rules }: Billing, { lines }: ChargeRow): BilledLine[] {
  const zones = new Set(lines.flatMap(({ registerCode }) => registerCode ?? [])).size;
  return lines.map((line) => {
    const counted = !/^-?0(\.0*)?$/.test(line.volume) || line.currentReading !== null;
    return {
      what: whatOf(line, zones, rules.readings.registerLabels),
      from: line.previousReading ?? '',
      to: line.currentReading ?? '',
      volume: counted ? decimal(line.volume) : '',
      unit: counted ? (line.unit ?? '') : '',
      tariff: counted ? decimal(line.tariff, 2) : '',
      charged: money(line.charged),
    };
  });
}

/** A zone is named by its label; where there is but one, how its volume was found says more. */
function whatOf(
  { registerCode, method }: LineRow,
  zones: number,
  labels: Billing['rules']['readings']['registerLabels'],
): string {
  if (registerCode !== null && zones > 1) return registerLabel(labels, zones, registerCode);
  return method === null ? '' : method === 'METER' ? 'по счётчику' : 'по нормативу';
}
