import { useSearchParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show, createMemo } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { ChargesDocument, type ChargesQuery } from '../graphql/generated/graphql.ts';
import { ChartPlace } from '../history/chart-place.tsx';
import { type HistorySection, historySection } from '../history/history-sections.ts';
import { HistoryFrame } from '../history/history-frame.tsx';
import { Choice, Interval } from '../history/interval.tsx';
import { useSpan } from '../history/span.ts';
import { TakeAway } from '../history/take-away.tsx';
import { period } from '../locale/calendar.ts';
import { money } from '../locale/money.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Bone } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { chargesByMonth, type MonthCharges } from './by-month.ts';
import { ChargesTable } from './charges-table.tsx';

/** Charged and paid month by month. Interval and service stand in the address: back, reload and a link keep them. */
export function ChargesPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [search, setSearch] = useSearchParams<{ service: string }>();
  const rule = () => historySection(tenant().rules.history.sections, '/charges', 'Начисления');
  const span = useSpan(rule);
  const service = (): string => search.service ?? '';

  const [state, reload] = createQuery({
    query: ChargesDocument,
    variables: () => ({ account: account.id, from: span.from(), to: span.to(), service: service() || null }),
    pause: () => !span.known(),
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
                <Months charges={known().charges} rule={rule()} />
                <TakeAway name="charges" span={span} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </HistoryFrame>
  );
}

interface MonthsProps {
  charges: NonNullable<ChargesQuery['account']>['charges'];
  rule: Omit<HistorySection, 'kind'>;
}

function Months(props: MonthsProps): JSX.Element {
  const months = createMemo(() => chargesByMonth(props.charges));
  return (
    <Show
      when={months().length > 0}
      fallback={
        <Empty title="За эти месяцы начислений нет">
          {props.rule.intervalChosen
            ? 'Выберите другие месяцы.'
            : 'Счета прошлых месяцев есть на вкладке «По месяцам».'}
        </Empty>
      }
    >
      <ChartPlace rule={props.rule.chart}>
        <BarChart
          title={`Начислено и оплачено по месяцам, ${months().length} мес. Значения в таблице ниже`}
          names={['Начислено', 'Оплачено']}
          unit="₽"
          bars={months().toReversed().map(barOf)}
        />
      </ChartPlace>
      <Show when={props.charges.pageInfo.hasNextPage}>
        <p class="mt-3 text-sm text-soft">Показаны последние месяцы. Чтобы увидеть ранние, выберите интервал короче.</p>
      </Show>
      <ChargesTable months={months()} rule={props.rule} />
    </Show>
  );
}

const barOf = (month: MonthCharges) => ({
  month: month.period,
  first: Number(month.charged),
  second: Number(month.paid),
  words: `${period(month.period)}: начислено ${money(month.charged)}, оплачено ${money(month.paid)}`,
});
