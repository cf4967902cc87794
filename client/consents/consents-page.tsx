import { createQuery } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { forgetAccount } from '../accounts/last-account.ts';
import { type GivenConsentFragment, type OwnConsentsQuery, OwnConsentsDocument } from '../graphql/generated/graphql.ts';
import { dayOf, fullDay } from '../locale/calendar.ts';
import { hideWays } from '../shell/ways.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { BoneRows } from '../ui/bone.tsx';
import { Button, buttonLook } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { OfferedConsents } from './offered-consents.tsx';
import { offered, sorted, wayOf } from './own-consents.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** What the resident has consented to, what they can consent to besides, and what they took back. */
export function ConsentsPage(): JSX.Element {
  const [state, reload] = createQuery({ query: OwnConsentsDocument, requestPolicy: 'cache-and-network' });
  const [closed, setClosed] = createSignal<string>();
  const close = (message: string): void => {
    forgetAccount();
    setClosed(message);
  };
  return (
    <div class="mx-auto max-w-160">
      <Show when={closed() === undefined} fallback={<Closed message={closed() ?? ''} />}>
        <PageHeading title="Согласия" back={{ href: '/settings', title: 'Настройки' }} />
        <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-32" />}>
          {(data) => (
            <Show when={data().viewer}>
              {(viewer) => (
                <Consents
                  consents={viewer().consents}
                  tenant={data().tenant}
                  reload={() => reload({ requestPolicy: 'network-only' })}
                  onClosed={close}
                />
              )}
            </Show>
          )}
        </Loaded>
      </Show>
    </div>
  );
}

interface ConsentsProps {
  consents: readonly GivenConsentFragment[];
  tenant: OwnConsentsQuery['tenant'];
  reload: () => void;
  onClosed: (message: string) => void;
}

function Consents(props: ConsentsProps): JSX.Element {
  const [withdrawing, setWithdrawing] = createSignal<GivenConsentFragment>();
  const [told, setTold] = createSignal<string>();
  const all = () => sorted(props.consents);
  const ticks = () => offered(props.tenant, all().held);
  const done = (message: string): void => {
    setWithdrawing(undefined);
    setTold(message);
    announce(message);
    props.reload();
  };
  return (
    <div class="flex flex-col gap-8">
      <Show when={told()}>
        <p class="rounded-xl bg-accent-wash px-4 py-3 font-medium">{told()}</p>
      </Show>
      <section aria-labelledby="held">
        <h2 id="held" class="mb-3 text-lg font-semibold">
          Действуют
        </h2>
        <Show when={all().held.length > 0} fallback={<p class="text-soft">Сейчас согласий нет.</p>}>
          <ul class="card divide-y divide-line px-5">
            <For each={all().held}>
              {(consent) => (
                <li class="py-4">
                  <ConsentFacts consent={consent} />
                  <div class="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                    <Show when={isCurrent(props.tenant, consent)}>
                      <TextLink consent={consent} />
                    </Show>
                    <Button
                      look="quiet"
                      class="min-h-11! px-5! py-2!"
                      aria-label={`Отозвать: ${[consent.title, wayOf(consent)].filter(Boolean).join(', ')}`}
                      onClick={() => {
                        setTold(undefined);
                        setWithdrawing(consent);
                      }}
                    >
                      Отозвать
                    </Button>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <Show when={ticks().length > 0}>
        <OfferedConsents ticks={ticks()} onGiven={() => done('Согласие записано. Отозвать его можно здесь же.')} />
      </Show>
      <Show when={all().past.length > 0}>
        <details class="card px-5 py-4">
          <summary class="min-h-11 cursor-pointer content-center font-medium">Прежние согласия</summary>
          <ul class="divide-y divide-line">
            <For each={all().past}>
              {(consent) => (
                <li class="py-4">
                  <ConsentFacts consent={consent} />
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
      <Show when={withdrawing()} keyed>
        {(consent) => (
          <WithdrawDialog
            consent={consent}
            onKeep={() => setWithdrawing(undefined)}
            onDone={done}
            onClosed={props.onClosed}
          />
        )}
      </Show>
    </div>
  );
}

const isCurrent = (tenant: OwnConsentsQuery['tenant'], { kind, version }: GivenConsentFragment): boolean =>
  tenant.legalTexts.some((text) => text.kind === kind && text.version === version);

function ConsentFacts(props: { consent: GivenConsentFragment }): JSX.Element {
  const tenant = useTenant();
  const on = (moment: string): string => fullDay(dayOf(moment, tenant().timeZone));
  return (
    <>
      <p class="font-medium">{props.consent.title}</p>
      <p class="text-sm text-soft">
        {[
          wayOf(props.consent),
          `версия\u00A0${props.consent.version}`,
          `дано ${on(props.consent.givenAt)}`,
          ...(props.consent.withdrawnAt ? [`отозвано ${on(props.consent.withdrawnAt)}`] : []),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

function TextLink(props: { consent: GivenConsentFragment }): JSX.Element {
  return (
    <a
      href={`/legal/${props.consent.kind.toLowerCase().replaceAll('_', '-')}`}
      class="link inline-flex min-h-11 items-center text-sm"
    >
      Читать текст
      <span class="sr-only">: {props.consent.title}</span>
    </a>
  );
}

/** The portal of this resident is no more. Its links load a page anew: nothing of them stays in memory. */
function Closed(props: { message: string }): JSX.Element {
  hideWays();
  return (
    <>
      <PageHeading title="Кабинет закрыт" />
      <p class="mb-6">{props.message}</p>
      <a href="/sign-in" rel="external" class={`${buttonLook('quiet')} w-full`}>
        На страницу входа
      </a>
    </>
  );
}
