import { Navigate, useSearchParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { tenantFacts } from '../tenant/facts.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { safePlace } from './return-to.ts';
import { sessionExpired, sessionState } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The door: one form, and phones for those who cannot get in. Who is signed in goes on to where one wanted to be. */
export function SignInPage(): JSX.Element {
  const [search] = useSearchParams<{ next: string }>();
  return (
    <Show when={sessionState() === 'signed-out'} fallback={<Navigate href={safePlace(search.next)} />}>
      <div class="mx-auto max-w-105 pt-2 desk:pt-8">
        <PageHeading title="Вход" />
        <p class="-mt-2 mb-6 text-soft">
          {sessionExpired()
            ? 'Вы давно не заходили. Войдите ещё раз, и мы вернём вас на то же место.'
            : tenantFacts.welcome}
        </p>
        <SignInForm />
        <ul class="mt-5 flex flex-wrap justify-between gap-x-6">
          <li>
            <a href="/registration" class="link inline-flex min-h-11 items-center">
              Зарегистрироваться
            </a>
          </li>
          <li>
            <a href="/password" class="link inline-flex min-h-11 items-center">
              {tenantFacts.recoveryTitle}
            </a>
          </li>
        </ul>
        <section class="mt-10 border-t border-line pt-6" aria-label="Телефоны">
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
          <a href="/legal" class="link mt-6 inline-flex min-h-11 items-center text-sm">
            Правила и документы
          </a>
        </section>
      </div>
    </Show>
  );
}
