import { useClient } from '@urql/solid';
import { type JSX, Show, createSignal } from 'solid-js';
import {
  type AccountDescriptionQuery,
  type IdentityProof,
  ProveAccountDocument,
} from '../graphql/generated/graphql.ts';
import { Choice } from '../history/interval.tsx';
import { whatFailed } from '../registration/register.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { proofFields } from './proof-fields.ts';

type Account = NonNullable<AccountDescriptionQuery['account']>;

/** Why owner or address stand there in dots, and the form that shows them whole. Nothing where nothing is hidden. */
export function ProveAccount(props: { account: Account }): JSX.Element {
  const tenant = useTenant();
  const masking = () => tenant().rules.registration.masking;
  const hidden = (): boolean => !props.account.proved && (masking().ownerName || masking().address);
  const ways = (): IdentityProof[] =>
    masking().liftedBy.filter((proof) => proof in proofFields && (proof !== 'METER_SERIAL' || hasMeter(props.account)));
  return (
    <Show when={hidden()}>
      <section class="card px-5 py-5" aria-labelledby="prove-account">
        <h2 id="prove-account" class="text-lg font-semibold">
          {whatIsHidden(masking())}
        </h2>
        <Show
          when={ways().length > 0}
          fallback={<p class="mt-1 text-soft">Так их не увидит посторонний, который угадал номер.</p>}
        >
          <p class="mt-1 mb-4 text-soft">Чтобы видеть всё целиком, подтвердите, что счёт ваш.</p>
          <ProofForm account={props.account} ways={ways()} />
        </Show>
      </section>
    </Show>
  );
}

const hasMeter = ({ meters }: Account): boolean => meters.some(({ status }) => status === 'ACTIVE');

function whatIsHidden({ ownerName, address }: { ownerName: boolean; address: boolean }): string {
  if (ownerName && address) return 'Имя и адрес скрыты';
  return ownerName ? 'Имя владельца скрыто' : 'Адрес скрыт';
}

function ProofForm(props: { account: Account; ways: IdentityProof[] }): JSX.Element {
  const client = useClient();
  const [chosen, setChosen] = createSignal<IdentityProof>();
  // What was typed for one way is still there when one comes back to it.
  const [typed, setTyped] = createSignal<Partial<Record<IdentityProof, string>>>({});
  const [fault, setFault] = createSignal<string>();
  /** What is wrong says all that the hint does. */
  const [hinted, setHinted] = createSignal(true);
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const way = (): IdentityProof => chosen() ?? props.ways[0]!;
  const asked = () => proofFields[way()]!;
  const tellNothing = (): void => {
    setFault(undefined);
    setHinted(true);
    setRefusal(undefined);
  };
  let field!: HTMLInputElement;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    tellNothing();
    const answers = { [asked().answer]: typed()[way()] ?? '' };
    setBusy(true);
    const input = { accountId: props.account.id, proof: way(), answers };
    const { data, error } = await client.mutation(ProveAccountDocument, { input }).toPromise();
    setBusy(false);
    if (!data) return void setRefusal(whatFailed(error));
    const outcome = data.proveAccount;
    if (outcome.__typename === 'AccountProved') {
      announce('Счёт подтверждён. Теперь всё видно целиком.');
      // The form is going away: one stands again where the page begins.
      document.querySelector('h1')?.focus({ preventScroll: true });
    } else if (outcome.reason === 'INVALID_ANSWERS' || outcome.reason === 'NOT_RECOGNISED') {
      setFault(outcome.message);
      setHinted(outcome.reason !== 'INVALID_ANSWERS');
      field.focus();
    } else setRefusal(outcome.message);
  };

  return (
    <form onSubmit={(event) => void submit(event)} novalidate class="flex flex-col gap-4">
      <Show when={props.ways.length > 1}>
        <div>
          <Choice
            asField
            label="Чем подтвердить"
            options={props.ways.map((value) => ({ value, title: proofFields[value]!.way }))}
            value={way()}
            onChoose={(value) => {
              setChosen(value as IdentityProof);
              tellNothing();
            }}
          />
        </div>
      </Show>
      <Field
        ref={(input: HTMLInputElement) => (field = input)}
        label={asked().label}
        hint={hinted() ? asked().hint : undefined}
        error={fault()}
        name={asked().name}
        inputmode={asked().inputmode}
        autocomplete={asked().autocomplete}
        autocapitalize={asked().autocapitalize}
        spellcheck={false}
        value={typed()[way()] ?? ''}
        onInput={(event) => {
          setTyped((all) => ({ ...all, [way()]: event.currentTarget.value }));
          setFault(undefined);
        }}
      />
      <Refusal message={refusal()} />
      <Button type="submit" look="quiet" busy={busy()}>
        Подтвердить
      </Button>
    </form>
  );
}
