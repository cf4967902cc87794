import { type JSX, Show } from 'solid-js';
import type { HistorySection } from './history-sections.ts';

/** Where the chart of a history stands: above the table by rule, else there for those who ask for it. */
export function ChartPlace(props: { rule: HistorySection['chart']; children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.rule === 'NONE'} fallback={props.children}>
      <details class="group">
        <summary class="no-print link inline-flex min-h-11 cursor-pointer items-center">Показать графиком</summary>
        <div class="mt-2">{props.children}</div>
      </details>
    </Show>
  );
}
