import { type JSX, Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { PhoneList } from '../contacts/phone-list.tsx';
import { Button } from '../ui/button.tsx';
import { announce } from '../ui/announce.tsx';
import { online } from '../ui/online.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { askStopped } from './ask-stopped.ts';
import { stopped } from './stopped.ts';

/** How often the page asks by itself whether the portal works again, while somebody looks at it. */
const everyMs = 30_000;

/** Stands in place of the portal while its utility has stopped it: why, what to do, whom to call. Goes by itself. */
export function StoppedPage(): JSX.Element {
  const [asking, setAsking] = createSignal(false);
  const [still, setStill] = createSignal<string>();

  // The bank has just sent one back here, or a payment was being looked at.
  const fromBank = location.pathname.startsWith('/pay/');

  const quietly = (): void => {
    if (document.visibilityState === 'visible') void askStopped();
  };
  const timer = setInterval(quietly, everyMs);
  document.addEventListener('visibilitychange', quietly);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', quietly);
  });
  createEffect(on(online, (back) => back && quietly(), { defer: true }));

  const ask = async (): Promise<void> => {
    setStill(undefined);
    setAsking(true);
    const answered = await askStopped();
    setAsking(false);
    const told = answered ? 'Пока не работает.' : 'Нет связи. Проверьте интернет и попробуйте ещё раз.';
    setStill(told);
    if (stopped() !== null) announce(told);
  };

  return (
    <div class="mx-auto max-w-105 pt-2 desk:pt-8">
      <PageHeading title="Кабинет пока не работает" />
      <p class="-mt-2 mb-4">{stopped()}</p>
      <Show when={fromBank}>
        <p class="mb-4 font-medium">Если вы только что заплатили, платёж не потеряется: второй раз платить не нужно.</p>
      </Show>
      <p class="mb-6 text-soft">
        Когда он заработает, эта страница откроется сама, и нужно будет войти заново. Если дело срочное, позвоните нам.
      </p>
      <Button look="quiet" class="w-full" busy={asking()} onClick={() => void ask()}>
        Проверить сейчас
      </Button>
      {/* Its place is kept, so that the word does not move the phones. */}
      <p class="mt-2 min-h-6 text-center text-sm text-soft">
        <Show when={still()}>{still()}</Show>
      </p>
      <section class="mt-6 border-t border-line pt-6" aria-label="Телефоны">
        <PhoneList />
        <ul class="mt-6 flex flex-wrap gap-x-6">
          <li>
            <a href="/contacts" class="link inline-flex min-h-11 items-center text-sm">
              Адреса и контакты
            </a>
          </li>
          <li>
            <a href="/legal" class="link inline-flex min-h-11 items-center text-sm">
              Правила и документы
            </a>
          </li>
        </ul>
      </section>
    </div>
  );
}
