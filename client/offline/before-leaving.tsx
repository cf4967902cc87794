import { createQuery } from '@urql/solid';
import { type Accessor, type JSX, Show } from 'solid-js';
import { ViewerAccountsDocument } from '../graphql/generated/graphql.ts';
import { plural } from '../locale/plural.ts';
import { Button } from '../ui/button.tsx';
import type { KeptReading } from './kept-readings.ts';
import { discard, kept } from './outbox.ts';

/** What the resident who is signed in has typed on this device and the utility does not have yet. */
export function useOwnKept(): Accessor<readonly KeptReading[]> {
  const [state] = createQuery({ query: ViewerAccountsDocument, requestPolicy: 'cache-first' });
  return () => kept().filter(({ resident }) => resident === state.data?.viewer?.id);
}

interface BeforeLeavingProps {
  readings: readonly KeptReading[];
  busy: boolean;
  onLeave: () => void;
  onStay: () => void;
}

/** Asks what is to become of readings that were not sent, before one signs out. */
export function BeforeLeaving(props: BeforeLeavingProps): JSX.Element {
  const deleteAll = async (): Promise<void> => {
    for (const { key } of props.readings) await discard(key);
    props.onLeave();
  };
  return (
    <Show when={props.readings.length > 0}>
      <section class="card mt-6 px-5 py-4" role="alertdialog" aria-labelledby="unsent" aria-describedby="unsent-told">
        <h2 id="unsent" class="font-semibold" tabindex="-1" ref={(heading) => queueMicrotask(() => heading.focus())}>
          Показания ещё не переданы
        </h2>
        <p id="unsent-told" class="mt-1 mb-4 text-soft">
          На этом устройстве {plural(props.readings.length, 'остался', 'осталось', 'осталось')} {props.readings.length}{' '}
          {plural(props.readings.length, 'счётчик', 'счётчика', 'счётчиков')} с показаниями. Если оставить, они уйдут,
          когда вы войдёте здесь снова. Другие их не увидят.
        </p>
        <div class="flex flex-col gap-3">
          <Button busy={props.busy} onClick={() => props.onStay()}>
            Не выходить
          </Button>
          <Button look="quiet" busy={props.busy} onClick={() => props.onLeave()}>
            Оставить и выйти
          </Button>
          <Button look="quiet" busy={props.busy} onClick={() => void deleteAll()}>
            Удалить и выйти
          </Button>
        </div>
      </section>
    </Show>
  );
}
