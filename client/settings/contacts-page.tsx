import { createQuery } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { type OwnContactsQuery, OwnContactsDocument } from '../graphql/generated/graphql.ts';
import { phoneNumber } from '../locale/phone-number.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { type Changing, underWay } from './change-contact.ts';
import { ContactForm } from './contact-form.tsx';
import { OwnDataForm } from './own-data-form.tsx';

type Viewer = NonNullable<OwnContactsQuery['viewer']>;

interface Row {
  what: Changing;
  label: string;
  value: string | null;
}

/** Name, e-mail and phones of the resident; what the utility's rule allows is changed here, one at a time. */
export function ContactsSettingsPage(): JSX.Element {
  const [state, reload] = createQuery({ query: OwnContactsDocument, requestPolicy: 'cache-and-network' });
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Имя и контакты" back={{ href: '/settings', title: 'Настройки' }} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-24" />}>
        {(data) => <Show when={data().viewer}>{(viewer) => <Contacts viewer={viewer()} />}</Show>}
      </Loaded>
    </div>
  );
}

function Contacts(props: { viewer: Viewer }): JSX.Element {
  const tenant = useTenant();
  const kept = underWay.value.contact;
  const [changing, setChanging] = createSignal<Changing | undefined>(
    kept ? (kept.channel === 'EMAIL' ? 'EMAIL' : 'PHONE') : undefined,
  );
  const [told, setTold] = createSignal<{ what: Changing; message: string }>();
  const editable = (what: Changing): boolean => tenant().rules.settings.editable.includes(what);
  const rows = (): Row[] =>
    [
      { what: 'FULL_NAME' as const, label: 'Фамилия, имя, отчество', value: props.viewer.name },
      { what: 'EMAIL' as const, label: 'Электронная почта', value: props.viewer.email },
      {
        what: 'PHONE' as const,
        label: 'Мобильный телефон',
        value: props.viewer.phone && phoneNumber(props.viewer.phone),
      },
      {
        what: 'HOME_PHONE' as const,
        label: 'Домашний телефон',
        value: props.viewer.homePhone && phoneNumber(props.viewer.homePhone),
      },
    ].filter(({ what, value }) => editable(what) || value !== null);
  const buttons: Partial<Record<Changing, HTMLButtonElement>> = {};
  const close = (what: Changing, message?: string): void => {
    setChanging(undefined);
    setTold(message === undefined ? undefined : { what, message });
    if (message !== undefined) announce(message);
    queueMicrotask(() => buttons[what]?.focus());
  };
  return (
    <>
      <ul class="card divide-y divide-line px-5">
        <For each={rows().map(({ what }) => what)}>
          {(what) => {
            const row = (): Row => rows().find((one) => one.what === what)!;
            return (
              <li class="py-4">
                <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  <div class="min-w-0">
                    <p class="text-sm text-soft">{row().label}</p>
                    <p class="font-medium break-words">{row().value ?? 'Пока нет'}</p>
                  </div>
                  <Show when={editable(what) && changing() !== what}>
                    <Button
                      ref={(element: HTMLButtonElement) => (buttons[what] = element)}
                      look="quiet"
                      aria-label={`Изменить: ${row().label}`}
                      onClick={() => {
                        underWay.forget();
                        setTold(undefined);
                        setChanging(what);
                      }}
                    >
                      Изменить
                    </Button>
                  </Show>
                </div>
                <Show when={told()?.what === what && told()}>
                  {(done) => <p class="mt-2 rounded-xl bg-accent-wash px-4 py-3 font-medium">{done().message}</p>}
                </Show>
                <Show when={changing() === what}>
                  <Show
                    when={what === 'EMAIL' || what === 'PHONE'}
                    fallback={
                      <OwnDataForm
                        what={what}
                        value={row().value ?? ''}
                        onDone={(message) => close(what, message)}
                        onCancel={() => close(what)}
                      />
                    }
                  >
                    <ContactForm
                      channel={what === 'EMAIL' ? 'EMAIL' : 'SMS'}
                      onDone={(message) => close(what, message)}
                      onCancel={() => close(what)}
                    />
                  </Show>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
      <Show when={afterwards({ email: editable('EMAIL'), phone: editable('PHONE') })}>
        {(words) => <p class="mt-4 text-sm text-soft">{words()}</p>}
      </Show>
    </>
  );
}

/** What comes after a change, of what can be changed. */
function afterwards({ email, phone }: { email: boolean; phone: boolean }): string | undefined {
  const told = 'О замене мы сообщим на прежний адрес.';
  if (email && phone) return `Новая почта или телефон начнут действовать, когда вы введёте код из сообщения. ${told}`;
  if (email) return `Новая почта начнёт действовать, когда вы введёте код из письма. ${told}`;
  return phone ? 'Новый телефон начнёт действовать, когда вы введёте код из СМС.' : undefined;
}
