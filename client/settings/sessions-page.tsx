import { createQuery, useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import {
  EndOtherSessionsDocument,
  EndSessionDocument,
  OwnSessionsDocument,
  type OwnSessionsQuery,
} from '../graphql/generated/graphql.ts';
import { day, dayOf, timeOf, today } from '../locale/calendar.ts';
import { whatFailed } from '../registration/register.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Refusal } from '../ui/refusal.tsx';

type Session = NonNullable<OwnSessionsQuery['viewer']>['sessions'][number];

/** Where the resident is signed in; any of it can be ended from here. */
export function SessionsPage(): JSX.Element {
  const [state, reload] = createQuery({ query: OwnSessionsDocument, requestPolicy: 'network-only' });
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Где вы вошли" back={{ href: '/settings', title: 'Настройки' }} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-24" />}>
        {(data) => (
          <Sessions all={data().viewer?.sessions ?? []} reload={() => reload({ requestPolicy: 'network-only' })} />
        )}
      </Loaded>
    </div>
  );
}

function Sessions(props: { all: readonly Session[]; reload: () => void }): JSX.Element {
  const client = useClient();
  const [busy, setBusy] = createSignal<string>();
  const [told, setTold] = createSignal<string>();
  const [fault, setFault] = createSignal<string>();
  const others = () => props.all.filter(({ current }) => !current);
  let result!: HTMLParagraphElement;

  /** Ends one session, or all others; the list is asked for anew. */
  const end = async (which: Session | 'others'): Promise<void> => {
    if (busy() !== undefined) return;
    setBusy(which === 'others' ? which : which.id);
    setTold(undefined);
    setFault(undefined);
    const { data, error } =
      which === 'others'
        ? await client.mutation(EndOtherSessionsDocument, {}).toPromise()
        : await client.mutation(EndSessionDocument, { input: { id: which.id } }).toPromise();
    setBusy(undefined);
    if (!data) return void setFault(whatFailed(error));
    const done = which === 'others' ? 'На всех других устройствах вы вышли.' : `Вы вышли: ${which.device}.`;
    setTold(done);
    announce(done);
    // The button that was pressed goes away with its session.
    result.focus();
    props.reload();
  };

  return (
    <>
      <p
        ref={(element) => (result = element)}
        tabindex="-1"
        class="mb-5 text-soft"
        classList={{ 'font-medium text-ink': told() !== undefined }}
      >
        {told() ?? 'Не узнаёте устройство? Выйдите на нём отсюда и смените пароль.'}
      </p>
      <ul class="flex flex-col gap-3" aria-label="Устройства">
        <For each={props.all}>
          {(session) => (
            <li class="card flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-5 py-4">
              <Description session={session} />
              <Show when={!session.current}>
                <Button
                  look="quiet"
                  class="max-wide:w-full"
                  busy={busy() === session.id}
                  aria-label={`Выйти на устройстве: ${session.device}`}
                  onClick={() => void end(session)}
                >
                  Выйти
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div class="mt-5 flex flex-col gap-5">
        <Refusal message={fault()} />
        <Show when={others().length > 0} fallback={<p class="text-center text-soft">Больше вы нигде не вошли.</p>}>
          <Button class="w-full" busy={busy() === 'others'} onClick={() => void end('others')}>
            Выйти на всех других устройствах
          </Button>
        </Show>
      </div>
    </>
  );
}

const methods: Record<Session['method'], string> = {
  PASSWORD: 'с паролем',
  PIN: 'по PIN-коду',
  PASSKEY: 'по отпечатку или лицу',
};

function Description(props: { session: Session }): JSX.Element {
  const tenant = useTenant();
  const when = (moment: string): string => {
    const { timeZone } = tenant();
    const on = dayOf(moment, timeZone);
    return `${on === today(timeZone) ? 'сегодня' : day(on)} в\u00A0${timeOf(moment, timeZone)}`;
  };
  return (
    <div class="min-w-0">
      <p class="flex flex-wrap items-center gap-x-2 font-medium">
        {props.session.device}
        <Show when={props.session.current}>
          <span class=" rounded-full bg-accent-wash px-3 py-0.5 text-sm">это устройство</span>
        </Show>
      </p>
      <Show when={props.session.place}>{(place) => <p class="text-sm text-soft">{place()}</p>}</Show>
      <p class="text-sm text-soft">Последний раз {when(props.session.lastUsedAt)}</p>
      <p class="text-sm text-soft">
        Вход {methods[props.session.method]} {when(props.session.startedAt)}
      </p>
    </div>
  );
}
