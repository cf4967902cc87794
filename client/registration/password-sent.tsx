import { useNavigate } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { shownLogin } from '../sessions/login-mask.ts';
import { Button } from '../ui/button.tsx';
import { tenantFacts } from '../tenant/facts.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { sendCodeAgain } from './register.ts';
import { SendAgain } from './send-again.tsx';
import { toSignIn } from './submitted.ts';
import { forgetTyped } from './typed.ts';

interface PasswordSentProps {
  login: string;
  message: string;
  /** Where to go when the address was wrong; undefined: it cannot be changed any more. */
  mend?: string;
  /** Whether it can be sent once more from here. */
  waiting?: boolean;
}

/** A one-time password is on its way: the login to use it with, and the way to the sign-in. */
export function PasswordSent(props: PasswordSentProps): JSX.Element {
  const navigate = useNavigate();
  const signIn = (): void => {
    forgetTyped();
    toSignIn(
      { login: props.login, told: 'Введите пароль из сообщения. После входа попросим придумать свой.' },
      navigate,
    );
  };
  return (
    <>
      <PageHeading title="Пароль для первого входа отправлен" />
      <p class="-mt-2 mb-6">{props.message}</p>
      <dl class="card mb-6 px-5 py-4">
        <dt class="text-sm text-soft">{tenantFacts.login.label}</dt>
        <dd class="text-lg font-medium break-words">{shownLogin(props.login, tenantFacts.login.grouping)}</dd>
      </dl>
      <Button class="w-full" onClick={signIn}>
        Войти
      </Button>
      <Show when={props.waiting}>
        <SendAgain send={sendCodeAgain} />
      </Show>
      <Show when={props.mend}>
        {(mend) => (
          <p class="mt-4">
            <a href={mend()} class="link inline-flex min-h-11 items-center">
              Ничего не пришло? Проверить данные
            </a>
          </p>
        )}
      </Show>
    </>
  );
}
