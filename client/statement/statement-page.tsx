import { createQuery } from '@urql/solid';
import { type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { StatementDocument, type StatementQuery } from '../graphql/generated/graphql.ts';
import { HistoryFrame } from '../history/history-frame.tsx';
import { Interval } from '../history/interval.tsx';
import { type Span, useSpan } from '../history/span.ts';
import { TakeAway } from '../history/take-away.tsx';
import { fullDay, monthsFrom, today } from '../locale/calendar.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Money } from '../ui/money.tsx';
import { Empty } from '../ui/notice.tsx';
import { StatementTable } from './statement-table.tsx';

const rule = { shown: { mode: 'LAST_MONTHS', months: 12 }, intervalChosen: true } as const;

/** Everything that was charged, corrected, paid and given back, with the balance after each: one account statement. */
export function StatementPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const span = useSpan(() => rule);
  const lastDay = (month: string): string => {
    const last = new Date(Date.parse(`${monthsFrom(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    const now = today(tenant().timeZone);
    return last > now ? now : last;
  };
  const [state, reload] = createQuery({
    query: StatementDocument,
    variables: () => ({
      account: account.id,
      from: `${span.from() ?? monthsFrom(span.to(), -11)}-01`,
      to: lastDay(span.to()),
    }),
    pause: () => !span.known(),
    requestPolicy: 'cache-and-network',
  });
  return (
    <HistoryFrame part="движение денег" span={span}>
      <div class="no-print mb-5 flex flex-wrap gap-3">
        <Interval span={span} chosen />
      </div>
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={6} class="h-20" />}>
        {(data) => (
          <Show when={data().account?.statement} fallback={<AccountGone />}>
            {(statement) => <Statement statement={statement()} span={span} />}
          </Show>
        )}
      </Loaded>
    </HistoryFrame>
  );
}

function Statement(props: { statement: NonNullable<StatementQuery['account']>['statement']; span: Span }): JSX.Element {
  return (
    <>
      <section class="card px-5 py-2" aria-label="Остатки">
        <dl class="divide-y divide-line">
          <Balance name={`На начало ${fullDay(props.statement.from)}`} amount={props.statement.opening} />
          <Balance name={`На конец ${fullDay(props.statement.to)}`} amount={props.statement.closing} />
        </dl>
        <Show when={!props.statement.agrees}>
          <p class="mb-3 rounded-xl bg-wash px-4 py-3">
            Остаток в последнем счёте немного другой: мы уже сверяем. Платить нужно столько, сколько стоит на главной.
          </p>
        </Show>
      </section>
      <Show
        when={props.statement.entries.length > 0}
        fallback={
          <div class="mt-5">
            <Empty title="За это время ничего не было">Выберите интервал побольше.</Empty>
          </div>
        }
      >
        <StatementTable entries={props.statement.entries} />
        <TakeAway name="statement" span={props.span} />
      </Show>
    </>
  );
}

function Balance(props: { name: string; amount: string }): JSX.Element {
  const prepaid = (): boolean => props.amount.startsWith('-');
  return (
    <div class="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
      <dt class="text-soft">{props.name}</dt>
      <dd class="ml-auto font-semibold">
        <span class="font-normal text-soft">{prepaid() ? 'переплата ' : props.amount === '0.00' ? '' : 'долг '}</span>
        <Money amount={props.amount.replace('-', '')} />
      </dd>
    </div>
  );
}
