import { For, type JSX, Show } from 'solid-js';
import { address } from '../locale/address.ts';
import { tenant } from '../tenant/tenant.ts';
import { Bone } from '../ui/bone.tsx';
import { tenantFacts } from '../tenant/facts.ts';

const dial = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`;

/** Phones, offices and letters of the utility, each with its hours. */
export function ContactList(): JSX.Element {
  return (
    <div class="flex flex-col gap-8">
      <section>
        <h2 class="mb-3 text-lg font-semibold">Телефоны</h2>
        <ul class="card divide-y divide-line px-5">
          <For each={tenantFacts.phones}>
            {(phone) => (
              <li class="py-4">
                <span class="block text-sm text-soft">{phone.purpose}</span>
                <a href={dial(phone.number)} class="inline-flex min-h-11 items-center text-lg font-medium">
                  {phone.number}
                </a>
                <span class="block text-sm text-soft">{phone.hours}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
      <section>
        <h2 class="mb-3 text-lg font-semibold">Офисы</h2>
        <Show when={tenant()} fallback={<Bone class="h-28 w-full" />}>
          {(known) => (
            <ul class="card divide-y divide-line px-5">
              <For each={known().contacts.offices}>
                {(office) => (
                  <li class="py-4">
                    <span class="block font-medium">{office.name}</span>
                    <span class="block">{address(office.address)}</span>
                    <span class="mt-1 block text-sm text-soft">{office.hours}</span>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Show>
      </section>
      <Show when={tenant()?.contacts.email ?? tenant()?.contacts.website}>
        <section>
          <h2 class="mb-1 text-lg font-semibold">Почта и сайт</h2>
          <Show when={tenant()?.contacts.email}>
            {(email) => (
              <p>
                <a href={`mailto:${email()}`} class="link inline-flex min-h-11 items-center">
                  {email()}
                </a>
              </p>
            )}
          </Show>
          <Show when={tenant()?.contacts.website}>
            {(website) => (
              <p>
                <a href={website()} class="link inline-flex min-h-11 items-center" rel="noreferrer">
                  {website().replace(/^https:\/\//, '')}
                </a>
              </p>
            )}
          </Show>
        </section>
      </Show>
    </div>
  );
}
