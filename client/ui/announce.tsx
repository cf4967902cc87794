import { type JSX, createSignal } from 'solid-js';

const [said, setSaid] = createSignal('');

/** Says a result to those who hear the page. */
export function announce(text: string): void {
  setSaid('');
  queueMicrotask(() => setSaid(text));
}

/** Where results are said; once in the page. */
export function LiveRegion(): JSX.Element {
  return (
    <p class="sr-only" role="status" aria-live="polite">
      {said()}
    </p>
  );
}
