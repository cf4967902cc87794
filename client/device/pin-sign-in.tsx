import { type JSX, Show, createSignal, onMount } from 'solid-js';
import { Button } from '../ui/button.tsx';
import type { KnownDevice } from './known-device.ts';
import { knowsPasskeys, preparePasskeys } from './passkey.ts';
import { PinPad } from './pin-pad.tsx';
import { type DeviceSignIn, signInWithPasskey, signInWithPin } from './sign-in-on-device.ts';

interface PinSignInProps {
  device: KnownDevice;
  /** The resident wants the password instead, or the device is not known any more: then it is said why. */
  onPassword: (told?: string) => void;
}

/** The door of a known device: its PIN, or a finger or a face, or the password as everywhere. */
export function PinSignIn(props: PinSignInProps): JSX.Element {
  const [busy, setBusy] = createSignal<'pin' | 'passkey'>();
  const [fault, setFault] = createSignal<{ message: string }>();
  const withPasskey = props.device.passkey && knowsPasskeys();
  onMount(() => withPasskey && preparePasskeys());

  const go = async (by: 'pin' | 'passkey', act: () => Promise<DeviceSignIn>): Promise<void> => {
    if (busy()) return;
    setFault(undefined);
    setBusy(by);
    const outcome = await act();
    if (outcome === 'signed-in') return; // the page goes on by itself; the pad stays as it is until then
    setBusy(undefined);
    if (outcome === 'given-up') return;
    if ('unknown' in outcome) props.onPassword(outcome.unknown);
    else setFault({ message: outcome.message });
  };

  return (
    <>
      <PinPad
        title="Введите PIN-код"
        digits={props.device.digits}
        busy={busy() !== undefined}
        fault={fault()}
        onPin={(pin) => void go('pin', () => signInWithPin(pin))}
      />
      <div class="mt-6 flex flex-col gap-3">
        <Show when={withPasskey}>
          <Button class="w-full" busy={busy() === 'passkey'} onClick={() => void go('passkey', signInWithPasskey)}>
            Войти по отпечатку или лицу
          </Button>
        </Show>
        <Button look="quiet" class="w-full" onClick={() => props.onPassword()}>
          Войти с паролем
        </Button>
      </div>
    </>
  );
}
