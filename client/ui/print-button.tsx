import type { JSX } from 'solid-js';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Prints the page; its print style leaves only what belongs on paper. */
export function PrintButton(props: { class?: string }): JSX.Element {
  return (
    <Button look="quiet" class={`no-print min-h-11! px-4! py-2! text-sm ${props.class ?? ''}`} onClick={() => print()}>
      <Icon name="print" class="size-5" />
      Напечатать
    </Button>
  );
}
