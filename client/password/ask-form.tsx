import { useNavigate } from '@solidjs/router';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { CaptchaStatus } from '../captcha/captcha-status.tsx';
import type { AskedField, MessageChannel } from '../graphql/generated/graphql.ts';
import { AnswerField } from '../registration/answer-field.tsx';
import { answerFault, type FormRules } from '../registration/asked-fields.ts';
import type { Answers } from '../registration/typed.ts';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { askForMessage, recovery, setRecovery, waysOf } from './recovery.ts';

const hints: Partial<Record<AskedField, string>> = {
  LOGIN: 'С которым вы входите в кабинет',
  EMAIL: 'Та, что указана в кабинете',
  PHONE: 'Тот, что указан в кабинете',
};

const wayWords: Record<MessageChannel, string> = { EMAIL: 'Письмо на почту', SMS: 'СМС на телефон' };

/** Who has forgotten the password, by what the rule asks for, and where the message should go. */
export function AskForm(props: { rules: FormRules }): JSX.Element {
  const navigate = useNavigate();
  const rule = () => props.rules.rules.recovery;
  const ways = () => waysOf(props.rules);
  const [faults, setFaults] = createSignal<Answers>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    const found = rule().asks.flatMap((asks) => {
      const fault = answerFault({ asks, required: true }, recovery.answers, props.rules);
      return fault === undefined ? [] : [[asks, fault] as const];
    });
    setFaults(Object.fromEntries(found));
    if (found.length > 0) {
      form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    setBusy(true);
    setRefusal(await askForMessage(props.rules));
    setBusy(false);
    if (refusal() === undefined) navigate('/password?step=code');
  };

  return (
    <>
      <PageHeading title={rule().title} back={{ href: '/sign-in', title: 'Вход' }} />
      <p class="-mt-2 mb-6 text-soft">
        {rule().by === 'LINK'
          ? 'Пришлём ссылку, по которой можно задать новый пароль.'
          : 'Пришлём код, с которым можно задать новый пароль.'}
      </p>
      <form
        ref={(element) => (form = element)}
        onSubmit={(event) => void submit(event)}
        novalidate
        class="flex flex-col gap-5"
      >
        <For each={rule().asks}>
          {(asks) => (
            <AnswerField
              asks={asks}
              required
              hint={hints[asks]}
              rules={props.rules}
              value={recovery.answers[asks] ?? ''}
              error={faults()[asks]}
              onInput={(text) => {
                setRecovery('answers', asks, text);
                setFaults((faults) => ({ ...faults, [asks]: undefined }));
              }}
            />
          )}
        </For>
        <Show when={ways().length > 1}>
          <fieldset>
            <legend class="mb-1.5 font-medium">Куда прислать</legend>
            <div class="flex flex-wrap gap-x-6">
              <For each={ways()}>
                {(way) => (
                  <label class="flex min-h-11 items-center gap-3">
                    <span class="relative -ml-1.5 size-11">
                      <input
                        type="radio"
                        name="channel"
                        class="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-full"
                        checked={way === (recovery.channel ?? ways()[0])}
                        onChange={() => setRecovery('channel', way)}
                      />
                      <svg
                        viewBox="0 0 44 44"
                        class="pointer-events-none size-full fill-card stroke-edge peer-checked:stroke-accent peer-checked:[&>circle:last-child]:fill-accent"
                        aria-hidden="true"
                      >
                        <circle cx="22" cy="22" r="12" stroke-width="2" />
                        <circle cx="22" cy="22" r="6" stroke="none" class="fill-transparent" />
                      </svg>
                    </span>
                    {wayWords[way]}
                  </label>
                )}
              </For>
            </div>
          </fieldset>
        </Show>
        <Refusal message={refusal()} />
        <Button type="submit" class="w-full" busy={busy()}>
          {rule().by === 'LINK' ? 'Прислать ссылку' : 'Прислать код'}
        </Button>
        <CaptchaStatus place="RECOVERY" />
      </form>
    </>
  );
}
