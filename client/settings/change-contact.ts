import type { Client, CombinedError } from '@urql/core';
import { withCaptcha } from '../captcha/with-captcha.ts';
import {
  ChangeOwnDataDocument,
  type ChangeOwnDataInput,
  ConfirmContactChangeDocument,
  type ContactRefusal,
  type MessageChannel,
  RequestContactChangeDocument,
} from '../graphql/generated/graphql.ts';
import { keptStore } from '../ui/kept-store.ts';

/** What a resident may change here, each by itself. */
export type Changing = 'EMAIL' | 'PHONE' | 'FULL_NAME' | 'HOME_PHONE';

interface TypedContact {
  channel: MessageChannel;
  address: string;
  again: string;
  /** The code is on its way; null: it was not asked for yet. */
  sent: { message: string; codeDigits: number; minutes: number } | null;
}

/** The change that is under way: a look into the mail on the same phone may make the browser load the page anew. */
export const underWay = keptStore<{ contact: TypedContact | null }>(
  'contact-change',
  () => ({ contact: null }),
  ({ contact }) => ({ contact }),
);

/** What became of an act. */
export type Outcome =
  | { done: string }
  | { sent: NonNullable<TypedContact['sent']> }
  | { refused: string; reason?: ContactRefusal; seconds?: number };

/** Asks for another e-mail or phone. */
export async function requestContact(client: Client, typed: TypedContact): Promise<Outcome> {
  const { channel, address, again } = typed;
  const send = (captcha: { captcha?: string }) =>
    client
      .mutation(RequestContactChangeDocument, { input: { channel, address, addressAgain: again, ...captcha } })
      .toPromise();
  const { data, error } = await (channel === 'EMAIL' ? withCaptcha('EMAIL_CHANGE', send) : send({}));
  if (!data) return lost(error);
  const answer = data.requestContactChange;
  if (answer.__typename === 'ContactChangeRequested') {
    const { message, codeDigits, minutes } = answer;
    return { sent: { message, codeDigits, minutes } };
  }
  return answer.__typename === 'ContactChanged' ? { done: answer.message } : refused(answer);
}

/** Enters the code that came to the new address. */
export async function confirmContact(client: Client, channel: MessageChannel, code: string): Promise<Outcome> {
  const { data, error } = await client.mutation(ConfirmContactChangeDocument, { input: { channel, code } }).toPromise();
  if (!data) return lost(error);
  const answer = data.confirmContactChange;
  return answer.__typename === 'ContactChanged' ? { done: answer.message } : refused(answer);
}

/** Changes name or home phone. */
export async function changeData(client: Client, input: ChangeOwnDataInput): Promise<Outcome> {
  const { data, error } = await client.mutation(ChangeOwnDataDocument, { input }).toPromise();
  if (!data) return lost(error);
  const answer = data.changeOwnData;
  return answer.__typename === 'OwnDataChanged' ? { done: 'Изменено.' } : { refused: answer.message };
}

const refused = (answer: {
  reason: ContactRefusal;
  message: string;
  retryAfterSeconds?: number | null | undefined;
}): Outcome => ({
  refused: answer.message,
  reason: answer.reason,
  ...(answer.retryAfterSeconds == null ? {} : { seconds: answer.retryAfterSeconds }),
});

const lost = (error: CombinedError | undefined): Outcome => ({
  refused: error?.graphQLErrors[0]?.message ?? 'Нет связи. Попробуйте ещё раз: всё, что вы ввели, на месте.',
});
