import { createSignal } from 'solid-js';
import { tenantFacts } from '../tenant/facts.ts';

/** A device with a PIN, as far as this tab knows. */
export interface KnownDevice {
  digits: number;
  passkey: boolean;
}

const [knownDevice, setKnownDevice] = createSignal<KnownDevice | null>(tenantFacts.device);

/** What the page came with, and what became of it since: null when one signs in with the password. */
export { knownDevice };

/** Notes a PIN or a passkey that was just set or removed, so that a session that ends in this tab ends at the right door. */
export { setKnownDevice };
