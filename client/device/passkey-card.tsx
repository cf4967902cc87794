import { type JSX, Show, createResource, onMount } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { canAddPasskey, preparePasskeys } from './passkey.ts';

interface PasskeyCardProps {
  pin: boolean;
  passkey: boolean;
  busy: boolean;
  onAdd: () => void;
  onRemove: () => void;
}

/** A finger or a face in place of the PIN, on this device; only beside a PIN. */
export function PasskeyCard(props: PasskeyCardProps): JSX.Element {
  const [able] = createResource(canAddPasskey, { initialValue: true });
  onMount(preparePasskeys);
  const words = (): string => {
    if (props.passkey) return 'На этом устройстве можно войти одним касанием. PIN-код тоже подходит.';
    if (!able()) return 'Это устройство или браузер не умеет узнавать по отпечатку или лицу. Входите по PIN-коду.';
    if (!props.pin) return 'Можно включить, когда задан PIN-код: он понадобится, если отпечаток не сработает.';
    return 'Устройство само проверит, что это вы. Отпечаток и лицо из него никуда не уходят, мы их не видим.';
  };
  return (
    <section class="card px-5 py-5" aria-labelledby="passkey-heading">
      <h2 id="passkey-heading" class="text-lg font-semibold">
        {props.passkey ? 'Вход по отпечатку или лицу включён' : 'Вход по отпечатку или лицу'}
      </h2>
      <p class="mt-1 text-soft">{words()}</p>
      <Show when={props.passkey}>
        <Button look="quiet" class="mt-4 max-wide:w-full" busy={props.busy} onClick={() => props.onRemove()}>
          Отключить
        </Button>
      </Show>
      <Show when={!props.passkey && props.pin && able()}>
        <Button look="quiet" class="mt-4 max-wide:w-full" busy={props.busy} onClick={() => props.onAdd()}>
          Включить
        </Button>
      </Show>
    </section>
  );
}
