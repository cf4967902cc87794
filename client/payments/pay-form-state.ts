import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { Channel, MeterToReadFragment, PayerField, PayFormNowFragment } from '../graphql/generated/graphql.ts';
import { phoneNumber } from '../locale/phone-number.ts';
import { draftsOf, emptyDraft } from '../meters/drafts.ts';
import type { useTenant } from '../tenant/tenant-context.ts';
import type { KeptStore } from '../ui/kept-store.ts';
import { type PayDraft, payDraftOf } from './pay-draft.ts';
import { type Faults, type Filled, payerFields, readingPlace, totalOf } from './pay-faults.ts';
import { type PayMeter, payMeters, type RepeatRules } from './pay-meters.ts';
import { sumInField, tidied, typedSum } from './typed-sum.ts';

type Consent = PayFormNowFragment['consents'][number];
type Rules = ReturnType<ReturnType<typeof useTenant>>['rules']['payments'];

export interface PayFormOf {
  resident: string;
  account: string;
  form: Accessor<PayFormNowFragment>;
  meters: Accessor<readonly MeterToReadFragment[]>;
  rules: Accessor<Rules>;
  repeat: Accessor<RepeatRules>;
}

/** What stands in the form of payment, and the ways to change it. */
export interface PayFormState {
  draft: KeptStore<PayDraft>;
  filled: Accessor<Filled>;
  /** What comes together; undefined while something typed is no sum. */
  total: Accessor<bigint | undefined>;
  type: {
    amount(text: string): void;
    part(code: string, text: string): void;
    payer(asks: PayerField, text: string): void;
  };
  /** Writes a sum as sums are written, once its field is left. */
  tidy: { amount(): void; part(code: string): void };
  reading: {
    type(meter: PayMeter, code: string, text: string): void;
    correct(meter: PayMeter): void;
    keep(meter: PayMeter): void;
  };
  receipt: { wanted(way: Channel): boolean; want(way: Channel, wanted: boolean): void };
  /** Whether the bank shall remember the card. */
  remember(wanted: boolean): void;
  consent: { ticked(consent: Consent): boolean; tick(consent: Consent, ticked: boolean): void };
  /** What is wrong with a field; undefined: nothing, or it was changed since. */
  faultOf(field: string): string | undefined;
  setFaults: (faults: Faults) => void;
}

const tickKey = ({ kind, version }: Consent): string => `${kind} ${version}`;

/** The form of payment of an account, with everything that was typed in it before. */
export function usePayForm(of: PayFormOf): PayFormState {
  const draft = payDraftOf(of.resident, of.account);
  const readings = draftsOf(of.resident, of.account);
  const [faults, setFaults] = createSignal<Faults>(new Map());
  const mend = (...fields: string[]): void => {
    if (fields.some((field) => faults().has(field)))
      setFaults((before) => new Map([...before].filter(([field]) => !fields.includes(field))));
  };
  const partOf = (code: string): string =>
    draft.value.parts[code] ??
    sumInField(of.form().services.find(({ service }) => service.code === code)?.proposed ?? null);
  const filled = createMemo((): Filled => {
    const form = of.form();
    const parts = form.services.map(({ service: { code } }) => ({ code, typed: partOf(code) }));
    const receiptBy = draft.value.receiptBy.filter((way) => of.rules().receiptBy.includes(way));
    return {
      form,
      amount: draft.value.amount ?? sumInField(form.proposed),
      parts,
      meters: form.readingsRequired ? payMeters(of.meters(), readings.value.meters, of.repeat()) : [],
      payer: askedOf(of.rules(), receiptBy).map((one) => ({ ...one, value: payerValue(one.asks, draft.value, form) })),
      receiptBy,
      ticked: (consent) => draft.value.ticks[tickKey(consent)] ?? false,
      remember: form.canRemember && (draft.value.remember ?? false),
    };
  });
  const readingDraft = (id: string) => readings.value.meters[id] ?? emptyDraft();
  const setReading = (meter: string, part: object): void =>
    readings.set('meters', meter, { ...readingDraft(meter), ...part });

  return {
    draft,
    filled,
    total: () => {
      const { parts, amount } = filled();
      return parts.length > 0 ? totalOf(parts) : typedSum(amount).kopecks;
    },
    type: {
      amount: (text) => {
        draft.set('amount', text);
        mend('amount');
      },
      part: (code, text) => {
        draft.set('parts', code, text);
        mend(`parts.${code}`, 'amount');
      },
      payer: (asks, text) => {
        draft.set('payer', asks, text);
        mend(`payer.${payerFields[asks]}`);
      },
    },
    tidy: {
      amount: () => draft.value.amount !== null && draft.set('amount', tidied(draft.value.amount)),
      part: (code) =>
        draft.value.parts[code] !== undefined && draft.set('parts', code, tidied(draft.value.parts[code])),
    },
    reading: {
      type: ({ meter, values }, code, text) => {
        setReading(meter.meterId, { values: { ...values, [code]: text } });
        mend(readingPlace(meter.meterId, code), `meter ${meter.meterId}`);
      },
      correct: ({ meter, values }) => setReading(meter.meterId, { values: { ...values }, correcting: true }),
      keep: ({ meter }) => {
        readings.set('meters', meter.meterId, undefined);
        mend(`meter ${meter.meterId}`, ...meter.registers.map(({ code }) => readingPlace(meter.meterId, code)));
      },
    },
    receipt: {
      wanted: (way) => filled().receiptBy.includes(way),
      want: (way, wanted) => {
        draft.set('receiptBy', (before) => [...before.filter((one) => one !== way), ...(wanted ? [way] : [])]);
        mend('payer.email', 'payer.phone', 'receiptBy');
      },
    },
    remember: (wanted) => draft.set('remember', wanted),
    consent: {
      ticked: (consent) => filled().ticked(consent),
      tick: (consent, ticked) => {
        draft.set('ticks', tickKey(consent), ticked);
        mend(`consents.${consent.kind}`);
      },
    },
    faultOf: (field) => faults().get(field),
    setFaults,
  };
}

/** What the rules ask of the payer, and what a receipt needs to come to them. */
function askedOf(rules: Rules, receiptBy: readonly Channel[]): { asks: PayerField; required: boolean }[] {
  const needed: PayerField[] = [
    ...(receiptBy.includes('EMAIL') ? (['EMAIL'] as const) : []),
    ...(receiptBy.includes('SMS') ? (['PHONE'] as const) : []),
  ];
  const asked = rules.payer.map(({ asks, required }) => ({ asks, required }));
  const more = needed.filter((asks) => !asked.some((one) => one.asks === asks));
  return [...asked, ...more.map((asks) => ({ asks, required: true }))];
}

function payerValue(asks: PayerField, draft: PayDraft, { payer }: PayFormNowFragment): string {
  const typed = draft.payer[asks];
  if (typed !== undefined) return typed;
  const known = payer[payerFields[asks]] ?? '';
  return asks === 'PHONE' ? phoneNumber(known) : known;
}
