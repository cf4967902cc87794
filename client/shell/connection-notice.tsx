import { type JSX, Match, Switch } from 'solid-js';
import { kept } from '../offline/outbox.ts';
import { sessionState } from '../sessions/session.ts';
import { online } from '../ui/online.ts';

/** A quiet word while there is no connection; it goes by itself. Lies over the page, so that nothing jumps. */
export function ConnectionNotice(): JSX.Element {
  // Whose they are is not said: somebody else may stand before the door.
  const waits = (): boolean => sessionState() === 'signed-out' && kept().some(({ answer }) => answer === null);
  return (
    <div
      role="status"
      class="no-print pointer-events-none fixed inset-x-0 bottom-20 z-20 flex justify-center px-4 desk:bottom-6"
    >
      <Switch>
        <Match when={!online()}>
          <Word>Нет связи. Всё обновится само</Word>
        </Match>
        <Match when={waits()}>
          <Word>Есть неотправленные показания: войдите, и они уйдут</Word>
        </Match>
      </Switch>
    </div>
  );
}

function Word(props: { children: string }): JSX.Element {
  return <p class="rounded-full bg-ink px-4 py-2 text-center text-sm text-surface shadow-lg">{props.children}</p>;
}
