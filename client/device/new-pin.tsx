import { useClient } from '@urql/solid';
import { type JSX, createSignal } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { setPin } from './change-device.ts';
import { PinPad } from './pin-pad.tsx';

interface NewPinProps {
  digits: number;
  /** A passkey of this device stays with another PIN. */
  passkey: boolean;
  onDone: (message: string) => void;
  onCancel: () => void;
}

/** A new PIN, entered twice. */
export function NewPin(props: NewPinProps): JSX.Element {
  const client = useClient();
  const [first, setFirst] = createSignal<string>();
  const [fault, setFault] = createSignal<{ message: string }>();
  const [busy, setBusy] = createSignal(false);

  const take = async (pin: string): Promise<void> => {
    if (first() === undefined) {
      setFault(undefined);
      setFirst(pin);
      return;
    }
    if (first() !== pin) {
      setFirst(undefined);
      setFault({ message: 'PIN-коды не совпали. Введите новый ещё раз.' });
      return;
    }
    setBusy(true);
    const changed = await setPin(client, pin, { digits: props.digits, passkey: props.passkey });
    setBusy(false);
    if ('done' in changed) props.onDone(changed.done);
    else {
      setFirst(undefined);
      setFault({ message: changed.fault });
    }
  };

  return (
    <div class="card px-5 py-6">
      <PinPad
        title={first() === undefined ? `Придумайте PIN-код из ${props.digits} цифр` : 'Введите его ещё раз'}
        digits={props.digits}
        focused
        busy={busy()}
        fault={fault()}
        onPin={(pin) => void take(pin)}
      />
      <Button look="quiet" class="mt-5 w-full" onClick={() => props.onCancel()}>
        Отмена
      </Button>
    </div>
  );
}
