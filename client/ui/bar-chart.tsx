import { For, type JSX, Show, createMemo, createSignal, onCleanup, onMount } from 'solid-js';
import { monthShort } from '../locale/calendar.ts';
import { decimal } from '../locale/money.ts';

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

const HEAD = 18;
const HEIGHT = 168;
const FOOT = 24;
const NARROWEST = 21;

/** The next round number from above whose half is round too. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

/** Bars by month, one or two for each, in plain SVG: sharp on any screen and on paper. A tap tells a month's sums. */
export function BarChart(props: BarChartProps): JSX.Element {
  const [chosen, setChosen] = createSignal<string>();
  const [place, setPlace] = createSignal(600);
  let frame!: HTMLDivElement;
  onMount(() => {
    const observer = new ResizeObserver(([entry]) => {
      setPlace(entry?.contentRect.width ?? 600);
      frame.scrollLeft = frame.scrollWidth; // the newest months stand at the right: there one begins
    });
    observer.observe(frame);
    onCleanup(() => observer.disconnect());
  });
  const step = createMemo(() => Math.min(Math.max(place() / props.bars.length, NARROWEST), 96));
  const width = () => Math.max(step() * props.bars.length, place());
  const start = () => width() - step() * props.bars.length;
  const top = createMemo(() =>
    roundUp(Math.max(...props.bars.flatMap(({ first, second }) => [first, second ?? 0]), 0)),
  );
  const height = (value: number): number => (value <= 0 ? 0 : Math.max(HEIGHT - level(value), 2));
  const level = (value: number): number => HEIGHT - (value / top()) * (HEIGHT - HEAD);
  const shown = () => props.bars.find(({ month }) => month === chosen()) ?? props.bars.at(-1);
  const thick = () => Math.min(step() * (props.names.length > 1 ? 0.36 : 0.56), 22);
  const left = (index: number, bar: 0 | 1): number => {
    const middle = start() + (index + 0.5) * step();
    if (props.names.length === 1) return middle - thick() / 2;
    return bar === 0 ? middle - thick() - 1 : middle + 1;
  };

  return (
    <figure class="card px-4 pt-5 pb-4 wide:px-6">
      <figcaption class="mb-3">
        <div class="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <For each={props.names}>
            {(name, index) => (
              <span class="inline-flex items-center gap-2">
                <svg viewBox="0 0 12 12" class="size-3" aria-hidden="true">
                  <rect x="1" y="1" width="10" height="10" rx="2.500" class={look(index())} stroke-width="2" />
                </svg>
                {name}
              </span>
            )}
          </For>
        </div>
        <p class="mt-2 min-h-12 text-sm text-soft print:hidden" aria-hidden="true">
          <Show when={shown()}>{(bar) => bar().words}</Show>
        </p>
      </figcaption>
      <div
        ref={(element) => (frame = element)}
        class="h-48 overflow-x-auto overflow-y-hidden [scrollbar-width:none] print:h-auto"
      >
        <svg
          role="img"
          aria-label={props.title}
          viewBox={`0 0 ${width()} ${HEIGHT + FOOT}`}
          width={width()}
          height={HEIGHT + FOOT}
          class="block print:h-auto print:w-full"
        >
          <line x1="0" x2={width()} y1={level(top())} y2={level(top())} class="stroke-line" />
          <line x1="0" x2={width()} y1={level(top() / 2)} y2={level(top() / 2)} class="stroke-line" />
          <text x={Math.max(width() - place(), 0)} y={level(top()) - 5} class="fill-soft text-[11px]">
            {decimal(String(top()))}
            {props.unit ? `\u00A0${props.unit}` : ''}
          </text>
          <For each={props.bars}>
            {(bar, index) => (
              <g onPointerEnter={() => setChosen(bar.month)} onClick={() => setChosen(bar.month)}>
                <rect
                  x={start() + index() * step()}
                  width={step()}
                  height={HEIGHT + FOOT}
                  rx="6"
                  class={shown()?.month === bar.month ? 'fill-wash print:fill-transparent' : 'fill-transparent'}
                />
                <Column x={left(index(), 0)} width={thick()} height={height(bar.first)} look={look(0)} />
                <Show when={props.names.length > 1}>
                  <Column x={left(index(), 1)} width={thick()} height={height(bar.second ?? 0)} look={look(1)} />
                </Show>
                <text
                  x={start() + (index() + 0.5) * step()}
                  y={HEIGHT + 17}
                  text-anchor="middle"
                  class="fill-soft text-[11px]"
                >
                  {monthShort(bar.month)}
                </text>
              </g>
            )}
          </For>
          <line x1="0" x2={width()} y1={HEIGHT} y2={HEIGHT} class="stroke-edge" />
        </svg>
      </div>
    </figure>
  );
}

/** Charged is full, paid is hollow: they differ without colour too, on paper and for those who see none. */
const look = (index: number): string => (index === 0 ? 'fill-accent stroke-accent' : 'fill-accent-wash stroke-accent');

function Column(props: { x: number; width: number; height: number; look: string }): JSX.Element {
  return (
    <Show when={props.height > 0}>
      <rect
        x={props.x + 0.75}
        width={Math.max(props.width - 1.5, 1)}
        y={HEIGHT - props.height}
        height={props.height}
        rx={Math.min(3, props.height / 2)}
        stroke-width="1.5"
        class={props.look}
      />
    </Show>
  );
}
