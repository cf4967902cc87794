import type { GraphqlAnswer } from '../../support/http.ts';
import { withCaptcha } from '../../support/captcha.ts';
import type { Person, Town } from '../password/messages.ts';

/** A resident who is signed in, and asks from there. */
export interface AtHome extends Person {
  slug: string;
  token: string;
  /** The answer of one query or mutation; with variables `{ input }`. */
  ask(query: string, input?: object, address?: string): Promise<GraphqlAnswer<Record<string, any>>>;
  /** What `requestContactChange` says, its captcha solved. */
  wish(input: object, address?: string): Promise<any>;
  /** What `confirmContactChange` says. */
  confirm(input: object): Promise<any>;
  /** One field of the viewer, with its selection. */
  viewer(selection: string): Promise<any>;
}

const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }`;
const wish = `mutation ($input: RequestContactChangeInput!) { requestContactChange(input: $input) { __typename
  ... on ContactChangeRequested { message codeDigits minutes } ... on ContactChanged { message viewer { email phone } }
  ... on ContactChangeRefused { reason message retryAfterSeconds } } }`;
const confirm = `mutation ($input: ConfirmContactChangeInput!) { confirmContactChange(input: $input) { __typename
  ... on ContactChanged { message viewer { email phone } }
  ... on ContactChangeRefused { reason message retryAfterSeconds } } }`;

/** Signs a resident in on one more device. */
export async function signedIn(town: Town, slug: string, person: Person): Promise<AtHome> {
  const { login, password } = person;
  const entered = await withCaptcha((captcha) => town.ask(slug, signIn, { login, password, ...captcha }));
  const token: string = entered.data!['signIn'].accessToken;
  const ask = (query: string, input: object = {}, address = town.newAddress()) =>
    town.ask(slug, query, input, { token, address });
  return {
    ...person,
    slug,
    token,
    ask,
    wish: async (input, address) => {
      const answer = await withCaptcha((captcha) => ask(wish, { ...input, ...captcha }, address));
      return answer.data?.['requestContactChange'] ?? answer;
    },
    confirm: async (input) => {
      const answer = await ask(confirm, input);
      return answer.data?.['confirmContactChange'] ?? answer;
    },
    viewer: async (selection) => (await ask(`{ viewer { ${selection} } }`)).data?.['viewer'],
  };
}

/** A new resident of a tenant, signed in. */
export const atHome = async (town: Town, slug: string): Promise<AtHome> =>
  signedIn(town, slug, await town.resident(slug));

/** A code that is not this one. */
export const anotherThan = (code: string): string => (code.startsWith('1') ? `2${code.slice(1)}` : `1${code.slice(1)}`);
