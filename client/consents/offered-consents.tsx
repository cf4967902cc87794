import { useClient } from '@urql/solid';
import { type JSX, createSignal } from 'solid-js';
import { GiveConsentsDocument } from '../graphql/generated/graphql.ts';
import { ConsentTicks } from '../registration/consent-ticks.tsx';
import { consentsInput, type Tick } from '../registration/consents.ts';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** Consents by one's own wish: none is ticked beforehand, each is given apart. */
export function OfferedConsents(props: { ticks: readonly Tick[]; onGiven: () => void }): JSX.Element {
  const client = useClient();
  const [ticked, setTicked] = createSignal<Record<string, boolean>>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    const consents = consentsInput(props.ticks, ticked());
    setRefusal(consents.length > 0 ? undefined : 'Отметьте, что вы хотите получать.');
    if (consents.length === 0) return;
    setBusy(true);
    const { data, error } = await client.mutation(GiveConsentsDocument, { input: { consents } }).toPromise();
    setBusy(false);
    if (data?.giveConsents.__typename === 'ConsentsGiven') {
      setTicked({});
      return props.onGiven();
    }
    setRefusal(
      data?.giveConsents.message ??
        error?.graphQLErrors[0]?.message ??
        'Нет связи. Попробуйте ещё раз: отметки на месте.',
    );
  };

  return (
    <section aria-labelledby="offered">
      <h2 id="offered" class="mb-1 text-lg font-semibold">
        По желанию
      </h2>
      <p class="mb-4 text-soft">На услугу и кабинет это не влияет. Передумать можно в любой день.</p>
      <form onSubmit={(event) => void submit(event)} novalidate class="card flex flex-col gap-5 px-5 py-5">
        <ConsentTicks
          ticks={props.ticks}
          ticked={ticked()}
          errors={{}}
          byWish
          onTick={(key, on) => {
            setTicked((all) => ({ ...all, [key]: on }));
            setRefusal(undefined);
          }}
        />
        <Refusal message={refusal()} />
        <Button type="submit" class="w-full wide:w-auto wide:self-start" busy={busy()}>
          Дать согласие
        </Button>
      </form>
    </section>
  );
}
