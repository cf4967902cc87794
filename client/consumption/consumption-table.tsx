import type { JSX } from 'solid-js';
import type { HistorySection } from '../history/history-sections.ts';
import { type MonthColumn, MonthsTable } from '../history/months-table.tsx';
import { decimal } from '../locale/money.ts';
import type { ConsumedMonth, Consumption } from './consumed-by-month.ts';

/** The values of the chart: months as rows, zones as columns, and the year before. */
export function ConsumptionTable(props: {
  consumption: Consumption;
  /** What the zones are called. */
  zones: string[];
  service: string;
  rule: Pick<HistorySection, 'sortable' | 'monthOpens'>;
}): JSX.Element {
  const several = (): boolean => props.zones.length > 1;
  const columns = (): MonthColumn<ConsumedMonth>[] => [
    ...(several()
      ? props.zones.map((zone, index) => column(`zone${index}`, zone, (month) => month.volumes[index]))
      : []),
    column('total', several() ? 'Всего' : 'Потребление', (month) => month.total),
    ...(props.consumption.months.some(({ yearAgo }) => yearAgo !== null)
      ? [column('yearAgo', 'Год назад', (month) => month.yearAgo)]
      : []),
  ];
  return (
    <MonthsTable
      name="Таблица потребления"
      caption={[props.service, props.consumption.unit].filter(Boolean).join(', ')}
      months={props.consumption.months}
      columns={columns()}
      rule={props.rule}
    />
  );
}

function column(
  name: string,
  title: string,
  volume: (month: ConsumedMonth) => string | null | undefined,
): MonthColumn<ConsumedMonth> {
  return {
    name,
    title,
    shown: (month) => {
      const value = volume(month) ?? null;
      return value === null ? '—' : decimal(value);
    },
    // Sorting needs no exact numbers.
    sortBy: (month) => Number(volume(month) ?? -1),
  };
}
