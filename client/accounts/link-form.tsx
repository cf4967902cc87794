import { createQuery, useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import {
  type AccountLinkMeans,
  type AskedField,
  LinkAccountDocument,
  RegistrationRulesDocument,
  ViewerAccountsDocument,
} from '../graphql/generated/graphql.ts';
import { AnswerField, BillMonth } from '../registration/answer-field.tsx';
import { type FormRules, lookOf, shownAnswer } from '../registration/asked-fields.ts';
import { whatFailed } from '../registration/register.ts';
import type { Answers } from '../registration/typed.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import {
  fieldsOf,
  forgetTypedLink,
  linkFault,
  linkInput,
  meansTitles,
  refusedField,
  setTypedLink,
  typedLink,
} from './link-means.ts';

interface LinkFormProps {
  /** The account is bound: what to tell, and its id. */
  onLinked: (linked: { id: string; message: string }) => void;
}

/** Binds an account, in a way the utility's rules offer. A refusal stands beside its field and keeps what was typed. */
export function LinkForm(props: LinkFormProps): JSX.Element {
  const [state, reload] = createQuery({ query: RegistrationRulesDocument, requestPolicy: 'cache-first' });
  return (
    <Loaded state={state} reload={reload} skeleton={<BoneRows rows={2} class="h-20" />}>
      {(data) => <Ways rules={data().tenant} onLinked={(linked) => props.onLinked(linked)} />}
    </Loaded>
  );
}

function Ways(props: LinkFormProps & { rules: FormRules }): JSX.Element {
  const tenant = useTenant();
  const ways = () => tenant().rules.accounts.linkBy;
  const [chosen, setChosen] = createSignal<AccountLinkMeans>();
  const means = () => chosen() ?? ways()[0];
  return (
    <>
      <Show when={ways().length > 1}>
        <fieldset class="mb-6">
          <legend class="mb-1.5 font-medium">Как подтвердите счёт</legend>
          <div class="card divide-y divide-line">
            <For each={ways()}>
              {(way) => (
                <label class="flex min-h-13 items-center gap-1 px-2 py-1">
                  <span class="relative size-11 shrink-0">
                    <input
                      type="radio"
                      name="means"
                      class="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-full"
                      checked={way === means()}
                      onChange={() => setChosen(way)}
                    />
                    <svg
                      viewBox="0 0 44 44"
                      class="pointer-events-none size-full fill-card stroke-edge peer-checked:stroke-accent [&>circle:last-child]:fill-transparent peer-checked:[&>circle:last-child]:fill-accent"
                      aria-hidden="true"
                    >
                      <circle cx="22" cy="22" r="10" stroke-width="1.500" />
                      <circle cx="22" cy="22" r="6" stroke="none" />
                    </svg>
                  </span>
                  {meansTitles[way]}
                </label>
              )}
            </For>
          </div>
        </fieldset>
      </Show>
      <Show when={means()} keyed>
        {(way) => <FormOf means={way} rules={props.rules} onLinked={(linked) => props.onLinked(linked)} />}
      </Show>
    </>
  );
}

function FormOf(props: LinkFormProps & { means: AccountLinkMeans; rules: FormRules }): JSX.Element {
  const client = useClient();
  const [faults, setFaults] = createSignal<Answers>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const fields = () => fieldsOf(props.means, props.rules);
  let form!: HTMLFormElement;

  const send = async (): Promise<void> => {
    const input = linkInput(props.means, typedLink, props.rules);
    const { data, error } = await client.mutation(LinkAccountDocument, { input }).toPromise();
    if (!data) return void setRefusal(whatFailed(error));
    const outcome = data.linkAccount;
    if (outcome.__typename === 'LinkRefused') {
      const asks = refusedField(outcome.reason, props.means);
      if (asks === undefined) setRefusal(outcome.message);
      else setFaults({ [asks]: outcome.message });
      return;
    }
    // The list is asked for anew before anything leads to the new account.
    await client.query(ViewerAccountsDocument, {}, { requestPolicy: 'network-only' }).toPromise();
    forgetTypedLink();
    announce(outcome.message);
    props.onLinked({ id: outcome.account.id, message: outcome.message });
  };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    const wrong = fields().flatMap((asks) => {
      const fault = linkFault(asks, typedLink.answers, props.rules);
      return fault === undefined ? [] : [[asks, fault]];
    });
    setFaults(Object.fromEntries(wrong) as Answers);
    if (wrong.length === 0) {
      setBusy(true);
      await send();
      setBusy(false);
    }
    form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };

  const type = (asks: AskedField, text: string): void => {
    setTypedLink('answers', asks, text);
    setFaults((faults) => ({ ...faults, [asks]: undefined }));
  };

  return (
    <form
      ref={(element) => (form = element)}
      onSubmit={(event) => void submit(event)}
      novalidate
      class="flex flex-col gap-5"
    >
      <For each={fields()}>
        {(asks) => (
          <LinkField
            asks={asks}
            rules={props.rules}
            value={typedLink.answers[asks] ?? ''}
            error={faults()[asks]}
            onInput={(text) => type(asks, text)}
          />
        )}
      </For>
      <Show when={fields().includes('AMOUNT_DUE')}>
        <BillMonth value={typedLink.amountDueMonth} onChoose={(month) => setTypedLink('amountDueMonth', month)} />
      </Show>
      <Refusal message={refusal()} />
      <Button type="submit" class="w-full" busy={busy()}>
        Добавить
      </Button>
    </form>
  );
}

interface LinkFieldProps {
  asks: AskedField;
  rules: FormRules;
  value: string;
  error: string | undefined;
  onInput: (text: string) => void;
}

/** The registration's fields, but for number and password: a password manager must not fill in the resident's own here. */
function LinkField(props: LinkFieldProps): JSX.Element {
  const look = () => lookOf(props.asks, props.rules);
  const typeNumber = (input: HTMLInputElement): void => {
    const atEnd = input.selectionEnd === input.value.length;
    props.onInput(atEnd ? shownAnswer(props.asks, input.value, props.rules) : input.value);
  };
  if (props.asks === 'ACCOUNT_NUMBER')
    return (
      <Field
        label={look().label}
        hint={look().hint}
        error={props.error}
        name="other-account"
        autocomplete="off"
        autocapitalize={look().autocapitalize ?? 'none'}
        spellcheck={false}
        inputmode={look().inputmode ?? 'text'}
        value={shownAnswer(props.asks, props.value, props.rules)}
        onInput={(event) => typeNumber(event.currentTarget)}
      />
    );
  if (props.asks === 'PASSWORD')
    return (
      <PasswordField
        label="Пароль этого счёта"
        hint="С ним по этому номеру входят в кабинет"
        name="other-password"
        autocomplete="off"
        value={props.value}
        onInput={(text) => props.onInput(text)}
        error={props.error}
      />
    );
  return (
    <AnswerField
      asks={props.asks}
      required
      rules={props.rules}
      value={props.value}
      error={props.error}
      onInput={(text) => props.onInput(text)}
    />
  );
}
