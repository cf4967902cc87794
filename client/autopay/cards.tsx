import { useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { type AutopayOfQuery, ForgetCardDocument } from '../graphql/generated/graphql.ts';
import { whatFailed } from '../registration/register.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { cardName, cardTerm } from './card-words.ts';

type Card = NonNullable<AutopayOfQuery['viewer']>['cards'][number];

/** Cards that the bank keeps; each can be forgotten, and is asked about once. */
export function Cards(props: { cards: readonly Card[]; again: () => void }): JSX.Element {
  const client = useClient();
  const [asked, setAsked] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [refused, setRefused] = createSignal<string>();
  const forget = async (card: Card): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const { data, error } = await client.mutation(ForgetCardDocument, { id: card.id }).toPromise();
    setBusy(false);
    setAsked(undefined);
    if (!data) return void setRefused(whatFailed(error));
    announce('Карта забыта');
    // Its row goes, and maybe all of them.
    document.querySelector('h1')?.focus({ preventScroll: true });
    props.again();
  };
  return (
    <section aria-labelledby="cards">
      <h2 id="cards" class="mb-3 text-lg font-semibold">
        Карты, которые помнит банк
      </h2>
      <ul class="card divide-y divide-line px-5">
        <For each={props.cards}>
          {(card) => (
            <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <span>
                {cardName(card)}
                <Show when={cardTerm(card)}>{(term) => <span class="block text-sm text-soft">{term()}</span>}</Show>
              </span>
              <Show
                when={asked() === card.id}
                fallback={
                  <Button
                    look="quiet"
                    class="min-h-11! px-4! py-2! text-sm"
                    aria-label={`Забыть карту ${cardName(card)}`}
                    onClick={() => setAsked(card.id)}
                  >
                    Забыть
                  </Button>
                }
              >
                <span class="flex flex-wrap gap-2">
                  <Button
                    ref={(yes: HTMLButtonElement) => queueMicrotask(() => yes.focus())}
                    class="min-h-11! px-4! py-2! text-sm"
                    busy={busy()}
                    onClick={() => void forget(card)}
                  >
                    Да, забыть
                  </Button>
                  <Button
                    look="quiet"
                    class="min-h-11! px-4! py-2! text-sm"
                    onClick={(event) => {
                      const row = event.currentTarget.closest('li');
                      setAsked(undefined);
                      row?.querySelector('button')?.focus();
                    }}
                  >
                    Оставить
                  </Button>
                </span>
                <p class="w-full text-sm text-soft">Автоплатёж этой картой остановится.</p>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Refusal message={refused()} />
    </section>
  );
}
