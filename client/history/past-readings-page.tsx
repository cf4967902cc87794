import { createQuery } from '@urql/solid';
import { For, type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { PastReadingsDocument } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { historySection } from './history-sections.ts';
import { HistoryFrame } from './history-frame.tsx';
import { Interval } from './interval.tsx';
import { type PastMeter, PastReadingsTable } from './past-readings-table.tsx';
import { type Span, useSpan } from './span.ts';
import { TakeAway } from './take-away.tsx';

/** What the meters showed, day by day, in the months that are asked for. */
export function PastReadingsPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const rule = () => historySection(tenant().rules.history.sections, '/past-readings', 'Показания');
  const span = useSpan(rule);
  const [state, reload] = createQuery({
    query: PastReadingsDocument,
    variables: () => ({ account: account.id }),
    pause: () => !span.known(),
  });
  return (
    <HistoryFrame part={rule().title.toLowerCase()} span={span}>
      <div class="no-print mb-5 flex flex-wrap gap-3 empty:hidden">
        <Interval span={span} chosen={rule().intervalChosen} />
      </div>
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-40" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <Show
                when={known().meters.length > 0}
                fallback={<Empty title="Счётчика нет">{tenant().rules.readings.noMeter}</Empty>}
              >
                <div class="flex flex-col gap-5">
                  <For
                    each={known()
                      .meters.map((meter) => within(meter, span))
                      .filter(worthShowing)}
                  >
                    {(meter) => <PastReadingsTable meter={meter} rule={rule()} thisMonth={span.thisMonth} />}
                  </For>
                </div>
                <TakeAway name="readings" span={span} />
              </Show>
            )}
          </Show>
        )}
      </Loaded>
    </HistoryFrame>
  );
}

/** The meter with its readings of those months only. */
function within(meter: PastMeter, span: Span): PastMeter {
  const from = span.from() ?? '';
  const nodes = meter.readings.nodes.filter(({ takenOn }) => {
    const month = takenOn.slice(0, 7);
    return month >= from && month <= span.to();
  });
  // Earlier ones that did not come belong here only where the months begin before those that did.
  const oldest = meter.readings.nodes.at(-1)?.takenOn.slice(0, 7) ?? '';
  const hasNextPage = meter.readings.pageInfo.hasNextPage && from <= oldest;
  return { ...meter, readings: { ...meter.readings, nodes, pageInfo: { hasNextPage } } };
}

/** A meter that was taken away is of no interest in months in which it was not there. */
const worthShowing = ({ status, readings }: PastMeter): boolean => status !== 'REMOVED' || readings.nodes.length > 0;
