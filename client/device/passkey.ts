import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

const webauthn = () => import('@simplewebauthn/browser');

/** Whether the browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis;

/** Whether this very device can tell its owner by a finger, a face or its own lock. */
export async function canAddPasskey(): Promise<boolean> {
  if (!knowsPasskeys()) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** Fetches what a press will need, so that the press itself waits for nothing. */
export function preparePasskeys(): void {
  if (knowsPasskeys()) webauthn().catch(() => undefined);
}

/** What the device answered to being asked to sign in; undefined when the resident gave it up, or it could not. */
export async function askedToSign(json: string): Promise<string | undefined> {
  const { startAuthentication } = await webauthn();
  const optionsJSON = JSON.parse(json) as PublicKeyCredentialRequestOptionsJSON;
  return startAuthentication({ optionsJSON }).then(JSON.stringify, () => undefined);
}

/** What the device answered to being asked for a passkey; undefined when the resident gave it up, or it could not. */
export async function askedToCreate(json: string): Promise<string | undefined> {
  const { startRegistration } = await webauthn();
  const optionsJSON = JSON.parse(json) as PublicKeyCredentialCreationOptionsJSON;
  return startRegistration({ optionsJSON }).then(JSON.stringify, () => undefined);
}
