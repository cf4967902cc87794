import { For, type JSX } from 'solid-js';
import { tenantFacts } from '../tenant/facts.ts';

/** Phones with their hours, for those who cannot go on alone. */
export function PhoneList(): JSX.Element {
  return (
    <ul class="flex flex-col gap-5">
      <For each={tenantFacts.phones}>
        {(phone) => (
          <li>
            <span class="block text-sm text-soft">{phone.purpose}</span>
            <a
              href={`tel:${phone.number.replace(/[^\d+]/g, '')}`}
              class="inline-flex min-h-11 items-center text-lg font-medium"
            >
              {phone.number}
            </a>
            <span class="block text-sm text-soft">{phone.hours}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
