import { createQuery } from '@urql/solid';
import { type JSX, Match, Switch, createSignal } from 'solid-js';
import { RegistrationRulesDocument } from '../graphql/generated/graphql.ts';
import type { FormRules } from '../registration/asked-fields.ts';
import { OtherLoginForm } from '../registration/other-login-form.tsx';
import { FormSkeleton } from '../registration/registration-page.tsx';
import { type Completion, complete } from '../registration/submitted.ts';
import { Unavailable } from '../registration/unavailable.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { type NewPasswordFaults, NewPasswordFields, newPasswordFaults } from './new-password-fields.tsx';

/** Who has shown the right one-time password. */
export interface OneTime {
  login: string;
  oneTimePassword: string;
  /** What the server says about it. */
  message: string;
}

interface OwnPasswordProps {
  oneTime: OneTime;
  /** The own password is set: sign in with it. */
  onDone: (login: string, password: string) => Promise<void>;
  /** The one-time password is good no more: back to the sign-in, which tells why. */
  onSpent: (message: string) => void;
  /** Not now, or not this login: back to the sign-in; the one-time password stays good. */
  onBack: () => void;
}

/** The first sign-in with a one-time password: an own one takes its place before the portal opens. */
export function OwnPassword(props: OwnPasswordProps): JSX.Element {
  const [state, reload] = createQuery({ query: RegistrationRulesDocument });
  return (
    <Loaded state={state} reload={reload} skeleton={<FormSkeleton />}>
      {(data) => <OwnPasswordForm {...props} rules={data().tenant} />}
    </Loaded>
  );
}

function OwnPasswordForm(props: OwnPasswordProps & { rules: FormRules }): JSX.Element {
  const [typed, setTyped] = createSignal({ password: '', again: '' });
  const [faults, setFaults] = createSignal<NewPasswordFaults>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [stop, setStop] = createSignal<{ reason: 'LOGIN_TAKEN' | 'ACCOUNT_UNAVAILABLE'; message: string }>();
  const [busy, setBusy] = createSignal(false);
  let form: HTMLFormElement | undefined;

  const send = (newLogin?: string): Promise<Completion> => {
    const { login, oneTimePassword } = props.oneTime;
    return complete({
      login,
      oneTimePassword,
      newPassword: typed().password,
      ...(newLogin === undefined ? {} : { newLogin }),
    });
  };

  const goOn = async (outcome: Completion): Promise<void> => {
    if (outcome.done) return props.onDone(outcome.login, typed().password);
    const { reason, message } = outcome;
    switch (reason) {
      case 'TOO_SHORT':
      case 'TOO_LONG':
      case 'TOO_COMMON':
        setStop(undefined);
        setFaults({ password: message });
        return;
      case 'LOGIN_TAKEN':
      case 'ACCOUNT_UNAVAILABLE':
        setStop({ reason, message });
        return;
      case 'WRONG_CODE':
      case 'ALREADY_COMPLETED':
        props.onSpent(message);
        return;
      case 'TOO_MANY_ATTEMPTS':
      case 'FAILED':
        setRefusal(message);
    }
  };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    setFaults(newPasswordFaults(typed(), props.rules.rules.password));
    if (Object.keys(faults()).length === 0) {
      setBusy(true);
      await goOn(await send());
      setBusy(false);
    }
    form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };

  return (
    <Switch>
      <Match when={stop()?.reason === 'LOGIN_TAKEN'}>
        <OtherLoginForm message={stop()?.message ?? ''} rules={props.rules} send={send} goOn={goOn} />
      </Match>
      <Match when={stop()?.reason === 'ACCOUNT_UNAVAILABLE'}>
        <Unavailable message={stop()?.message ?? ''} />
      </Match>
      <Match when={!stop()}>
        <PageHeading title="Придумайте свой пароль" />
        <p class="-mt-2 mb-6">{props.oneTime.message}</p>
        <form
          ref={(element) => (form = element)}
          onSubmit={(event) => void submit(event)}
          novalidate
          class="flex flex-col gap-5"
        >
          {/* So that a password manager keeps the new password together with its login. */}
          <input type="text" hidden autocomplete="username" value={props.oneTime.login} readonly />
          <NewPasswordFields
            rules={props.rules.rules.password}
            value={typed()}
            faults={faults()}
            onInput={(value) => {
              setTyped(value);
              setFaults({});
            }}
          />
          <Refusal message={refusal()} />
          <Button type="submit" class="w-full" busy={busy()}>
            Сохранить и войти
          </Button>
          <Button look="quiet" class="w-full" onClick={() => props.onBack()}>
            Вернуться ко входу
          </Button>
        </form>
      </Match>
    </Switch>
  );
}
