import { type JSX, Show, createEffect, onMount } from 'solid-js';
import { tenantFacts } from '../tenant/facts.ts';
import { Icon } from './icon.tsx';

let first = true;

interface PageHeadingProps {
  title: string;
  /** Which part of the title's place this is, where others look alike: read out, in the tab's name and on paper. */
  part?: string;
  /** Where this page hangs: shown as a way back above the title. */
  back?: { href: string; title: string };
  /** The page says itself what it is; the heading is for those who hear it. */
  hidden?: boolean;
  children?: JSX.Element;
}

/** The title of a page: names the tab, and takes the focus after a step so that it is read out. */
export function PageHeading(props: PageHeadingProps): JSX.Element {
  let heading!: HTMLHeadingElement;
  createEffect(() => {
    document.title = `${props.part ? `${props.title}: ${props.part}` : props.title} — ${tenantFacts.productName}, ${tenantFacts.shortName}`;
  });
  onMount(() => {
    // Not on the page one came to: there the browser begins at the top.
    if (!first) heading.focus({ preventScroll: true });
    first = false;
  });
  return (
    <div classList={{ 'mb-5': !props.hidden }}>
      <Show when={props.back}>
        {(back) => (
          <a
            href={back().href}
            class="no-print -ml-1.5 inline-flex min-h-11 items-center gap-1 pr-3 text-soft hover:text-ink"
          >
            <Icon name="back" class="size-5" />
            {back().title}
          </a>
        )}
      </Show>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1
          ref={(element) => (heading = element)}
          tabindex="-1"
          class="text-xl font-semibold"
          classList={{ 'sr-only': props.hidden === true }}
        >
          {props.title}
          <Show when={props.part}>
            <span class="sr-only print:not-sr-only">: {props.part}</span>
          </Show>
        </h1>
        {props.children}
      </div>
    </div>
  );
}
