import { type JSX, Show } from 'solid-js';
import { Column, MonthChart, type MonthPlace } from './month-chart.tsx';

/** One month of a chart: its bars, and the words that say their values. Numbers are for drawing only. */
export interface Bar {
  month: string;
  first: number;
  second?: number;
  words: string;
}

interface BarChartProps {
  /** The oldest month first. */
  bars: Bar[];
  /** What the bars stand for: one name or two. */
  names: string[];
  /** What the heights are measured in: «₽». */
  unit?: string;
  /** What the chart shows, for those who do not see it; the values stand in the table beneath. */
  title: string;
}

/** Bars by month, one or two for each. */
export function BarChart(props: BarChartProps): JSX.Element {
  const two = (): boolean => props.names.length > 1;
  const thick = (place: MonthPlace): number => Math.min(place.step * (two() ? 0.36 : 0.56), 22);
  return (
    <MonthChart
      months={props.bars}
      legend={props.names.map((name, index) => ({ name, look: look(index) }))}
      largest={Math.max(...props.bars.flatMap(({ first, second }) => [first, second ?? 0]), 0)}
      unit={props.unit}
      title={props.title}
    >
      {(bar, place) => (
        <>
          <Column
            x={place.middle - (two() ? thick(place) + 1 : thick(place) / 2)}
            width={thick(place)}
            to={bar.first}
            place={place}
            look={look(0)}
          />
          <Show when={two()}>
            <Column x={place.middle + 1} width={thick(place)} to={bar.second ?? 0} place={place} look={look(1)} />
          </Show>
        </>
      )}
    </MonthChart>
  );
}

/** Charged is full, paid is hollow: they differ without colour too, on paper and for those who see none. */
const look = (index: number): string => (index === 0 ? 'fill-accent stroke-accent' : 'fill-accent-wash stroke-accent');
