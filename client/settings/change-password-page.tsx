import { useClient } from '@urql/solid';
import { type JSX, Show, createSignal } from 'solid-js';
import { CaptchaStatus } from '../captcha/captcha-status.tsx';
import { withCaptcha } from '../captcha/with-captcha.ts';
import { ChangePasswordDocument, type PasswordRefusal } from '../graphql/generated/graphql.ts';
import { type NewPasswordFaults, NewPasswordFields, newPasswordFaults } from '../password/new-password-fields.tsx';
import { whatFailed } from '../registration/register.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Button, buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** Another password: the old one beside the new one. What is wrong stands beside its field; other devices are signed out. */
export function ChangePasswordPage(): JSX.Element {
  const tenant = useTenant();
  const [done, setDone] = createSignal<string>();
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Пароль" back={{ href: '/settings', title: 'Настройки' }} />
      <Show
        when={tenant().rules.settings.editable.includes('PASSWORD')}
        fallback={<Empty title="Здесь пароль не меняют">Позвоните нам или зайдите в офис: поможем.</Empty>}
      >
        <Show when={done()} fallback={<ChangeForm onDone={setDone} />}>
          {(message) => (
            <>
              <p class="mb-6 rounded-xl bg-accent-wash px-4 py-3 font-medium">{message()}</p>
              <a href="/settings" class={`${buttonLook()} w-full`}>
                К настройкам
              </a>
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}

/** Refusals that are about the new password; the old one has a refusal of its own. */
const aboutTheNew: readonly PasswordRefusal[] = ['TOO_SHORT', 'TOO_LONG', 'TOO_COMMON', 'SAME_PASSWORD'];

function ChangeForm(props: { onDone: (message: string) => void }): JSX.Element {
  const client = useClient();
  const tenant = useTenant();
  const rule = () => tenant().rules.password;
  const [old, setOld] = createSignal('');
  const [typed, setTyped] = createSignal({ password: '', again: '' });
  const [faults, setFaults] = createSignal<NewPasswordFaults & { old?: string | undefined }>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;

  const send = async (): Promise<void> => {
    const input = { newPassword: typed().password, ...(rule().oldAskedOnChange ? { oldPassword: old() } : {}) };
    const { data, error } = await withCaptcha('PASSWORD_CHANGE', (captcha) =>
      client.mutation(ChangePasswordDocument, { input: { ...input, ...captcha } }).toPromise(),
    );
    if (!data) return void setRefusal(whatFailed(error));
    const outcome = data.changePassword;
    if (outcome.__typename === 'PasswordChanged') {
      announce(outcome.message);
      props.onDone(outcome.message);
    } else if (aboutTheNew.includes(outcome.reason)) setFaults({ password: outcome.message });
    else if (outcome.reason === 'WRONG_PASSWORD' && rule().oldAskedOnChange) setFaults({ old: outcome.message });
    else setRefusal(outcome.message);
  };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    const missing =
      rule().oldAskedOnChange && old() === '' ? { old: 'Введите пароль, с которым вы входите сейчас.' } : {};
    setFaults({ ...missing, ...newPasswordFaults(typed(), rule()) });
    if (Object.keys(faults()).length === 0) {
      setBusy(true);
      await send();
      setBusy(false);
    }
    form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };

  return (
    <>
      <p class="-mt-2 mb-6 text-soft">
        На других устройствах после этого нужно будет войти заново. Здесь вы останетесь.
      </p>
      <form
        ref={(element) => (form = element)}
        onSubmit={(event) => void submit(event)}
        novalidate
        class="flex flex-col gap-5"
      >
        <Show when={rule().oldAskedOnChange}>
          <PasswordField
            label="Старый пароль"
            name="password"
            autocomplete="current-password"
            value={old()}
            onInput={(value) => {
              setOld(value);
              setFaults((faults) => ({ ...faults, old: undefined }));
            }}
            error={faults().old}
          />
        </Show>
        <NewPasswordFields
          rules={rule()}
          value={typed()}
          faults={faults()}
          onInput={(value) => {
            setTyped(value);
            setFaults((faults) => ({ old: faults.old }));
          }}
        />
        <Refusal message={refusal()} />
        <Button type="submit" class="w-full" busy={busy()}>
          Сменить пароль
        </Button>
        <CaptchaStatus place="PASSWORD_CHANGE" />
      </form>
    </>
  );
}
