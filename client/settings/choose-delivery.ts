import type { Client } from '@urql/core';
import {
  ChooseDeliveryDocument,
  type ChooseDeliveryInput,
  ChooseNoticesDocument,
  type NoticeChoiceInput,
} from '../graphql/generated/graphql.ts';
import { whatFailed } from '../registration/register.ts';

/** What became of choices. */
type Outcome = { done: string } | { refused: string };

/** Chooses how the bill of an account comes. */
export async function chooseDelivery(client: Client, input: ChooseDeliveryInput): Promise<Outcome> {
  const { data, error } = await client.mutation(ChooseDeliveryDocument, { input }).toPromise();
  if (!data) return { refused: whatFailed(error) };
  const { __typename, message } = data.chooseDelivery;
  return __typename === 'DeliveryChosen' ? { done: message } : { refused: message };
}

/** Chooses which notices come. */
export async function chooseNotices(client: Client, choices: NoticeChoiceInput[]): Promise<Outcome> {
  const { data, error } = await client.mutation(ChooseNoticesDocument, { input: { choices } }).toPromise();
  if (!data) return { refused: whatFailed(error) };
  const { __typename, message } = data.chooseNotices;
  return __typename === 'DeliveryChosen' ? { done: message } : { refused: message };
}
