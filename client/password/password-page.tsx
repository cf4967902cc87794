import { Navigate, useLocation, useSearchParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Match, Switch, createSignal } from 'solid-js';
import { RegistrationRulesDocument } from '../graphql/generated/graphql.ts';
import type { FormRules } from '../registration/asked-fields.ts';
import { tokenOf } from '../registration/link-token.ts';
import { FormSkeleton } from '../registration/registration-page.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { AskForm } from './ask-form.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { recovery } from './recovery.ts';
import { Resend } from './send-again.tsx';

/** A forgotten password: who one is, then the code of the message with a new password. The link of the message leads past the first. */
export function PasswordPage(): JSX.Element {
  const [state, reload] = createQuery({ query: RegistrationRulesDocument });
  return (
    <div class="mx-auto max-w-105">
      <Loaded state={state} reload={reload} skeleton={<FormSkeleton />}>
        {(data) => <Screen rules={data().tenant} />}
      </Loaded>
    </div>
  );
}

function Screen(props: { rules: FormRules }): JSX.Element {
  const [search] = useSearchParams<{ step: string }>();
  const location = useLocation();
  const [left, setLeft] = createSignal(false);
  const token = (): string | undefined => tokenOf(location.hash);
  return (
    <Switch fallback={<Navigate href="/password" />}>
      <Match when={left()}>
        <FormSkeleton />
      </Match>
      <Match when={token()} keyed>
        {(token) => <NewPasswordForm rules={props.rules} token={token} onLeave={() => setLeft(true)} />}
      </Match>
      <Match when={search.step === undefined}>
        <AskForm rules={props.rules} />
      </Match>
      <Match when={search.step === 'code' && recovery.sent?.codeDigits ? recovery.sent : undefined}>
        <NewPasswordForm rules={props.rules} onLeave={() => setLeft(true)} />
      </Match>
      <Match when={search.step === 'code' ? recovery.sent : undefined}>
        {(sent) => (
          <>
            <PageHeading title="Ссылка отправлена" back={{ href: '/password', title: 'Назад' }} />
            <p class="-mt-2 mb-6">
              {sent().message} Откройте ссылку из сообщения: она действует {sent().minutes}&nbsp;мин.
            </p>
            <Resend rules={props.rules} />
          </>
        )}
      </Match>
    </Switch>
  );
}
