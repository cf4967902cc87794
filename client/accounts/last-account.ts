import { createSignal } from 'solid-js';

const KEY = 'kabinet-account';

function stored(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined; // storage is switched off: one begins with the first account then
  }
}

const [lastAccount, setLastAccount] = createSignal(stored());

/** The opaque id of the account looked at last on this device; nothing of it can be read from the id. */
export { lastAccount };

/** Keeps the account for the next visit and for the ways outside of its pages. */
export function rememberAccount(id: string): void {
  setLastAccount(id);
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // without storage it is remembered for this visit
  }
}

/** Nothing of a resident stays on the device after signing out. */
export function forgetAccount(): void {
  setLastAccount(undefined);
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was stored
  }
}
