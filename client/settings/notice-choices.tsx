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
  return (
    <SaveForm changed={changed().length > 0} save={save}>
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
                  disabled={!chosen(notice) && (notice.address === null || notice.needsConsent !== null)}
                  onTick={(on) => setTicked((all) => ({ ...all, [keyOf(notice)]: on }))}
                  {...(hinders(notice) ? { note: <Hindrance notice={notice} /> } : {})}
                />
              )}
            </For>
          </fieldset>
        )}
      </For>
    </SaveForm>
  );
}

const hinders = ({ address, needsConsent }: Notice): boolean => address === null || needsConsent !== null;

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

/** What lacks before this can come, and the way to it. */
function Hindrance(props: { notice: Notice }): JSX.Element {
  return (
    <Show when={props.notice.address === null} fallback={<ConsentLacks />}>
      <AddressLacks channel={props.notice.channel} />
    </Show>
  );
}
