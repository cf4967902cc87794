import { useNavigate } from '@solidjs/router';
import { type JSX, Show, createSignal } from 'solid-js';
import { PhoneList } from '../contacts/phone-list.tsx';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { AnswerField } from './answer-field.tsx';
import type { FormRules } from './asked-fields.ts';
import { askedBy, placeOf, sendCheck } from './register.ts';
import { enterSubmitted } from './submitted.ts';
import { faults, setTyped, tellFaults, typed } from './typed.ts';

type Check = NonNullable<typeof typed.check>;

/** One more question, after the answers of a step did not show who the person is. */
export function CheckForm(props: { check: Check; rules: FormRules }): JSX.Element {
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;
  const asks = () => askedBy(props.check.proof);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    const goesOn = await sendCheck(props.rules);
    if (goesOn === placeOf.sent || goesOn === placeOf.confirm) await enterSubmitted(goesOn, props.rules, navigate);
    else if (goesOn === placeOf.check) form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    else navigate(goesOn);
    setBusy(false);
  };

  return (
    <>
      <PageHeading title="Ещё один вопрос" back={{ href: placeOf.step(typed.taken), title: 'Исправить данные' }} />
      <Show when={props.check.message}>
        <p class="-mt-2 mb-6">{props.check.message}</p>
      </Show>
      <form
        ref={(element) => (form = element)}
        onSubmit={(event) => void submit(event)}
        novalidate
        class="flex flex-col gap-5"
      >
        <AnswerField
          asks={asks()}
          required
          hint={props.check.question}
          rules={props.rules}
          value={typed.answers[asks()] ?? ''}
          error={faults.fields[asks()]}
          onInput={(text) => {
            setTyped('answers', asks(), text);
            tellFaults();
          }}
        />
        <Refusal message={faults.whole} />
        <Button type="submit" class="w-full" busy={busy()}>
          Продолжить
        </Button>
      </form>
      <Show when={faults.needHelp}>
        <section class="mt-8 border-t border-line pt-6" aria-label="Телефоны">
          <PhoneList />
        </section>
      </Show>
    </>
  );
}
