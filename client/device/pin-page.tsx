import { createQuery } from '@urql/solid';
import { type JSX, Show, createSignal } from 'solid-js';
import { ThisDeviceDocument } from '../graphql/generated/graphql.ts';
import { plural } from '../locale/plural.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { addPasskey, removePasskey, removePin } from './change-device.ts';
import { NewPin } from './new-pin.tsx';
import { PasskeyCard } from './passkey-card.tsx';
import { useChange } from './use-change.ts';

/** The PIN of this device, and a finger or a face in its place: set, changed, taken away. */
export function PinPage(): JSX.Element {
  const tenant = useTenant();
  const rule = () => tenant().rules.settings.pin;
  const [state, reload] = createQuery({ query: ThisDeviceDocument, requestPolicy: 'network-only' });
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="PIN-код" back={{ href: '/settings', title: 'Настройки' }} />
      <Show
        when={rule().mode === 'OFFERED'}
        fallback={<Empty title="Входа по PIN-коду здесь нет">Входите с паролем, как обычно.</Empty>}
      >
        <Loaded state={state} reload={reload} skeleton={<BoneRows rows={2} class="h-32" />}>
          {(data) => (
            <Show when={data().viewer?.device}>
              {(device) => (
                <Device
                  pin={device().pin}
                  passkey={device().passkey}
                  digits={rule().digits ?? 4}
                  biometrics={rule().biometrics ?? false}
                  reload={() => reload({ requestPolicy: 'network-only' })}
                />
              )}
            </Show>
          )}
        </Loaded>
      </Show>
    </div>
  );
}

interface DeviceProps {
  pin: boolean;
  passkey: boolean;
  digits: number;
  biometrics: boolean;
  reload: () => void;
}

function Device(props: DeviceProps): JSX.Element {
  const [choosing, setChoosing] = createSignal(false);
  const { client, busy, fault, told, setTold, change } = useChange(() => props.reload());

  const chosen = (message: string): void => {
    setChoosing(false);
    setTold(message);
    props.reload();
  };

  return (
    <div class="flex flex-col gap-5">
      {/* Not above the keypad: on a phone its last row would lie beneath the bar. */}
      <Show when={!choosing()}>
        <p class="text-soft">
          PIN-код заменяет логин и пароль только на этом устройстве. На других всё останется как было. Не задавайте его
          на чужом компьютере.
        </p>
      </Show>
      <Show when={told()} keyed>
        {(message) => (
          <p
            ref={(element) => queueMicrotask(() => element.focus())}
            tabindex="-1"
            class="rounded-xl bg-accent-wash px-4 py-3 font-medium outline-none"
          >
            {message}
          </p>
        )}
      </Show>
      <Show
        when={!choosing()}
        fallback={
          <NewPin digits={props.digits} passkey={props.passkey} onDone={chosen} onCancel={() => setChoosing(false)} />
        }
      >
        <section class="card px-5 py-5" aria-labelledby="pin-heading">
          <h2 id="pin-heading" class="text-lg font-semibold">
            {props.pin ? 'PIN-код включён' : 'PIN-код не задан'}
          </h2>
          <p class="mt-1 mb-4 text-soft">
            {props.pin
              ? 'На этом устройстве вы входите по нему. Если несколько раз ошибиться, он отключится, и понадобится пароль.'
              : `${props.digits} ${plural(props.digits, 'цифра', 'цифры', 'цифр')} вместо логина и пароля. Забудете — войдёте с паролем.`}
          </p>
          <div class="flex flex-wrap gap-3">
            <Button
              class="max-wide:w-full"
              onClick={() => {
                setTold(undefined);
                setChoosing(true);
              }}
            >
              {props.pin ? 'Сменить PIN-код' : 'Задать PIN-код'}
            </Button>
            <Show when={props.pin}>
              <Button
                look="quiet"
                class="max-wide:w-full"
                busy={busy() === 'pin'}
                onClick={() => void change('pin', () => removePin(client))}
              >
                Убрать PIN-код
              </Button>
            </Show>
          </div>
        </section>
        <Show when={props.biometrics}>
          <PasskeyCard
            pin={props.pin}
            passkey={props.passkey}
            busy={busy() === 'passkey'}
            onAdd={() => void change('passkey', () => addPasskey(client, props.digits))}
            onRemove={() => void change('passkey', () => removePasskey(client, props.digits))}
          />
        </Show>
        <Refusal message={fault()} />
      </Show>
    </div>
  );
}
