import { useClient } from '@urql/solid';
import { createSignal } from 'solid-js';
import type { Changed } from './change-device.ts';

/** One change of the device at a time: which is under way, what came of it, what stood in the way. */
export function useChange(onDone: () => void) {
  const client = useClient();
  const [busy, setBusy] = createSignal<'pin' | 'passkey'>();
  const [told, setTold] = createSignal<string>();
  const [fault, setFault] = createSignal<string>();

  const change = async (what: 'pin' | 'passkey', act: () => Promise<Changed>): Promise<void> => {
    if (busy()) return;
    setBusy(what);
    setTold(undefined);
    setFault(undefined);
    const changed = await act();
    setBusy(undefined);
    if ('fault' in changed) {
      setFault(changed.fault);
      return;
    }
    setTold(changed.done);
    onDone();
  };

  return { client, busy, told, setTold, fault, change };
}
