import { Navigate, useLocation, useSearchParams } from '@solidjs/router';
import { Provider } from '@urql/solid';
import { type JSX, Show, createSignal, lazy } from 'solid-js';
import { PhoneList } from '../contacts/phone-list.tsx';
import { knownDevice, type KnownDevice } from '../device/known-device.ts';
import { PinSignIn } from '../device/pin-sign-in.tsx';
import { openClient } from '../graphql/client.ts';
import type { OneTime } from '../password/own-password.tsx';
import type { SignInState } from '../registration/submitted.ts';
import { tenantFacts } from '../tenant/facts.ts';
import { announce } from '../ui/announce.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { safePlace } from './return-to.ts';
import { sessionOver, sessionState, signIn } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';

const OwnPassword = lazy(async () => ({ default: (await import('../password/own-password.tsx')).OwnPassword }));

/** The door: the keypad on a device with a PIN, else one form, and phones for those who cannot get in. Who is signed in goes on to where one wanted to be. */
export function SignInPage(): JSX.Element {
  const [search] = useSearchParams<{ next: string }>();
  const led = useLocation<SignInState>().state;
  const [told, setTold] = createSignal(led?.told);
  const [login, setLogin] = createSignal(led?.login);
  const [oneTime, setOneTime] = createSignal<OneTime>();

  const [byPassword, setByPassword] = createSignal(led?.login !== undefined);
  const byPin = (): KnownDevice | null => (byPassword() ? null : knownDevice());

  /** One who was signed in, and is not any more: why, and that nothing is lost. */
  const whyAgain = (): string | undefined => {
    const why = sessionOver();
    if (typeof search.next === 'string' && search.next.startsWith('/pay/'))
      return 'Войдите, и покажем, что с платежом. С деньгами всё идёт своим порядком: второй раз платить не нужно.';
    return why !== undefined && search.next !== undefined ? `${why} После входа откроется та же страница.` : why;
  };

  const turnToPassword = (why?: string): void => {
    setByPassword(true);
    if (why !== undefined) {
      setTold(why);
      announce(why);
    }
    queueMicrotask(() => document.querySelector<HTMLInputElement>('input[name=username]')?.focus());
  };
  const comeBack = (login: string, told?: string): void => {
    setLogin(login);
    setTold(told);
    setOneTime(undefined);
  };
  /** With the own password at once; whatever is in the way, the form can do the same. */
  const enter = async (login: string, password: string): Promise<void> => {
    const outcome = await signIn(login, password);
    if (outcome !== 'signed-in') comeBack(login, 'Пароль сохранён. Войдите с ним.');
  };

  return (
    <Show when={sessionState() === 'signed-out'} fallback={<Navigate href={safePlace(search.next)} />}>
      <div class="mx-auto max-w-105 pt-2 desk:pt-8">
        <Show
          when={oneTime()}
          fallback={
            <>
              <PageHeading title="Вход" />
              <Show
                when={byPin()}
                keyed
                fallback={
                  <>
                    <p class="-mt-2 mb-6 text-soft">{told() ?? whyAgain() ?? tenantFacts.welcome}</p>
                    <SignInForm login={login()} onOneTime={setOneTime} />
                    <ul class="mt-5 flex flex-wrap justify-between gap-x-6">
                      <Show when={knownDevice()}>
                        <li>
                          <button type="button" class="link min-h-11" onClick={() => setByPassword(false)}>
                            Войти по PIN-коду
                          </button>
                        </li>
                      </Show>
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
                  </>
                }
              >
                {(device) => (
                  <>
                    <Show when={whyAgain()}>{(why) => <p class="-mt-2 mb-4 text-soft">{why()}</p>}</Show>
                    <PinSignIn device={device} onPassword={turnToPassword} />
                  </>
                )}
              </Show>
            </>
          }
        >
          {(shown) => (
            <Provider value={openClient}>
              <OwnPassword
                oneTime={shown()}
                onDone={enter}
                onSpent={(message) => comeBack(shown().login, message)}
                onBack={() => comeBack(shown().login)}
              />
            </Provider>
          )}
        </Show>
        <section class="mt-10 border-t border-line pt-6" aria-label="Телефоны">
          <PhoneList />
          <a href="/legal" class="link mt-6 inline-flex min-h-11 items-center text-sm">
            Правила и документы
          </a>
        </section>
      </div>
    </Show>
  );
}
