import { useNavigate } from '@solidjs/router';
import { useClient } from '@urql/solid';
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import {
  type PayFormNowFragment,
  StartPaymentDocument,
  type StartPaymentInput,
  type StartPaymentMutation,
} from '../graphql/generated/graphql.ts';
import { announce } from '../ui/announce.tsx';
import { type Faults, faultsIn } from './pay-faults.ts';
import type { PayFormOf, PayFormState } from './pay-form-state.ts';
import { faultsOf, shownFields, whatOf } from './pay-input.ts';
import { digitsOf } from './pay-meters.ts';
import { over } from './payment-words.ts';
import { changesBetween } from './quote-changes.ts';

type Outcome = StartPaymentMutation['startPayment'];
type Refused = Extract<Outcome, { __typename: 'PaymentRefused' }>;

/** What one can do with the form, and what was said to it. */
export interface Pay {
  submit: () => Promise<void>;
  /** The resident says that the unusual readings of a meter are right; goes on to pay. */
  confirm: (meter: string) => Promise<void>;
  /** Meter → what is asked about its readings. */
  questionOf: (meter: string) => string | undefined;
  /** Why nothing was begun, where it is about no single field. */
  refusal: Accessor<string | undefined>;
  /** What has changed since the form was shown: it is asked again. */
  changes: Accessor<readonly string[]>;
  busy: Accessor<boolean>;
}

interface PayOf extends PayFormOf {
  state: PayFormState;
  /** The form as the server has just told it, in place of the one that is shown. */
  renewed: (form: PayFormNowFragment) => void;
  /** Called when there is something to look at: the focus goes there. */
  settled: () => void;
}

/** Sends the payment, once for each thing that is wanted, however often it is pressed. */
export function usePay(of: PayOf): Pay {
  const client = useClient();
  const navigate = useNavigate();
  const { draft, filled, setFaults, total } = of.state;
  /** By meter, with the digits it is about. */
  const [questions, setQuestions] = createSignal<ReadonlyMap<string, { message: string; digits: string }>>(new Map());
  const digitsNow = (meter: string): string => {
    const one = filled().meters.find(({ meter: { meterId } }) => meterId === meter);
    return one ? digitsOf(one) : '';
  };
  const [refusal, setRefusal] = createSignal<string>();
  const [changes, setChanges] = createSignal<readonly string[]>([]);
  const [busy, setBusy] = createSignal(false);
  // The way back from the bank may show this very page, as it was when it was left.
  const shownAgain = ({ persisted }: PageTransitionEvent): void => void (persisted && setBusy(false));
  addEventListener('pageshow', shownAgain);
  onCleanup(() => removeEventListener('pageshow', shownAgain));

  const tell = (faults: Faults, whole?: string): void => {
    setFaults(faults);
    setRefusal(whole);
    const [first] = faults.values();
    if (whole === undefined && first !== undefined) announce(first);
    of.settled();
  };

  const refused = (answer: Refused): void => {
    draft.set('sent', null);
    if (answer.form) {
      if (answer.reason === 'QUOTE_CHANGED') setChanges(changesBetween(of.form(), answer.form));
      of.renewed(answer.form);
    }
    if (answer.reason === 'QUOTE_CHANGED') return tell(new Map());
    const faults = faultsOf(answer);
    const shown = shownFields(filled(), of.rules().receiptBy.length > 0);
    const beside = [...faults.keys()].some((field) => shown.has(field));
    tell(faults, beside ? undefined : answer.message);
  };

  /** True: the browser leaves for the bank's page. */
  const send = async (): Promise<boolean> => {
    const what = whatOf(filled(), total() ?? 0n, draft.value.confirmed);
    const text = JSON.stringify(what);
    const before = draft.value.sent;
    const again = before?.what === text ? before : undefined;
    const { key, quote } = again ?? { key: crypto.randomUUID(), quote: of.form().quote };
    // Kept before it is sent: whatever happens on the way, the next press asks for the same payment.
    if (!again) draft.set({ sent: { key, quote, what: text } });
    const input: StartPaymentInput = { ...what, key, quote, accountId: of.account };
    const { data, error } = await client.mutation(StartPaymentDocument, { input }).toPromise();
    const answer = data?.startPayment;
    if (answer?.__typename === 'PaymentStarted') {
      const { id, status } = answer.payment;
      // Refused, run out, or the bank's page was lost: it cannot be paid any more, another takes its place.
      const dead = over(status) || (status === 'REGISTERED' && answer.payUrl === null);
      if (dead && again) {
        draft.set({ sent: null, payment: null });
        return send();
      }
      draft.set({ payment: id });
      if (answer.payUrl === null) navigate(`/pay/${encodeURIComponent(id)}`);
      else location.assign(answer.payUrl);
      return true;
    }
    if (answer?.__typename === 'PaymentRefused') refused(answer);
    else if (answer?.__typename === 'PaymentToConfirm') {
      draft.set('sent', null);
      setQuestions(
        new Map(answer.readings.map(({ meterId, message }) => [meterId, { message, digits: digitsNow(meterId) }])),
      );
      announce(answer.readings.map(({ message }) => message).join(' '));
      tell(new Map());
    } else if (again && error?.graphQLErrors[0]?.extensions['code'] === 'IDEMPOTENCY_KEY_REUSED') {
      draft.set('sent', null);
      return send();
    } else tell(new Map(), error?.response ? (error.graphQLErrors[0]?.message ?? BROKEN) : LOST);
    return false;
  };

  const submit = async (): Promise<void> => {
    if (busy()) return;
    setRefusal(undefined);
    setChanges([]);
    setQuestions(new Map());
    const faults = faultsIn(filled());
    if (faults.size > 0) return tell(faults);
    setBusy(true);
    const leaves = await send().catch(() => {
      tell(new Map(), LOST);
      return false;
    });
    if (!leaves) setBusy(false);
  };

  return {
    submit,
    confirm: (meter) => {
      draft.set('confirmed', meter, digitsNow(meter));
      setQuestions((before) => new Map([...before].filter(([id]) => id !== meter)));
      return questions().size > 0 ? Promise.resolve(of.settled()) : submit();
    },
    questionOf: (meter) => {
      const asked = questions().get(meter);
      return asked?.digits === digitsNow(meter) ? asked.message : undefined;
    },
    refusal,
    changes,
    busy,
  };
}

const LOST =
  'Связь прервалась. Всё, что вы ввели, на месте. Нажмите ещё раз, когда она появится: дважды деньги не спишутся.';
const BROKEN = 'Что-то сломалось у нас. Деньги не списаны, всё введённое на месте. Попробуйте ещё раз через минуту.';
