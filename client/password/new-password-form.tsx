import { useNavigate } from '@solidjs/router';
import { type JSX, Show, createSignal } from 'solid-js';
import type { FormRules } from '../registration/asked-fields.ts';
import { dropToken } from '../registration/link-token.ts';
import { toSignIn } from '../registration/submitted.ts';
import { signIn } from '../sessions/session.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { type NewPasswordFaults, NewPasswordFields, newPasswordFaults } from './new-password-fields.tsx';
import { forgetRecovery, type NotReset, recovery, recoveryLogin, setNewPassword, waysOf } from './recovery.ts';
import { Resend } from './send-again.tsx';

interface NewPasswordFormProps {
  rules: FormRules;
  /** Of the link; without one the code of the message is asked for. */
  token?: string;
  /** The page is being left: nothing on it may lead back to its beginning. */
  onLeave: () => void;
}

/** A new password, with the code of the message or by its link. Who set one is signed in where the login is known. */
export function NewPasswordForm(props: NewPasswordFormProps): JSX.Element {
  const navigate = useNavigate();
  const rule = () => props.rules.rules.password;
  const [code, setCode] = createSignal('');
  const [typed, setTyped] = createSignal({ password: '', again: '' });
  const [faults, setFaults] = createSignal<NewPasswordFaults & { code?: string | undefined }>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [spent, setSpent] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let form: HTMLFormElement | undefined;

  const enter = async (): Promise<void> => {
    const login = props.token === undefined ? recoveryLogin(props.rules) : undefined;
    const outcome = login === undefined ? undefined : await signIn(login, typed().password);
    props.onLeave();
    forgetRecovery();
    dropToken();
    if (outcome === 'signed-in') navigate('/', { replace: true });
    else
      toSignIn(
        { told: 'Пароль изменён. Войдите с новым паролем.', ...(login === undefined ? {} : { login }) },
        navigate,
      );
  };

  const refuse = ({ reason, message }: NotReset): void => {
    if (reason === 'TOO_SHORT' || reason === 'TOO_LONG' || reason === 'TOO_COMMON' || reason === 'SAME_PASSWORD')
      setFaults({ password: message });
    else if (reason !== 'WRONG_CODE') setRefusal(message);
    else if (props.token === undefined) setFaults({ code: message });
    else {
      setSpent(message);
      dropToken();
    }
  };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    const noCode = props.token === undefined && code().trim() === '';
    setFaults({ ...(noCode ? { code: 'Введите код из сообщения.' } : {}), ...newPasswordFaults(typed(), rule()) });
    if (Object.keys(faults()).length === 0) {
      setBusy(true);
      const by =
        props.token === undefined ? { login: recoveryLogin(props.rules), code: code() } : { token: props.token };
      const refused = await setNewPassword({ ...by, newPassword: typed().password });
      if (refused) refuse(refused);
      else await enter();
      setBusy(false);
    }
    form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };

  return (
    <Show when={spent() === undefined} fallback={<Spent message={spent() ?? ''} />}>
      <PageHeading
        title="Новый пароль"
        {...(props.token === undefined ? { back: { href: '/password', title: 'Назад' } } : {})}
      />
      <Show when={props.token === undefined && recovery.sent}>
        {(sent) => <p class="-mt-2 mb-6">{sent().message}</p>}
      </Show>
      <form
        ref={(element) => (form = element)}
        onSubmit={(event) => void submit(event)}
        novalidate
        class="flex flex-col gap-5"
      >
        <Show when={props.token === undefined}>
          <CodeField
            label="Код из сообщения"
            hint={`действует ${recovery.sent?.minutes ?? ''}\u00A0мин`}
            digits={recovery.sent?.codeDigits ?? 6}
            value={code()}
            onInput={(text) => {
              setCode(text);
              setFaults((faults) => ({ ...faults, code: undefined }));
            }}
            error={faults().code}
            onSms={waysOf(props.rules).includes('SMS') ? setCode : undefined}
          />
          {/* So that a password manager keeps the new password together with its login. */}
          <input type="text" hidden autocomplete="username" value={recoveryLogin(props.rules)} readonly />
        </Show>
        <NewPasswordFields
          rules={rule()}
          value={typed()}
          faults={faults()}
          onInput={(value) => {
            setTyped(value);
            setFaults(({ code }) => ({ code }));
          }}
        />
        <Refusal message={refusal()} />
        <Button type="submit" class="w-full" busy={busy()}>
          Сохранить пароль
        </Button>
      </form>
      <Show when={props.token === undefined}>
        <Resend rules={props.rules} />
      </Show>
    </Show>
  );
}

/** The link has done what it could, or its time is over. */
function Spent(props: { message: string }): JSX.Element {
  return (
    <>
      <PageHeading title="Ссылка больше не действует" />
      <p class="-mt-2 mb-6">{props.message}</p>
      <a href="/password" class={`${buttonLook()} w-full`}>
        Попросить ещё раз
      </a>
      <p class="mt-4">
        <a href="/sign-in" class="link inline-flex min-h-11 items-center">
          Пароль уже изменён? Войти
        </a>
      </p>
    </>
  );
}
