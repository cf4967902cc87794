import { useLocation, useNavigate } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Match, Switch, createSignal, onMount } from 'solid-js';
import { RegistrationRulesDocument } from '../graphql/generated/graphql.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { dropToken, tokenOf } from './link-token.ts';
import { OtherLoginForm } from './other-login-form.tsx';
import { PasswordSent } from './password-sent.tsx';
import { FormSkeleton } from './registration-page.tsx';
import { type Completion, complete, toSignIn } from './submitted.ts';
import { Unavailable } from './unavailable.tsx';

const noToken: Completion = {
  done: false,
  reason: 'WRONG_CODE',
  message: 'Она открылась не целиком. Откройте её из письма ещё раз.',
};

/** Where the link of the letter leads: completes the registration, and says kindly what happened to a link opened twice. */
export function ActivationPage(): JSX.Element {
  const navigate = useNavigate();
  const token = tokenOf(useLocation().hash);
  const [outcome, setOutcome] = createSignal<Completion>();
  const [rules, reload] = createQuery({ query: RegistrationRulesDocument });

  const send = (newLogin?: string): Promise<Completion> =>
    token === undefined
      ? Promise.resolve(noToken)
      : complete({ token, ...(newLogin === undefined ? {} : { newLogin }) });
  const goOn = async (outcome: Completion): Promise<void> => {
    setOutcome(outcome);
    // The link has done what it can; where it can be tried again, a reload tries it.
    if (outcome.done || !['FAILED', 'TOO_MANY_ATTEMPTS', 'LOGIN_TAKEN'].includes(outcome.reason)) dropToken();
  };
  const begin = async (): Promise<void> => {
    setOutcome(undefined);
    await goOn(await send());
  };
  onMount(() => void begin());

  const done = () => {
    const known = outcome();
    return known?.done ? known : undefined;
  };
  const refused = () => {
    const known = outcome();
    return known?.done === false ? known : undefined;
  };

  return (
    <div class="mx-auto max-w-105">
      <Switch fallback={<FormSkeleton />}>
        <Match when={done()?.passwordSent}>
          <PasswordSent login={done()?.login ?? ''} message={done()?.message ?? ''} />
        </Match>
        <Match when={done()}>
          {(known) => (
            <>
              <PageHeading title="Готово" />
              <p class="-mt-2 mb-6">{known().message}</p>
              <Button class="w-full" onClick={() => toSignIn({ login: known().login }, navigate)}>
                Войти
              </Button>
            </>
          )}
        </Match>
        <Match when={refused()?.reason === 'ALREADY_COMPLETED'}>
          <PageHeading title="Уже подтверждено" />
          <p class="-mt-2 mb-6">{refused()?.message}</p>
          <a href="/sign-in" class={`${buttonLook()} w-full`}>
            Войти
          </a>
        </Match>
        <Match when={refused()?.reason === 'LOGIN_TAKEN'}>
          <Loaded state={rules} reload={reload} skeleton={<FormSkeleton />}>
            {(data) => (
              <OtherLoginForm message={refused()?.message ?? ''} rules={data().tenant} send={send} goOn={goOn} />
            )}
          </Loaded>
        </Match>
        <Match when={refused()?.reason === 'ACCOUNT_UNAVAILABLE'}>
          <Unavailable message={refused()?.message ?? ''} />
        </Match>
        <Match when={refused()?.reason === 'FAILED' || refused()?.reason === 'TOO_MANY_ATTEMPTS'}>
          <PageHeading title="Пока не получилось" />
          <p class="-mt-2 mb-6">{refused()?.message}</p>
          <Button class="w-full" onClick={() => void begin()}>
            Попробовать ещё раз
          </Button>
        </Match>
        <Match when={refused()}>
          <PageHeading title="Ссылка не подходит" />
          <p class="-mt-2 mb-6">{refused()?.message}</p>
          <a href="/sign-in" class={`${buttonLook()} w-full`}>
            Войти
          </a>
          <p class="mt-4">
            <a href="/registration" class="link inline-flex min-h-11 items-center">
              Зарегистрироваться заново
            </a>
          </p>
        </Match>
      </Switch>
    </div>
  );
}
