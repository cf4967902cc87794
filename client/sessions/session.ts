import { createSignal } from 'solid-js';
import { withCaptcha } from '../captcha/with-captcha.ts';
import { AccessTokens, receivedToken, type AccessToken, type Renewal } from '../graphql/access-token.ts';
import { openClient, residentClient } from '../graphql/client.ts';
import { RefreshSessionDocument, SignInDocument, SignOutDocument } from '../graphql/generated/graphql.ts';
import { forgetAnswers } from '../offline/kept-answers.ts';
import { forgetPage, keepPage } from '../pwa/kept-page.ts';
import { askStopped } from '../stopped/ask-stopped.ts';
import { tenantFacts } from '../tenant/facts.ts';

type SessionState = 'signed-in' | 'signed-out';

/** What tabs of one browser tell each other. */
type Told = { kind: 'token'; token: AccessToken } | { kind: 'signed-in' } | { kind: 'ended' };

// The bank's page leads back to a payment from another site: the cookie, strict as it is, does not come with that request,
// and only asking tells whether somebody is signed in.
const cameFromBank = location.pathname.startsWith('/pay/');
const [state, setState] = createSignal<SessionState>(
  tenantFacts.returning || cameFromBank ? 'signed-in' : 'signed-out',
);
const [over, setOver] = createSignal<string>();
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('kabinet-session') : undefined;

const tell = (message: Told): void => tabs?.postMessage(message);

async function renew(): Promise<Renewal> {
  const { data, error } = await openClient
    .mutation(RefreshSessionDocument, {}, { requestPolicy: 'network-only' })
    .toPromise();
  if (!data) throw error ?? new Error('no answer');
  if (!('accessToken' in data.refreshSession)) {
    // Asked before the page turns to the sign-in: where the portal is stopped, that is what is shown.
    await askStopped();
    return { ended: data.refreshSession.message };
  }
  const token = tokenOf(data.refreshSession);
  tell({ kind: 'token', token });
  return token;
}

const tokenOf = (granted: { accessToken: string; expiresAt: string }): AccessToken =>
  receivedToken(granted.accessToken, Date.parse(granted.expiresAt), Date.now());

const tokens = new AccessTokens({
  renew,
  // Only secure pages have locks; without them the server's grace for a repeated renewal must do.
  alone: async (act) => ('locks' in navigator ? navigator.locks.request('kabinet-session', act) : act()),
  ended: (told) => {
    void forgetResident();
    setOver(told);
    setState('signed-out');
  },
  now: () => Date.now(),
});

/** Nothing that the one signed in until now has seen stays on the device; what they typed and was not sent waits for them. */
async function forgetResident(): Promise<void> {
  await Promise.all([forgetAnswers(), forgetPage()]);
}

/** What stands half-typed in the forms of this tab. */
function forgetTyped(): void {
  try {
    sessionStorage.clear();
  } catch {
    // nothing was stored
  }
}

/** The tab's tokens, for what goes another way than GraphQL's client. */
export { tokens as accessTokens };

tabs?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if (data.kind === 'token') tokens.put(data.token);
  // Someone signed in or out in another tab: nothing of the resident before may stay on this one.
  else {
    if (data.kind === 'ended') forgetTyped();
    location.reload();
  }
});

const [client, setClient] = createSignal(residentClient(tokens));

/** GraphQL as the signed-in resident. Another one after each sign-in: nothing that was asked for before it may be shown. */
export { client };

/** Whether somebody is signed in, as far as this tab knows. */
export { state as sessionState };

/** Why a session is over that did not end by signing out here; undefined: none is. */
export { over as sessionOver };

/** Begins renewing at once, so that the first query of a returning resident need not wait for it. */
export function resumeSession(): void {
  if (state() === 'signed-in') tokens.usable().catch(() => undefined);
}

/** What became of a try to sign in; `message` stands beside the form. */
export type SignInOutcome =
  | 'signed-in'
  | { message: string; wrong: boolean }
  /** The one-time password is right; an own one is to be set before the portal opens. */
  | { ownPassword: { login: string; message: string } };

/** Signs in. Keeps the token in memory; the server keeps the rest of the session in a cookie no script can read. */
export async function signIn(login: string, password: string): Promise<SignInOutcome> {
  const { data, error } = await withCaptcha('SIGN_IN', (captcha) =>
    openClient.mutation(SignInDocument, { input: { login, password, ...captcha } }).toPromise(),
  );
  if (error?.networkError && !error.response)
    return {
      message: 'Нет связи. Проверьте интернет и попробуйте ещё раз: всё, что вы ввели, на месте.',
      wrong: false,
    };
  if (!data) {
    const told = error?.graphQLErrors[0]?.message;
    return { message: told ?? 'Не получилось войти. Попробуйте ещё раз через минуту.', wrong: false };
  }
  if (data.signIn.__typename === 'NewPasswordRequired') {
    const { login, message } = data.signIn;
    return { ownPassword: { login, message } };
  }
  if (!('accessToken' in data.signIn))
    return { message: data.signIn.message, wrong: data.signIn.reason === 'WRONG_LOGIN_OR_PASSWORD' };
  enter(data.signIn);
  return 'signed-in';
}

/** Goes on as the resident whom the server has just signed in, by whatever means, and tells the other tabs. */
export function enter(granted: { accessToken: string; expiresAt: string }): void {
  tokens.put(tokenOf(granted));
  void forgetResident().then(keepPage);
  setOver(undefined);
  setClient(() => residentClient(tokens));
  setState('signed-in');
  tell({ kind: 'signed-in' });
}

/** Signs out in every tab and leaves nothing in memory. False when the server could not be reached: nothing changed then. */
export async function signOut(): Promise<boolean> {
  const { data } = await client().mutation(SignOutDocument, {}).toPromise();
  if (!data) return false;
  await forgetResident();
  forgetTyped();
  tell({ kind: 'ended' });
  location.assign('/sign-in');
  return true;
}
