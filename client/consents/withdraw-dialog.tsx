import { useClient } from '@urql/solid';
import { type JSX, createSignal, createUniqueId, onCleanup, onMount } from 'solid-js';
import { type GivenConsentFragment, WithdrawConsentDocument } from '../graphql/generated/graphql.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { wayOf } from './own-consents.ts';

interface WithdrawDialogProps {
  consent: GivenConsentFragment;
  onKeep: () => void;
  onDone: (message: string) => void;
  onClosed: (message: string) => void;
}

/** Asks once more before a consent is withdrawn, and says in plain words what will be then. */
export function WithdrawDialog(props: WithdrawDialogProps): JSX.Element {
  const client = useClient();
  const id = createUniqueId();
  const [meaning, setMeaning] = createSignal(props.consent.required ? undefined : meaningOf(props.consent));
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let dialog!: HTMLDialogElement;

  const ask = async (closesAccess: boolean): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setRefusal(undefined);
    const input = { id: props.consent.id, closesAccess };
    const { data, error } = await client.mutation(WithdrawConsentDocument, { input }).toPromise();
    setBusy(false);
    const answer = data?.withdrawConsent;
    if (answer?.__typename === 'ConsentWithdrawn') (answer.closed ? props.onClosed : props.onDone)(answer.message);
    else if (answer?.reason === 'CLOSES_ACCESS') setMeaning(answer.message);
    else if (answer) props.onDone(answer.message);
    else setRefusal(error?.graphQLErrors[0]?.message ?? 'Нет связи. Согласие пока действует, попробуйте ещё раз.');
  };

  onMount(() => {
    dialog.showModal();
    // The browser gives the focus back to where it was.
    onCleanup(() => dialog.close());
    // What it means when the portal goes with it, the server says, and changes nothing.
    if (props.consent.required) void ask(false);
  });

  return (
    <dialog
      ref={(element) => (dialog = element)}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-meaning`}
      class="card m-auto w-[calc(100%-2rem)] max-w-120 px-5 py-6 text-ink backdrop:bg-black/50"
      onCancel={(event) => {
        event.preventDefault();
        props.onKeep();
      }}
    >
      <h2 id={`${id}-title`} class="mb-3 text-lg font-semibold">
        Отозвать согласие?
      </h2>
      <p class="mb-3 font-medium">{[props.consent.title, wayOf(props.consent)].filter(Boolean).join(', ')}</p>
      <div id={`${id}-meaning`} class="mb-5 min-h-36">
        {meaning() ?? <BoneRows rows={3} class="h-8" />}
      </div>
      <Refusal message={refusal()} />
      <div class="mt-4 flex flex-col gap-3">
        <Button autofocus onClick={() => props.onKeep()}>
          Оставить
        </Button>
        <Button
          look="quiet"
          busy={busy()}
          disabled={meaning() === undefined && refusal() === undefined}
          onClick={() => void ask(props.consent.required && meaning() !== undefined)}
        >
          {props.consent.required ? 'Отозвать и закрыть кабинет' : 'Отозвать'}
        </Button>
      </div>
    </dialog>
  );
}

const meaningOf = (consent: GivenConsentFragment): string =>
  consent.channel
    ? `Мы перестанем присылать ${wayOf(consent) ?? ''} с новостями и предложениями. Коды для входа, счета и важные сообщения будут приходить, как раньше.`
    : 'Согласие перестанет действовать сразу. Кабинет и услуга останутся.';
