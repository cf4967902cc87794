import { type JSX, Show, createSignal } from 'solid-js';
import { forgetAccount } from '../accounts/last-account.ts';
import { BeforeLeaving, useOwnKept } from '../offline/before-leaving.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { signOut } from './session.ts';

/** The way out. When the server cannot be reached nobody is signed out, and it says so. */
export function SignOutButton(): JSX.Element {
  const [leaving, setLeaving] = createSignal(false);
  const [stuck, setStuck] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const unsent = useOwnKept();

  const leave = async (): Promise<void> => {
    setLeaving(true);
    setStuck(false);
    const left = await signOut();
    if (left) forgetAccount();
    else setStuck(true);
    setLeaving(left);
  };

  return (
    <>
      <Show
        when={asking() && unsent().length > 0}
        fallback={
          <Button
            look="quiet"
            class="mt-6 w-full wide:w-auto"
            busy={leaving()}
            onClick={() => {
              if (unsent().length > 0) setAsking(true);
              else void leave();
            }}
          >
            <Icon name="leave" class="size-5" />
            Выйти
          </Button>
        }
      >
        <BeforeLeaving
          readings={unsent()}
          busy={leaving()}
          onLeave={() => void leave()}
          onStay={() => setAsking(false)}
        />
      </Show>
      <Show when={stuck()}>
        <p class="mt-3 text-danger" role="alert">
          Не получилось выйти: нет связи. Попробуйте ещё раз.
        </p>
      </Show>
    </>
  );
}
