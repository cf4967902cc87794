import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import type { Order } from './sorted.ts';

/** A table that may be sorted by its columns. The order stands in the address as «sort=charged» or «sort=-charged». */
export interface Sorting {
  able: () => boolean;
  order: () => Order | undefined;
  /** Sorts by a column, the largest first; by the same once more, the other way round. */
  turn: (column: string) => void;
}

/** The order of a page's table; `first` is the column it is sorted by, downwards, before anybody chooses. */
export function useSorting(able: () => boolean, first: string): Sorting {
  const [search, setSearch] = useSearchParams<{ sort: string }>();
  const order = (): Order => {
    const [, down = '', column = ''] = /^(-?)([a-zA-Z0-9]+)$/.exec((able() && search.sort) || '') ?? [];
    return column ? { column, down: down === '-' } : { column: first, down: true };
  };
  return {
    able,
    order,
    turn: (column) => {
      const down = order().column === column ? !order().down : true;
      setSearch({ sort: `${down ? '-' : ''}${column}` }, { replace: true, scroll: false });
    },
  };
}

/** The head of a column: says how the table is sorted, and sorts it where the utility's rule lets it. */
export function ColumnHead(props: {
  sorting: Sorting;
  column: string;
  class?: string;
  children: JSX.Element;
}): JSX.Element {
  const direction = (): 'ascending' | 'descending' | undefined => {
    const order = props.sorting.order();
    if (!props.sorting.able() || order?.column !== props.column) return undefined;
    return order.down ? 'descending' : 'ascending';
  };
  const arrow = (): string => {
    if (direction() === undefined) return '';
    return direction() === 'ascending' ? '↑' : '↓';
  };
  return (
    <th scope="col" class={`font-normal ${props.class ?? ''}`} aria-sort={direction()}>
      <Show when={props.sorting.able()} fallback={props.children}>
        <button
          type="button"
          class="relative inline-flex min-h-11 cursor-pointer items-center underline decoration-line underline-offset-4 before:absolute before:-inset-x-2 before:inset-y-0 hover:text-ink"
          onClick={() => props.sorting.turn(props.column)}
        >
          {props.children}
          <span aria-hidden="true" class="absolute left-full pl-0.5">
            {arrow()}
          </span>
        </button>
      </Show>
    </th>
  );
}
