import { type JSX, Show } from 'solid-js';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { HistoryTabs } from './history-tabs.tsx';
import { OnPaper } from './on-paper.tsx';
import type { Span } from './span.ts';

/** What every history stands in: whose it is, which one, of which months on paper, and the ways to the others. */
export function HistoryFrame(props: { part: string; span?: Span; children: JSX.Element }): JSX.Element {
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher saidOnPaper={props.span !== undefined} />
      <PageHeading title="История" part={props.part} />
      <Show when={props.span}>{(span) => <OnPaper span={span()} />}</Show>
      <HistoryTabs />
      {props.children}
    </div>
  );
}
