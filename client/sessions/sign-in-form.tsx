import { type JSX, createSignal } from 'solid-js';
import { CaptchaStatus } from '../captcha/captcha-status.tsx';
import type { OneTime } from '../password/own-password.tsx';
import { tenantFacts } from '../tenant/facts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { bareLogin, loginFault, shownLogin } from './login-mask.ts';
import { signIn } from './session.ts';

interface SignInFormProps {
  /** Known already, e.g. from the registration. */
  login: string | undefined;
  /** The password was a one-time one: an own one is to be set first. */
  onOneTime: (oneTime: OneTime) => void;
}

/** Login and password. A refusal stands beside the form and keeps what was typed. */
export function SignInForm(props: SignInFormProps): JSX.Element {
  const rule = tenantFacts.login;
  const [login, setLogin] = createSignal(shownLogin(props.login ?? '', rule.grouping));
  const [password, setPassword] = createSignal('');
  const [faults, setFaults] = createSignal<{ login?: string | undefined; password?: string | undefined }>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let loginField!: HTMLInputElement;
  let passwordField!: HTMLInputElement;

  const type = (input: HTMLInputElement): void => {
    // Groups appear while one types at the end; in the middle the cursor must not be moved.
    const atEnd = input.selectionEnd === input.value.length;
    setLogin(atEnd ? shownLogin(input.value, rule.grouping) : input.value);
    setFaults((faults) => ({ ...faults, login: undefined }));
  };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    const found = {
      login: loginFault(login(), rule.lengths, rule.numeric),
      password: password() === '' ? 'Введите пароль.' : undefined,
    };
    setFaults(found);
    setRefusal(undefined);
    if (found.login ?? found.password) {
      (found.login ? loginField : passwordField).focus();
      return;
    }
    setBusy(true);
    const outcome = await signIn(bareLogin(login()), password());
    setBusy(false);
    if (outcome === 'signed-in') return;
    if ('ownPassword' in outcome) {
      props.onOneTime({ ...outcome.ownPassword, oneTimePassword: password() });
      return;
    }
    setRefusal(outcome.message);
    if (outcome.wrong) {
      passwordField.focus();
      passwordField.select();
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} novalidate class="flex flex-col gap-5">
      <Field
        ref={(input: HTMLInputElement) => (loginField = input)}
        label={rule.label}
        hint={rule.hint}
        error={faults().login}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        inputmode={rule.numeric ? 'numeric' : 'text'}
        enterkeyhint="next"
        value={login()}
        onInput={(event) => type(event.currentTarget)}
        onBlur={() => setLogin(shownLogin(login(), rule.grouping))}
      />
      <PasswordField
        ref={(input) => (passwordField = input)}
        label="Пароль"
        name="password"
        autocomplete="current-password"
        value={password()}
        onInput={(value) => {
          setPassword(value);
          setFaults((faults) => ({ ...faults, password: undefined }));
        }}
        error={faults().password}
      />
      <Refusal message={refusal()} />
      <Button type="submit" class="w-full" busy={busy()}>
        Войти
      </Button>
      <CaptchaStatus place="SIGN_IN" />
    </form>
  );
}
