import { For, type JSX, Show } from 'solid-js';
import { Column, MonthChart, type MonthPlace } from './month-chart.tsx';

/** One month of a chart: its parts from below, what it was a year before, and the words that say all of it. */
export interface Stack {
  month: string;
  parts: number[];
  /** Undefined: not known. */
  yearAgo?: number | undefined;
  words: string;
}

interface StackChartProps {
  /** The oldest month first. */
  stacks: Stack[];
  /** What the parts stand for, the lowest first. */
  names: string[];
  unit?: string | undefined;
  /** What the chart shows, for those who do not see it; the values stand in the table beneath. */
  title: string;
}

/** Parts of a month upon each other, each in a tone of its own; the year before as a thin outline around them. */
export function StackChart(props: StackChartProps): JSX.Element {
  const before = (): boolean => props.stacks.some(({ yearAgo }) => yearAgo !== undefined);
  const thick = (place: MonthPlace): number => Math.min(place.step * 0.5, 26);
  return (
    <MonthChart
      months={props.stacks}
      legend={[
        ...props.names.map((name, index) => ({ name, look: tone(index) })),
        ...(before() ? [{ name: 'Год назад', look: 'fill-transparent stroke-edge' }] : []),
      ]}
      largest={Math.max(...props.stacks.flatMap((stack) => [heightOf(stack.parts), stack.yearAgo ?? 0]), 0)}
      unit={props.unit}
      title={props.title}
    >
      {(stack, place) => (
        <>
          <Show when={stack.yearAgo}>
            {(value) => (
              <Column
                x={place.middle - thick(place) / 2 - Math.min(place.step * 0.16, 5)}
                width={thick(place) + 2 * Math.min(place.step * 0.16, 5)}
                to={value()}
                place={place}
                look="fill-transparent stroke-edge"
                thin
              />
            )}
          </Show>
          <For each={stack.parts}>
            {(part, index) => (
              <Column
                x={place.middle - thick(place) / 2}
                width={thick(place)}
                from={heightOf(stack.parts.slice(0, index()))}
                to={heightOf(stack.parts.slice(0, index())) + part}
                place={place}
                look={tone(index())}
              />
            )}
          </For>
        </>
      )}
    </MonthChart>
  );
}

/** What is below nothing takes no height. */
const heightOf = (parts: number[]): number => parts.reduce((sum, part) => sum + Math.max(part, 0), 0);

/** From full to hollow, each with the same edge: the tones differ without colour too. */
const tones = ['fill-accent stroke-accent', 'fill-accent-wash stroke-accent', 'fill-accent-half stroke-accent'];
const tone = (index: number): string => tones[index % tones.length] ?? '';
