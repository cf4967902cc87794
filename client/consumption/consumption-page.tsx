import { useSearchParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show, createEffect, createMemo, createSignal } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { ConsumptionDocument, type ConsumptionQuery } from '../graphql/generated/graphql.ts';
import { historySection } from '../history/history-sections.ts';
import { HistoryFrame } from '../history/history-frame.tsx';
import { Choice, Interval } from '../history/interval.tsx';
import { useSpan } from '../history/span.ts';
import { TakeAway } from '../history/take-away.tsx';
import { monthsFrom } from '../locale/calendar.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Bone } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { consumedByMonth } from './consumed-by-month.ts';
import { ConsumedMonths } from './consumed-months.tsx';

type Account = NonNullable<ConsumptionQuery['account']>;

/** How much of a service was used month by month, zone by zone, beside the year before. */
export function ConsumptionPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [search, setSearch] = useSearchParams<{ service: string }>();
  const rule = () => historySection(tenant().rules.history.sections, '/consumption', 'Потребление');
  const span = useSpan(rule);
  // All services fit into one answer, and each is there at once; where they do not, each is asked for alone.
  const [alone, setAlone] = createSignal(false);
  const before = (month: string | null): string | null => month && monthsFrom(month, -12);
  const [state, reload] = createQuery({
    query: ConsumptionDocument,
    variables: () => ({
      account: account.id,
      from: span.from(),
      to: span.to(),
      yearBefore: before(span.from()),
      toYearBefore: before(span.to()),
      service: alone() ? service() : null,
    }),
    pause: () => !span.known(),
  });
  const services = createMemo(() => (state.data?.account ? measuredServices(state.data.account) : []));
  const service = (): string =>
    services().find(({ code }) => code === search.service)?.code ?? services()[0]?.code ?? '';
  createEffect(() => {
    const known = state.data?.account;
    if (known && service() && (known.now.pageInfo.hasNextPage || known.yearAgo.pageInfo.hasNextPage)) setAlone(true);
  });
  return (
    <HistoryFrame part={rule().title.toLowerCase()} span={span}>
      <Loaded state={state} reload={reload} skeleton={<Bone class="h-96 w-full" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <>
                <div class="no-print mb-5 flex flex-wrap gap-3">
                  <Interval span={span} chosen={rule().intervalChosen} />
                  <Show when={services().length > 1}>
                    <div class="w-full">
                      <Choice
                        label="Услуга"
                        value={service()}
                        options={services().map(({ code, name }) => ({ value: code, title: name }))}
                        onChoose={(code) => setSearch({ service: code }, { replace: true })}
                      />
                    </div>
                  </Show>
                </div>
                <Show when={consumedByMonth(known().now.nodes, known().yearAgo.nodes, service())}>
                  {(consumption) => (
                    <Show
                      when={consumption().months.length > 0}
                      fallback={
                        <Empty title="За эти месяцы потребления нет">
                          {rule().intervalChosen ? 'Выберите другие месяцы.' : ''}
                        </Empty>
                      }
                    >
                      <ConsumedMonths
                        consumption={consumption()}
                        service={services().find(({ code }) => code === service())?.name ?? ''}
                        rule={rule()}
                      />
                    </Show>
                  )}
                </Show>
                <TakeAway name="consumption" span={span} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </HistoryFrame>
  );
}

/** The services that are measured or counted in something, those of the account first, then those it once had. */
function measuredServices(account: Account): { code: string; name: string }[] {
  const billed = [...account.now.nodes, ...account.yearAgo.nodes];
  const all = [...account.services.map(({ service }) => service), ...billed.map(({ service }) => service)];
  const counted = new Set(
    billed
      .filter(({ service, lines }) => lines.some((line) => (line.unit ?? service.unit) !== null))
      .map(({ service }) => service.code),
  );
  const first = new Map(
    all.filter(({ code, unit }) => unit !== null || counted.has(code)).map((one) => [one.code, one]),
  );
  return [...first.values()];
}
