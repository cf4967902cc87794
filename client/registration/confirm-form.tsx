import { useNavigate } from '@solidjs/router';
import { type JSX, Match, Show, Switch, createSignal } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import type { FormRules } from './asked-fields.ts';
import { OtherLoginForm } from './other-login-form.tsx';
import { placeOf, sendCodeAgain } from './register.ts';
import { SendAgain } from './send-again.tsx';
import { type Completion, complete, enter, toSignIn } from './submitted.ts';
import { setTyped, typed } from './typed.ts';
import { Unavailable } from './unavailable.tsx';

type Submitted = NonNullable<typeof typed.submitted>;

/** The code that has come by letter or SMS; its link does the same. */
export function ConfirmForm(props: { submitted: Submitted; rules: FormRules }): JSX.Element {
  const navigate = useNavigate();
  const activation = () => props.rules.rules.registration.activation;
  const bySms = (): boolean => activation().channel === 'SMS';
  const [code, setCode] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const [refusal, setRefusal] = createSignal<string>();
  const [stop, setStop] = createSignal<'LOGIN_TAKEN' | 'ACCOUNT_UNAVAILABLE'>();
  const [busy, setBusy] = createSignal(false);
  let field: HTMLInputElement | undefined;

  const send = async (newLogin?: string): Promise<Completion> => {
    const registration = typed.registration ?? '';
    return complete({ registration, code: code().replace(/[\s-]/g, ''), ...(newLogin ? { newLogin } : {}) });
  };

  const goOn = async (outcome: Completion): Promise<void> => {
    if (outcome.done && outcome.passwordSent) {
      const { login, message } = outcome;
      setTyped({ answers: {}, ticks: {}, passwordTyped: false, taken: 0 });
      setTyped('submitted', { next: 'SIGN_IN', message, codeDigits: 0, login });
      navigate(placeOf.sent, { replace: true });
    } else if (outcome.done) await enter(outcome.login, outcome.message, navigate);
    else if (outcome.reason === 'ALREADY_COMPLETED') await enter(props.submitted.login, outcome.message, navigate);
    else if (outcome.reason === 'LOGIN_TAKEN' || outcome.reason === 'ACCOUNT_UNAVAILABLE') {
      setRefusal(outcome.message);
      setStop(outcome.reason);
    } else if (outcome.reason === 'WRONG_CODE') {
      setFault(outcome.message);
      field?.focus();
      field?.select();
    } else setRefusal(outcome.message);
  };

  const submit = async (event?: SubmitEvent): Promise<void> => {
    event?.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    setFault(code().trim() === '' ? 'Введите код из сообщения.' : undefined);
    if (fault() !== undefined) return field?.focus();
    setBusy(true);
    await goOn(await send());
    setBusy(false);
  };

  return (
    <Switch>
      <Match when={stop() === 'LOGIN_TAKEN'}>
        <OtherLoginForm message={refusal() ?? ''} rules={props.rules} send={send} goOn={goOn} />
      </Match>
      <Match when={stop() === 'ACCOUNT_UNAVAILABLE'}>
        <Unavailable message={refusal() ?? ''} />
      </Match>
      <Match when={!stop()}>
        <PageHeading
          title={bySms() ? 'Проверьте телефон' : 'Проверьте почту'}
          back={{ href: placeOf.step(props.rules.rules.registration.steps.length - 1), title: 'Назад' }}
        />
        <p class="-mt-2 mb-4">{props.submitted.message}</p>
        <Show when={bySms() ? typed.answers.PHONE : typed.answers.EMAIL}>
          {(address) => (
            <p class="mb-4">
              Отправлено на <b class="font-medium break-words">{address()}</b>
              <br />
              <a
                href={placeOf.step(stepOfAddress(props.rules, bySms()))}
                class="link inline-flex min-h-11 items-center"
              >
                {bySms() ? 'Ошиблись номером? Вернуться' : 'Ошиблись адресом? Вернуться'}
              </a>
            </p>
          )}
        </Show>
        <form onSubmit={(event) => void submit(event)} novalidate class="flex flex-col gap-5">
          <CodeField
            ref={(input) => (field = input)}
            label={bySms() ? 'Код из СМС' : 'Код из письма'}
            digits={props.submitted.codeDigits}
            value={code()}
            onInput={(text) => {
              setCode(text);
              setFault(undefined);
            }}
            error={fault()}
            onSms={
              bySms()
                ? (text) => {
                    setCode(text);
                    void submit();
                  }
                : undefined
            }
          />
          <Refusal message={refusal()} />
          <Button type="submit" class="w-full" busy={busy()}>
            Подтвердить
          </Button>
        </form>
        <SendAgain send={sendCodeAgain} />
        <p class="mt-4">
          <button
            type="button"
            class="link inline-flex min-h-11 items-center"
            onClick={() => toSignIn({ login: props.submitted.login }, navigate)}
          >
            Уже подтвердили по ссылке? Войти
          </button>
        </p>
      </Match>
    </Switch>
  );
}

/** The step on which the address stands to which the message went. */
const stepOfAddress = ({ rules }: FormRules, bySms: boolean): number =>
  Math.max(
    rules.registration.steps.findIndex(({ fields }) => fields.some(({ asks }) => asks === (bySms ? 'PHONE' : 'EMAIL'))),
    0,
  );
