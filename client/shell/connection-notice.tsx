import { type JSX, Show } from 'solid-js';
import { online } from '../ui/online.ts';

/** A quiet word while there is no connection; it goes by itself. Lies over the page, so that nothing jumps. */
export function ConnectionNotice(): JSX.Element {
  return (
    <div
      role="status"
      class="no-print pointer-events-none fixed inset-x-0 bottom-20 z-20 flex justify-center px-4 desk:bottom-6"
    >
      <Show when={!online()}>
        <p class="rounded-full bg-ink px-4 py-2 text-sm text-surface shadow-lg">Нет связи. Всё обновится само</p>
      </Show>
    </div>
  );
}
