import type { StartPaymentInput, StartPaymentMutation } from '../graphql/generated/graphql.ts';
import { rubles } from '../locale/money.ts';
import { type Faults, type Filled, payerFields, readingPlace } from './pay-faults.ts';
import { metersInput } from './pay-meters.ts';
import { typedSum } from './typed-sum.ts';

type Refused = Extract<StartPaymentMutation['startPayment'], { __typename: 'PaymentRefused' }>;

/** The payment as it is asked for, without what names the asking. */
export function whatOf(
  { form, parts, meters, payer, receiptBy, ticked, remember }: Filled,
  total: bigint,
  confirmed: Partial<Record<string, string>>,
): Omit<StartPaymentInput, 'key' | 'quote' | 'accountId'> {
  const told = payer.filter(({ value }) => value.trim() !== '');
  const sums = parts.flatMap(({ code, typed }) => {
    const { kopecks: value = 0n } = typedSum(typed);
    return value > 0n ? [{ serviceCode: code, amount: rubles(value) }] : [];
  });
  return {
    amount: rubles(total),
    rememberCard: remember,
    ...(parts.length > 0 ? { parts: sums } : {}),
    ...(meters.length > 0 ? { readings: metersInput(meters, confirmed) } : {}),
    ...(told.length > 0
      ? { payer: Object.fromEntries(told.map(({ asks, value }) => [payerFields[asks], value.trim()])) }
      : {}),
    ...(receiptBy.length > 0 ? { receiptBy: [...receiptBy] } : {}),
    consents: form.consents.filter(ticked).map(({ kind, version }) => ({ kind, version })),
  };
}

/** What the server says of single fields and registers. */
export function faultsOf({ fields, readings }: Refused): Faults {
  return new Map([
    ...fields.map(({ field, message }) => [field, message] as const),
    ...readings.flatMap(({ meterId, message, registers }) =>
      registers.length === 0
        ? [[`meter ${meterId}`, message] as const]
        : registers.map((register) => [readingPlace(meterId, register.code), register.message] as const),
    ),
  ]);
}

/** Fields that stand on the page: what is about another one is told beneath the form. */
export function shownFields({ form, parts, meters, payer }: Filled, receipts: boolean): ReadonlySet<string> {
  return new Set([
    'amount',
    ...parts.map(({ code }) => `parts.${code}`),
    ...meters.flatMap(({ meter: { meterId, registers } }) => [
      `meter ${meterId}`,
      ...registers.map(({ code }) => readingPlace(meterId, code)),
    ]),
    ...payer.map(({ asks }) => `payer.${payerFields[asks]}`),
    ...form.consents.map(({ kind }) => `consents.${kind}`),
    ...(receipts ? ['receiptBy'] : []),
  ]);
}
