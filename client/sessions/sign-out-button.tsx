import { type JSX, Show, createSignal } from 'solid-js';
import { forgetAccount } from '../accounts/last-account.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { signOut } from './session.ts';

/** The way out. When the server cannot be reached nobody is signed out, and it says so. */
export function SignOutButton(): JSX.Element {
  const [leaving, setLeaving] = createSignal(false);
  const [stuck, setStuck] = createSignal(false);

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
      <Button look="quiet" class="mt-6 w-full wide:w-auto" busy={leaving()} onClick={() => void leave()}>
        <Icon name="leave" class="size-5" />
        Выйти
      </Button>
      <Show when={stuck()}>
        <p class="mt-3 text-danger" role="alert">
          Не получилось выйти: нет связи. Попробуйте ещё раз.
        </p>
      </Show>
    </>
  );
}
