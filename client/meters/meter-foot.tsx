import { type JSX, Show } from 'solid-js';
import type { MeterToReadFragment } from '../graphql/generated/graphql.ts';
import { asSent } from './meter-state.ts';
import { PhotoField } from './photo-field.tsx';
import type { HandIn } from './use-hand-in.ts';

interface MeterFootProps {
  account: string;
  meter: MeterToReadFragment;
  handIn: HandIn;
}

/** What belongs to all registers of a meter: its photo, what the server asks or says, the way back from a correction. */
export function MeterFoot(props: MeterFootProps): JSX.Element {
  const id = () => props.meter.meterId;
  const state = () => {
    const now = props.handIn.stateOf(props.meter);
    return now.kind === 'open' ? now : undefined;
  };
  /** What the server says of what stands in the fields; typed anew, it is sent anew. */
  const answer = () => {
    const kept = state()?.kept;
    return kept && asSent(kept, props.handIn.draft(id()).values) ? kept.answer : undefined;
  };
  // What is about a register stands beside its field.
  const ofMeter = () => answer()?.confirm === false && answer()?.registers.length === 0;
  return (
    <>
      <Show when={answer()?.confirm && state()?.kept}>
        {(kept) => (
          <div class="mb-3 rounded-xl bg-accent-wash px-4 py-3" role="group" aria-label="Проверьте показание">
            <p class="font-medium" tabindex="-1" data-confirm={id()}>
              {answer()?.message}
            </p>
            <button
              type="button"
              class="mt-3 min-h-11 rounded-xl bg-accent px-5 font-semibold text-on-accent"
              onClick={() => void props.handIn.confirm(kept())}
            >
              Да, всё верно
            </button>
          </div>
        )}
      </Show>
      <Show when={ofMeter() && answer()}>
        {(told) => <p class="mb-3 rounded-xl bg-danger-wash px-4 py-3 font-medium text-danger">{told().message}</p>}
      </Show>
      <PhotoField
        account={props.account}
        meter={id()}
        photo={props.handIn.draft(id()).photo}
        onPhoto={(photo) => props.handIn.setPhoto(id(), photo)}
      />
      <Show when={state()?.handedIn || state()?.kept}>
        <button
          type="button"
          class="link min-h-11 text-sm"
          onClick={() => {
            const kept = state()?.kept;
            if (kept) void props.handIn.discard(kept);
            else props.handIn.leave(id());
          }}
        >
          {state()?.handedIn ? 'Оставить как было' : 'Не передавать'}
        </button>
      </Show>
    </>
  );
}
