import { useSearchParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show, createMemo } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { ChargesDocument, type ChargesQuery } from '../graphql/generated/graphql.ts';
import { HistoryTabs, historySection } from '../history/history-tabs.tsx';
import { Choice, Interval } from '../history/interval.tsx';
import { monthsBetween, monthsFrom, period, today } from '../locale/calendar.ts';
import { money } from '../locale/money.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Bone } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { chargesByMonth, type MonthCharges } from './by-month.ts';
import { ChargesTable } from './charges-table.tsx';

/** As far back as the choice of months goes. */
const YEARS = 5;

const isMonth = (value: string | undefined): value is string => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value ?? '');

/** Charged and paid month by month. Interval and service stand in the address: back, reload and a link keep them. */
export function ChargesPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [search, setSearch] = useSearchParams<{ from: string; to: string; service: string }>();
  const rule = () => historySection(tenant().rules.history.sections, '/charges');
  const thisMonth = today(tenant().timeZone).slice(0, 7);

  const to = (): string => (isMonth(search.to) ? search.to : thisMonth);
  const from = (): string =>
    isMonth(search.from) ? search.from : monthsFrom(thisMonth, -(rule()?.shown.months ?? 12));
  const service = (): string => search.service ?? '';

  const [state, reload] = createQuery({
    query: ChargesDocument,
    variables: () => ({ account: account.id, from: from(), to: to(), service: service() || null }),
  });
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher />
      <PageHeading title="История" part={(rule()?.title ?? 'Начисления').toLowerCase()}>
        <PrintButton class="max-wide:hidden" />
      </PageHeading>
      <HistoryTabs />
      <Loaded state={state} reload={reload} skeleton={<Bone class="h-96 w-full" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <>
                <div class="no-print mb-5 flex flex-wrap gap-3">
                  <Show when={rule()?.intervalChosen ?? true}>
                    <Interval
                      months={monthsBetween(monthsFrom(thisMonth, -12 * YEARS), thisMonth)}
                      from={from()}
                      to={to()}
                      onChoose={(interval) => setSearch(interval, { replace: true })}
                    />
                  </Show>
                  <Show when={known().services.length > 1}>
                    <div class="w-full">
                      <Choice
                        label="Услуга"
                        value={service()}
                        options={[
                          { value: '', title: 'Все услуги' },
                          ...known().services.map((one) => ({ value: one.service.code, title: one.service.name })),
                        ]}
                        onChoose={(code) => setSearch({ service: code || undefined }, { replace: true })}
                      />
                    </div>
                  </Show>
                </div>
                <Months charges={known().charges} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

function Months(props: { charges: NonNullable<ChargesQuery['account']>['charges'] }): JSX.Element {
  const months = createMemo(() => chargesByMonth(props.charges));
  return (
    <Show
      when={months().length > 0}
      fallback={<Empty title="За эти месяцы начислений нет">Выберите другие месяцы.</Empty>}
    >
      <BarChart
        title={`Начислено и оплачено по месяцам, ${months().length} мес. Значения в таблице ниже`}
        names={['Начислено', 'Оплачено']}
        unit="₽"
        bars={months().toReversed().map(barOf)}
      />
      <Show when={props.charges.pageInfo.hasNextPage}>
        <p class="mt-3 text-sm text-soft">Показаны последние месяцы. Чтобы увидеть ранние, выберите интервал короче.</p>
      </Show>
      <ChargesTable months={months()} />
    </Show>
  );
}

const barOf = (month: MonthCharges) => ({
  month: month.period,
  first: Number(month.charged),
  second: Number(month.paid),
  words: `${period(month.period)}: начислено ${money(month.charged)}, оплачено ${money(month.paid)}`,
});
