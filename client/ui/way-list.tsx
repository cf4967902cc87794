import { For, type JSX } from 'solid-js';
import { Icon } from './icon.tsx';

/** A page one can go to from here. */
export interface Way {
  href: string;
  title: string;
  icon: Parameters<typeof Icon>[0]['name'];
  /** A few words about what is there. */
  note?: string;
}

/** Ways on, one beneath the other, each as wide as a thumb likes it. */
export function WayList(props: { ways: readonly Way[] }): JSX.Element {
  return (
    <ul class="card divide-y divide-line overflow-hidden">
      <For each={props.ways}>
        {(way) => (
          <li>
            <a
              href={way.href}
              class="flex min-h-16 items-center gap-4 px-5 py-3 hover:bg-wash focus-visible:-outline-offset-3"
            >
              <Icon name={way.icon} />
              <span>
                {way.title}
                {way.note === undefined ? null : <span class="block text-sm text-soft">{way.note}</span>}
              </span>
              <Icon name="forward" class="ml-auto size-5 text-soft" />
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
