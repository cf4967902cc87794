import { createRoot } from 'solid-js';
import type { Channel, PayerField } from '../graphql/generated/graphql.ts';
import { draftsOf } from '../meters/drafts.ts';
import { keptStore, type KeptStore } from '../ui/kept-store.ts';

/** What a resident has typed on the page of payment and not paid yet. */
export interface PayDraft {
  /** The sum as typed; null: it is the one that is proposed. */
  amount: string | null;
  /** The same by codes of services. */
  parts: Partial<Record<string, string>>;
  payer: Partial<Record<PayerField, string>>;
  /** Ways of the receipt. */
  receiptBy: Channel[];
  /** Consents that were ticked, by kind and version of the text: a new text is not ticked. */
  ticks: Record<string, boolean>;
  /** The bank shall remember the card, to pay by itself later. */
  remember: boolean;
  /** By meter: the digits whose unusual consumption the resident has confirmed. */
  confirmed: Partial<Record<string, string>>;
  /** What was sent last, under which key and quote: the same again is the same payment, until it is refused or over. */
  sent: { key: string; quote: string; what: string } | null;
  /** The payment it has become. */
  payment: string | null;
}

const empty = (): PayDraft => ({
  amount: null,
  parts: {},
  payer: {},
  receiptBy: [],
  ticks: {},
  remember: false,
  confirmed: {},
  sent: null,
  payment: null,
});

const known = new Map<string, KeptStore<PayDraft>>();

/** The draft of an account's payment: a reload, the way back from the bank or a refusal loses nothing. It is the resident's own. */
export function payDraftOf(resident: string, account: string): KeptStore<PayDraft> {
  const name = `kabinet-pay ${resident} ${account}`;
  let draft = known.get(name);
  if (!draft) {
    draft = createRoot(() => keptStore(name, empty, (all) => all));
    known.set(name, draft);
  }
  return draft;
}

/** It is paid: the next payment of the account begins anew, and so do its readings. */
export function forgetPaid(
  resident: string,
  account: string,
  payment: { id: string; meters: readonly string[] },
): void {
  const draft = payDraftOf(resident, account);
  if (draft.value.payment !== payment.id) return;
  draft.forget();
  const readings = draftsOf(resident, account);
  for (const meter of payment.meters) readings.set('meters', meter, undefined);
}
