import { type JSX, createSignal } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { AnswerField } from './answer-field.tsx';
import type { FormRules } from './asked-fields.ts';
import type { Completion } from './submitted.ts';

interface OtherLoginFormProps {
  /** Why the first one cannot be. */
  message: string;
  rules: FormRules;
  send: (login: string) => Promise<Completion>;
  goOn: (outcome: Completion) => Promise<void>;
}

/** Another login in place of one that somebody took meanwhile; everything else stays as it was. */
export function OtherLoginForm(props: OtherLoginFormProps): JSX.Element {
  const [login, setLogin] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    setFault(login().trim() === '' ? 'Придумайте другой логин.' : undefined);
    if (fault() === undefined) {
      setBusy(true);
      const outcome = await props.send(login().trim());
      if (outcome.done) await props.goOn(outcome);
      else if (outcome.reason === 'LOGIN_TAKEN') setFault(outcome.message);
      else if (outcome.reason === 'FAILED' || outcome.reason === 'TOO_MANY_ATTEMPTS') setRefusal(outcome.message);
      else await props.goOn(outcome);
      setBusy(false);
    }
    form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };

  return (
    <>
      <PageHeading title="Нужен другой логин" />
      <p class="-mt-2 mb-6">{props.message}</p>
      <form
        ref={(element) => (form = element)}
        onSubmit={(event) => void submit(event)}
        novalidate
        class="flex flex-col gap-5"
      >
        <AnswerField
          asks="LOGIN"
          required
          rules={props.rules}
          value={login()}
          error={fault()}
          onInput={(text) => {
            setLogin(text);
            setFault(undefined);
          }}
        />
        <Refusal message={refusal()} />
        <Button type="submit" class="w-full" busy={busy()}>
          Продолжить
        </Button>
      </form>
    </>
  );
}
