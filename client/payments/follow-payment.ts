import { useClient } from '@urql/solid';
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { CheckPaymentDocument, PaymentByNowDocument, type PaymentNowFragment } from '../graphql/generated/graphql.ts';
import { undecided } from './payment-words.ts';

/** A payment as it stands by now. */
export interface Followed {
  /** undefined: not known yet; null: there is none. */
  payment: Accessor<PaymentNowFragment | null | undefined>;
  /** Who looks at it. */
  resident: Accessor<string | undefined>;
  /** The bank was asked at least once since the page was opened. */
  asked: Accessor<boolean>;
  /** The server cannot be reached; it is tried again by itself. */
  lost: Accessor<boolean>;
  /** Asks at once. */
  ask: () => void;
}

/** Seconds until the bank is asked again: often at first, when most answers come, then patiently. */
const WAITS = [1, 2, 2, 3, 3, 5, 5, 8, 8, 12, 15, 20, 30];
/** One the utility looks into is decided by people. */
const REVIEW = 60;
/** While the server tells of changes by itself, it is asked only in case that it cannot. */
const TOLD = 20;

/**
 * A payment, shown at once as it is known and followed until it is decided. The server tells of every change; it is asked as
 * well, with growing pauses, as not every network lets it tell. A page nobody looks at asks nothing, and asks at once when it
 * is looked at again.
 */
export function followPayment(id: string): Followed {
  const client = useClient();
  const [payment, setPayment] = createSignal<PaymentNowFragment | null>();
  const [resident, setResident] = createSignal<string>();
  const [asked, setAsked] = createSignal(false);
  const [lost, setLost] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let asking = false;
  let over = false;
  let live: 'no' | 'opening' | 'yes' = 'no';
  let leave = (): void => undefined;

  const next = (): void => {
    clearTimeout(timer);
    const status = payment()?.status;
    if (over || payment() === null || (status && !undecided(status) && status !== 'UNDER_REVIEW')) return;
    const usual = status === 'UNDER_REVIEW' ? REVIEW : (WAITS[tries] ?? 30);
    const pause = live === 'yes' ? Math.max(usual, TOLD) : usual;
    timer = setTimeout(() => void check(), pause * 1000);
  };

  const load = async (): Promise<void> => {
    const { data } = await client.query(PaymentByNowDocument, { id }, { requestPolicy: 'network-only' }).toPromise();
    setLost(!data);
    if (!data) return;
    setResident(data.viewer?.id);
    setPayment(data.payment);
  };

  /** In the background, and loaded only now: the portal starts without it. */
  const listen = async (): Promise<void> => {
    if (live !== 'no') return;
    live = 'opening';
    try {
      const { livePayment } = await import('./live-payment.ts');
      if (over) return;
      leave = livePayment(id, {
        changed: (changed) => {
          live = 'yes';
          setLost(false);
          setPayment(changed);
          next();
        },
        over: () => {
          live = 'no';
          next();
        },
      });
    } catch {
      live = 'no'; // asking goes on
    }
  };

  const check = async (): Promise<void> => {
    if (asking || over || document.visibilityState === 'hidden') return;
    asking = true;
    tries += 1;
    if (payment() === undefined) await load();
    const known = payment();
    if (known && (undecided(known.status) || known.status === 'UNDER_REVIEW')) {
      void listen();
      const { data } = await client
        .mutation(CheckPaymentDocument, { id }, { requestPolicy: 'network-only' })
        .toPromise();
      setLost(!data);
      if (data) {
        setAsked(true);
        // The answer may be older than what was told meanwhile: a payment is not undecided again.
        const now = payment();
        if (data.checkPayment && !(now && !undecided(now.status) && undecided(data.checkPayment.status)))
          setPayment(data.checkPayment);
      }
    }
    asking = false;
    next();
  };

  const again = (): void => {
    if (document.visibilityState === 'hidden') return;
    tries = Math.min(tries, 2);
    clearTimeout(timer);
    void check();
  };
  document.addEventListener('visibilitychange', again);
  addEventListener('online', again);
  onCleanup(() => {
    over = true;
    clearTimeout(timer);
    leave();
    document.removeEventListener('visibilitychange', again);
    removeEventListener('online', again);
  });
  void check();
  return { payment, resident, asked, lost, ask: again };
}
