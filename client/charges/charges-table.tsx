import type { JSX } from 'solid-js';
import type { HistorySection } from '../history/history-sections.ts';
import { type MonthColumn, MonthsTable } from '../history/months-table.tsx';
import { kopecks, sum } from '../locale/money.ts';
import type { MonthCharges } from './by-month.ts';

type Sum = Exclude<keyof MonthCharges, 'period'>;

const column = (name: Sum, title: string): MonthColumn<MonthCharges> => ({
  name,
  title,
  shown: (month) => sum(month[name]),
  sortBy: (month) => kopecks(month[name]),
});

const recalculated: MonthColumn<MonthCharges> = {
  ...column('recalculated', 'Перерасчёт'),
  shown: (month) => (kopecks(month.recalculated) === 0n ? '' : sum(month.recalculated)),
  wideOnly: true,
};

/** What was charged and paid, month by month; recalculations where there were any. */
export function ChargesTable(props: {
  months: MonthCharges[];
  rule: Pick<HistorySection, 'sortable' | 'monthOpens'>;
}): JSX.Element {
  const columns = (): MonthColumn<MonthCharges>[] => [
    column('charged', 'Начислено'),
    ...(props.months.some((month) => kopecks(month.recalculated) !== 0n) ? [recalculated] : []),
    column('paid', 'Оплачено'),
    { ...column('closing', 'На конец месяца'), wideOnly: true },
  ];
  return (
    <MonthsTable
      name="Таблица начислений"
      caption="Суммы в рублях"
      months={props.months}
      columns={columns()}
      rule={props.rule}
    />
  );
}
