import { For, type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import type { MeterFactsFragment, ReadingsDueFragment } from '../graphql/generated/graphql.ts';
import { monthName } from '../locale/calendar.ts';
import { SectionCard } from '../overview/section-card.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { buttonLook } from '../ui/button.tsx';
import { MeterNow } from './meter-card.tsx';
import { takesToday, windowSentence } from './window-words.ts';

interface MetersNowProps {
  meters: readonly MeterFactsFragment[];
  due: ReadingsDueFragment | null;
}

/** The meters on the first screen: what they showed last, until when to hand in, and the way to it. */
export function MetersNow(props: MetersNowProps): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const installed = () => props.meters.filter(({ status }) => status === 'ACTIVE');
  return (
    <SectionCard title="Счётчики" more={{ href: account.href('/readings'), title: 'Все показания' }}>
      <Show when={installed().length > 0} fallback={<p class="mt-1 text-soft">{tenant().rules.readings.noMeter}</p>}>
        <ul class="divide-y divide-line">
          <For each={installed()}>
            {(meter) => (
              <li class="py-4 first:pt-2 last:pb-0">
                <MeterNow meter={meter} />
              </li>
            )}
          </For>
        </ul>
        <Show when={props.due}>{(due) => <HandInNow due={due()} href={account.href('/readings')} />}</Show>
      </Show>
    </SectionCard>
  );
}

function HandInNow(props: { due: ReadingsDueFragment; href: string }): JSX.Element {
  const taken = () => props.due.meters.filter((meter) => meter.taken);
  const handedIn = (): boolean =>
    taken().every(({ registers }) => registers.every((register) => register.handedIn !== null));
  const offered = (): boolean => takesToday(props.due.window) && !props.due.needsPayment;
  return (
    <Show when={taken().length > 0}>
      <p class="mt-4 text-sm text-soft">
        {handedIn()
          ? `Показания за ${monthName(props.due.window.period)} переданы.`
          : props.due.needsPayment
            ? 'Показания передают вместе с оплатой.'
            : windowSentence(props.due.window)}
      </p>
      <Show when={offered() && !handedIn()}>
        <a href={props.href} class={`${buttonLook('quiet')} mt-3 w-full`}>
          Передать показания
        </a>
      </Show>
    </Show>
  );
}
