import { createQuery } from '@urql/solid';
import { type JSX, Show, createMemo } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { PaymentsDocument, type PaymentsQuery } from '../graphql/generated/graphql.ts';
import { ChartPlace } from '../history/chart-place.tsx';
import { type HistorySection, historySection } from '../history/history-sections.ts';
import { HistoryFrame } from '../history/history-frame.tsx';
import { Interval } from '../history/interval.tsx';
import { useSpan } from '../history/span.ts';
import { TakeAway } from '../history/take-away.tsx';
import { dayBegins, monthsFrom, period } from '../locale/calendar.ts';
import { money } from '../locale/money.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { paidByMonth, paymentsByMonth } from './by-month.ts';
import { PaymentsTable } from './payments-table.tsx';

/** Payments, the newest first, wherever they were made. */
export function PaymentsPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const rule = () => historySection(tenant().rules.history.sections, '/payments', 'Платежи');
  const span = useSpan(rule);
  const begins = (month: string): string => dayBegins(`${month}-01`, tenant().timeZone);
  const [state, reload] = createQuery({
    query: PaymentsDocument,
    variables: () => {
      const from = span.from();
      return {
        account: account.id,
        from: from === null ? null : begins(from),
        // Up to the last millisecond of the last month.
        to: new Date(Date.parse(begins(monthsFrom(span.to(), 1))) - 1).toISOString(),
      };
    },
    pause: () => !span.known(),
  });
  return (
    <HistoryFrame part={rule().title.toLowerCase()} span={span}>
      <div class="no-print mb-5 flex flex-wrap gap-3 empty:hidden">
        <Interval span={span} chosen={rule().intervalChosen} />
      </div>
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={6} class="h-20" />}>
        {(data) => (
          <Show when={data().account?.payments} fallback={<AccountGone />}>
            {(payments) => (
              <>
                <Months payments={payments()} rule={rule()} />
                <TakeAway name="payments" span={span} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </HistoryFrame>
  );
}

function Months(props: {
  payments: NonNullable<PaymentsQuery['account']>['payments'];
  rule: Omit<HistorySection, 'kind'>;
}): JSX.Element {
  const tenant = useTenant();
  const months = createMemo(() => paymentsByMonth(props.payments.nodes, tenant().timeZone));
  return (
    <Show
      when={months().length > 0}
      fallback={<Empty title="Платежей за это время нет">Платёж из банка появляется здесь через день-два.</Empty>}
    >
      <ChartPlace rule={props.rule.chart}>
        <BarChart
          title={`Оплачено по месяцам, ${paidByMonth(months()).length} мес. Значения в таблице ниже`}
          names={['Оплачено']}
          unit="₽"
          bars={paidByMonth(months()).map((month) => ({
            month: month.period,
            first: Number(month.paid),
            words: `${period(month.period)}: оплачено ${money(month.paid)}`,
          }))}
        />
      </ChartPlace>
      <Show when={props.payments.pageInfo.hasNextPage}>
        <p class="mt-3 text-sm text-soft">
          Показаны последние {props.payments.nodes.length} платежей. Чтобы увидеть ранние, выберите интервал короче.
        </p>
      </Show>
      <PaymentsTable months={months()} rule={props.rule} />
    </Show>
  );
}
