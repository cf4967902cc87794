import { useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import type { ChosenDeliveryFragment, NoticeKind } from '../graphql/generated/graphql.ts';
import { Tick } from '../ui/tick.tsx';
import { chooseNotices } from './choose-delivery.ts';
import { channelTitles, noticeTitles } from './delivery-words.ts';
import { AddressLacks, ConsentLacks } from './lacking.tsx';
import { SaveForm } from './save-form.tsx';

type Notice = ChosenDeliveryFragment['delivery']['notices'][number];

const keyOf = ({ kind, channel }: Pick<Notice, 'kind' | 'channel'>): string => `${kind} ${channel}`;

/** Which notices come, and by which way each. */
export function NoticeChoices(props: { notices: readonly Notice[] }): JSX.Element {
  const client = useClient();
  // What was ticked here and differs from what is in force.
  const [ticked, setTicked] = createSignal<Record<string, boolean>>({});
  const chosen = (notice: Notice): boolean => ticked()[keyOf(notice)] ?? notice.chosen;
  const changed = () => props.notices.filter((notice) => chosen(notice) !== notice.chosen);
  const kinds = (): NoticeKind[] => [...new Set(props.notices.map(({ kind }) => kind))];
  const save = async () => {
    const choices = changed().map((notice) => ({
      kind: notice.kind,
      channel: notice.channel,
      chosen: chosen(notice),
    }));
    return choices.length > 0 ? chooseNotices(client, choices) : { done: 'Сохранено.' };
  };
  const without = (lack: Lack): boolean => props.notices.some((notice) => lackOf(notice) === lack);
  return (
    <SaveForm changed={changed().length > 0} save={save}>
      {/* Told once with the way to it; beside each choice stands only what it waits for. */}
      <div class="rounded-xl bg-wash px-4 py-2 empty:hidden">
        <Show when={without('EMAIL')}>
          <AddressLacks channel="EMAIL" />
        </Show>
        <Show when={without('SMS')}>
          <AddressLacks channel="SMS" />
        </Show>
        <Show when={without('CONSENT')}>
          <ConsentLacks />
        </Show>
      </div>
      <For each={kinds()}>
        {(kind) => (
          <fieldset>
            <legend class="mb-1 font-medium">{noticeTitles[kind]}</legend>
            <For each={props.notices.filter((notice) => notice.kind === kind)}>
              {(notice) => (
                <Tick
                  type="checkbox"
                  name={keyOf(notice)}
                  label={<Way notice={notice} />}
                  checked={chosen(notice)}
                  disabled={!chosen(notice) && lackOf(notice) !== undefined}
                  onTick={(on) => setTicked((all) => ({ ...all, [keyOf(notice)]: on }))}
                  {...noteOf(notice)}
                />
              )}
            </For>
          </fieldset>
        )}
      </For>
    </SaveForm>
  );
}

/** What lacks before a notice can come: an address, then a consent. */
type Lack = Notice['channel'] | 'CONSENT';

function lackOf({ channel, address, needsConsent }: Notice): Lack | undefined {
  if (address === null) return channel;
  return needsConsent === null ? undefined : 'CONSENT';
}

const waitsFor: Record<Lack, string> = {
  EMAIL: 'Нужна почта',
  SMS: 'Нужен мобильный телефон',
  CONSENT: 'Нужно ваше согласие',
};

function noteOf(notice: Notice): { note?: string } {
  const lack = lackOf(notice);
  return lack ? { note: waitsFor[lack] } : {};
}

function Way(props: { notice: Notice }): JSX.Element {
  return (
    <>
      {channelTitles[props.notice.channel]}
      <Show when={props.notice.address}>
        {(address) => <span class="text-soft [overflow-wrap:anywhere]"> на {address()}</span>}
      </Show>
    </>
  );
}
