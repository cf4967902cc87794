import type { JSX } from 'solid-js';
import { ChartPlace } from '../history/chart-place.tsx';
import type { HistorySection } from '../history/history-sections.ts';
import { period } from '../locale/calendar.ts';
import { decimal } from '../locale/money.ts';
import { registerLabel } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { StackChart } from '../ui/stack-chart.tsx';
import type { ConsumedMonth, Consumption } from './consumed-by-month.ts';
import { ConsumptionTable } from './consumption-table.tsx';

/** Months as bars of their zones, and the same values as a table. */
export function ConsumedMonths(props: {
  consumption: Consumption;
  service: string;
  rule: Omit<HistorySection, 'kind'>;
}): JSX.Element {
  const tenant = useTenant();
  const zones = (): string[] => {
    const { zones: codes } = props.consumption;
    const registers = Math.max(2, ...codes.map((code) => Number(code?.slice(1) ?? 0)));
    return codes.map((code) => {
      if (code !== undefined) return capital(registerLabel(tenant().rules.readings.registerLabels, registers, code));
      return codes.length > 1 ? 'Без зон' : 'Потребление';
    });
  };
  const unit = () => props.consumption.unit;
  const inUnit = (volume: string): string => `${decimal(volume)}\u00A0${unit() ?? ''}`.trim();
  const words = (month: ConsumedMonth): string => {
    const parts = month.volumes.flatMap((volume, index) =>
      volume === null ? [] : [`${(zones()[index] ?? '').toLowerCase()} ${decimal(volume)}`],
    );
    return [
      `${period(month.period)}: ${inUnit(month.total)}`,
      ...(parts.length > 1 ? parts : []),
      ...(month.yearAgo === null ? [] : [`год назад ${inUnit(month.yearAgo)}`]),
    ].join(', ');
  };
  return (
    <>
      <ChartPlace rule={props.rule.chart}>
        <StackChart
          title={`${props.service}: потребление по месяцам, ${props.consumption.months.length} мес. Значения в таблице ниже`}
          names={zones()}
          unit={unit() ?? undefined}
          stacks={props.consumption.months.toReversed().map((month) => ({
            month: month.period,
            parts: month.volumes.map(Number),
            yearAgo: month.yearAgo === null ? undefined : Number(month.yearAgo),
            words: words(month),
          }))}
        />
      </ChartPlace>
      <ConsumptionTable consumption={props.consumption} zones={zones()} service={props.service} rule={props.rule} />
    </>
  );
}
