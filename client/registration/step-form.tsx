import { useNavigate } from '@solidjs/router';
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import { CaptchaStatus } from '../captcha/captcha-status.tsx';
import { PhoneList } from '../contacts/phone-list.tsx';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { AnswerField, BillMonth } from './answer-field.tsx';
import { type FormRules, loginOf } from './asked-fields.ts';
import { ConsentTicks } from './consent-ticks.tsx';
import { ticksOf } from './consents.ts';
import { placeOf, sendSteps } from './register.ts';
import { enterSubmitted } from './submitted.ts';
import { answer, changed, faults, setTyped, tick, typed } from './typed.ts';

/** One step of the registration: the fields the utility's rules put on it; consents on the last. */
export function StepForm(props: { place: number; rules: FormRules }): JSX.Element {
  const navigate = useNavigate();
  const steps = () => props.rules.rules.registration.steps;
  const step = () => steps()[props.place];
  const last = (): boolean => props.place === steps().length - 1;
  const ticks = () => ticksOf(props.rules);
  const asks = (asked: 'PASSWORD' | 'AMOUNT_DUE'): boolean =>
    step()?.fields.some((field) => field.asks === asked) ?? false;
  // Typed before this page was loaded: it lay in memory only.
  const passwordGone = asks('PASSWORD') && typed.passwordTyped && !typed.answers.PASSWORD;
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;
  const toFirstFault = (): void => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  // After the heading has taken it: one was led back here to mend something.
  onMount(() => queueMicrotask(toFirstFault));

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    const goesOn = await sendSteps(props.place, props.rules);
    if (goesOn === placeOf.sent || goesOn === placeOf.confirm) await enterSubmitted(goesOn, props.rules, navigate);
    else if (goesOn === placeOf.step(props.place)) toFirstFault();
    else navigate(goesOn);
    setBusy(false);
  };

  return (
    <>
      <PageHeading
        title={step()?.title ?? ''}
        {...(steps().length > 1 ? { part: `шаг ${props.place + 1} из ${steps().length}` } : {})}
        back={
          props.place === 0
            ? { href: placeOf.start, title: 'Что понадобится' }
            : { href: placeOf.step(props.place - 1), title: `Шаг ${props.place}` }
        }
      />
      <Progress place={props.place} steps={steps().length} />
      <Show when={passwordGone}>
        <p class="card mb-5 px-5 py-4">
          Страница открылась заново. Пароль мы нигде не храним, поэтому введите его ещё раз. Остальное на месте.
        </p>
      </Show>
      <form
        ref={(element) => (form = element)}
        onSubmit={(event) => void submit(event)}
        novalidate
        class="flex flex-col gap-5"
      >
        <Show when={asks('PASSWORD')}>
          {/* So that a password manager keeps the new password together with its login, which stood on another step. */}
          <input type="text" hidden autocomplete="username" value={loginOf(typed.answers, props.rules)} readonly />
        </Show>
        <For each={step()?.fields}>
          {(field) => (
            <>
              <AnswerField
                asks={field.asks}
                required={field.required}
                hint={field.hint}
                rules={props.rules}
                value={typed.answers[field.asks] ?? ''}
                error={faults.fields[field.asks]}
                onInput={(text) => answer(props.place, field.asks, text)}
              />
              <Show when={field.asks === 'AMOUNT_DUE'}>
                <BillMonth
                  value={typed.amountDueMonth}
                  onChoose={(month) => {
                    setTyped('amountDueMonth', month);
                    changed(props.place);
                  }}
                />
              </Show>
            </>
          )}
        </For>
        <Show when={last() && ticks().length > 0}>
          <ConsentTicks
            ticks={ticks()}
            ticked={typed.ticks}
            errors={faults.consents}
            onTick={(key, ticked) => tick(props.place, key, ticked)}
          />
        </Show>
        <Refusal message={faults.whole} />
        <Button type="submit" class="w-full" busy={busy()}>
          {last() ? 'Зарегистрироваться' : 'Продолжить'}
        </Button>
        <Show when={props.place === 0}>
          <CaptchaStatus place="REGISTRATION" />
        </Show>
      </form>
      <Show when={faults.needHelp}>
        <section class="mt-8 border-t border-line pt-6" aria-label="Телефоны">
          <PhoneList />
        </section>
      </Show>
    </>
  );
}

/** How far one is, for the eye; the heading says it to the ear. */
function Progress(props: { place: number; steps: number }): JSX.Element {
  return (
    <Show when={props.steps > 1}>
      <div class="-mt-2 mb-6 flex items-center gap-1.5" aria-hidden="true">
        <For each={Array.from({ length: props.steps }, (_, place) => place)}>
          {(place) => <span class={`h-1.5 flex-1 rounded-full ${place <= props.place ? 'bg-accent' : 'bg-line'}`} />}
        </For>
        <span class="ml-2 text-sm text-soft">
          Шаг {props.place + 1} из {props.steps}
        </span>
      </div>
    </Show>
  );
}
