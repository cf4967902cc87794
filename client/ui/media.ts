import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Whether the screen is so now: `media('(min-width: 60rem)')`. Follows when it is turned or made wider. */
export function media(query: string): Accessor<boolean> {
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const follow = (): boolean => setMatches(list.matches);
  list.addEventListener('change', follow);
  onCleanup(() => list.removeEventListener('change', follow));
  return matches;
}
