import { For, type JSX } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { buttonLook } from '../ui/button.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import type { Span } from './span.ts';
import { downloadSpan } from './span-months.ts';

const formats = [
  { ending: 'csv', title: 'Скачать CSV' },
  { ending: 'xlsx', title: 'Скачать Excel' },
] as const;

/** What is shown as a file or on paper. */
export function TakeAway(props: {
  name: 'charges' | 'payments' | 'readings' | 'consumption' | 'statement';
  span: Span;
}): JSX.Element {
  const account = useAccount();
  const asked = (): string => downloadSpan({ from: props.span.from(), to: props.span.to() });
  return (
    <div class="no-print mt-5 flex flex-wrap gap-3">
      <For each={formats}>
        {({ ending, title }) => (
          <a
            href={`/downloads/${encodeURIComponent(account.id)}/${props.name}.${ending}?${asked()}`}
            download=""
            class={`${buttonLook('quiet')} min-h-11! px-4! py-2! text-sm`}
          >
            {title}
          </a>
        )}
      </For>
      <PrintButton />
    </div>
  );
}
