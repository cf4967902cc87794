import { createSignal, onCleanup } from 'solid-js';

const [open, setOpen] = createSignal(true);

/** Whether the ways to other pages are shown around this one. */
export { open as waysOpen };

/** Hides the ways to other pages as long as the component that calls it stands: all of them would lead to it. */
export function hideWays(): void {
  setOpen(false);
  onCleanup(() => setOpen(true));
}
