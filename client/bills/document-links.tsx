import { For, type JSX, Show } from 'solid-js';
import type { BillPaperFragment } from '../graphql/generated/graphql.ts';
import { period } from '../locale/calendar.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { buttonLook } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PrintButton } from '../ui/print-button.tsx';

/** Ways to a bill as a document, in every format the utility offers. Each opens beside the page: nothing here is left. */
export function DocumentLinks(props: { bill: BillPaperFragment; print?: boolean; class?: string }): JSX.Element {
  const tenant = useTenant();
  return (
    <div class={`no-print flex flex-wrap gap-2 ${props.class ?? ''}`}>
      <For each={tenant().rules.bills.formats}>
        {(format, place) => (
          <a
            href={`${props.bill.documentPath}.${format.toLowerCase()}`}
            target="_blank"
            rel="noopener"
            class={`${buttonLook('quiet')} min-h-11! px-4! py-2! text-sm whitespace-nowrap max-wide:flex-auto`}
          >
            <Icon name="bill" class="size-5" />
            <span>
              {place() === 0 ? `Открыть ${format}` : format}
              <span class="sr-only">
                : {tenant().rules.bills.name} за {period(props.bill.period)}, откроется в новой вкладке
              </span>
            </span>
          </a>
        )}
      </For>
      <Show when={props.print && tenant().rules.bills.print}>
        <PrintButton class="max-wide:flex-auto" />
      </Show>
    </div>
  );
}
