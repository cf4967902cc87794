import { createQuery } from '@urql/solid';
import { type JSX, Show, createSignal, createEffect, lazy } from 'solid-js';
import { type TextToAcceptFragment, ViewerAccountsDocument } from '../graphql/generated/graphql.ts';

const NewTexts = lazy(async () => ({ default: (await import('./new-texts.tsx')).NewTexts }));

/**
 * Stands before the pages of a resident: texts the utility has changed are shown and accepted first, at the place one came to.
 * It asks with the accounts, which every first screen asks for: whoever has nothing to accept waits for nothing. Decided once
 * after a sign-in: a form that is being filled in is never taken away.
 */
export function TextsGate(props: { children: JSX.Element }): JSX.Element {
  const [state] = createQuery({ query: ViewerAccountsDocument, requestPolicy: 'cache-first' });
  const [decided, setDecided] = createSignal(false);
  const [texts, setTexts] = createSignal<readonly TextToAcceptFragment[]>([]);
  createEffect(() => {
    const asked = state.data?.viewer?.textsToAccept;
    if (!asked || decided()) return;
    setTexts(asked);
    setDecided(true);
  });
  return (
    <Show when={texts().length > 0} fallback={props.children}>
      <NewTexts texts={texts()} onAccepted={() => setTexts([])} onChanged={setTexts} />
    </Show>
  );
}
