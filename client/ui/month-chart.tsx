import { For, type JSX, Show, createMemo, createSignal, onCleanup, onMount } from 'solid-js';
import { monthShort } from '../locale/calendar.ts';
import { decimal } from '../locale/money.ts';

/** Where the bars of a month stand, and how high a value is. */
export interface MonthPlace {
  middle: number;
  /** Width of a month. */
  step: number;
  /** How far down a value lies. */
  level: (value: number) => number;
}

interface MonthChartProps<Month> {
  /** The oldest month first, with the words that say its values. */
  months: Month[];
  /** What the bars stand for, and how each looks. */
  legend: { name: string; look: string }[];
  /** The largest value, for drawing only. */
  largest: number;
  /** What the heights are measured in: «₽». */
  unit?: string | undefined;
  /** What the chart shows, for those who do not see it; the values stand in the table beneath. */
  title: string;
  /** The bars of a month. */
  children: (month: Month, place: MonthPlace) => JSX.Element;
}

const HEAD = 18;
/** Where zero lies. */
export const GROUND = 168;
const FOOT = 24;
const NARROWEST = 21;
/** Names of months narrower than this run into each other: then every other one is written, the newest always. */
const NAME = 25;

/** The next round number from above whose half is round too. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

/**
 * A chart by month in plain SVG: sharp on any screen and on paper. A tap, a pointer and the arrow keys tell a month's
 * values, which stand in the table beneath as well.
 */
export function MonthChart<Month extends { month: string; words: string }>(props: MonthChartProps<Month>): JSX.Element {
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
  const step = createMemo(() => Math.min(Math.max(place() / props.months.length, NARROWEST), 96));
  const width = () => Math.max(step() * props.months.length, place());
  const start = () => width() - step() * props.months.length;
  const top = createMemo(() => roundUp(props.largest));
  const named = (index: number): boolean => step() >= NAME || (props.months.length - 1 - index) % 2 === 0;
  const level = (value: number): number => GROUND - (value / top()) * (GROUND - HEAD);
  const shown = () => props.months.find(({ month }) => month === chosen()) ?? props.months.at(-1);

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = props.months.length - 1;
    const now = props.months.findIndex(({ month }) => month === shown()?.month);
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = Math.min(Math.max(next, 0), last);
    setChosen(props.months[index]?.month);
    frame.scrollLeft = start() + (index + 0.5) * step() - place() / 2;
  };

  return (
    <figure class="card px-4 pt-5 pb-4 wide:px-6">
      <figcaption class="mb-3">
        <div class="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <For each={props.legend}>
            {({ name, look }) => (
              <span class="inline-flex items-center gap-2">
                <svg viewBox="0 0 12 12" class="size-3" aria-hidden="true">
                  <rect x="1" y="1" width="10" height="10" rx="2.500" class={look} stroke-width="2" />
                </svg>
                {name}
              </span>
            )}
          </For>
        </div>
        <p class="mt-2 min-h-12 text-sm text-soft print:hidden" aria-live="polite">
          {shown()?.words}
        </p>
      </figcaption>
      <div
        ref={(element) => (frame = element)}
        class="h-48 overflow-x-auto overflow-y-hidden [scrollbar-width:none] focus-visible:-outline-offset-3 print:h-auto"
        role="group"
        tabindex="0"
        aria-label="Значения по месяцам: стрелки влево и вправо"
        onKeyDown={onKeyDown}
      >
        <svg
          role="img"
          aria-label={props.title}
          viewBox={`0 0 ${width()} ${GROUND + FOOT}`}
          width={width()}
          height={GROUND + FOOT}
          class="block print:h-auto print:w-full"
        >
          <line x1="0" x2={width()} y1={level(top())} y2={level(top())} class="stroke-line" />
          <line x1="0" x2={width()} y1={level(top() / 2)} y2={level(top() / 2)} class="stroke-line" />
          <text x={Math.max(width() - place(), 0)} y={level(top()) - 5} class="fill-soft text-[11px]">
            {decimal(String(top()))}
            {props.unit ? `\u00A0${props.unit}` : ''}
          </text>
          <For each={props.months}>
            {(month, index) => (
              <g onPointerMove={() => setChosen(month.month)} onClick={() => setChosen(month.month)}>
                <rect
                  x={start() + index() * step()}
                  width={step()}
                  height={GROUND + FOOT}
                  rx="6"
                  class={shown()?.month === month.month ? 'fill-wash print:fill-transparent' : 'fill-transparent'}
                />
                {props.children(month, {
                  get middle() {
                    return start() + (index() + 0.5) * step();
                  },
                  get step() {
                    return step();
                  },
                  level,
                })}
                <Show when={named(index())}>
                  <text
                    x={start() + (index() + 0.5) * step()}
                    y={GROUND + 17}
                    text-anchor="middle"
                    class="fill-soft text-[11px]"
                  >
                    {monthShort(month.month)}
                  </text>
                </Show>
              </g>
            )}
          </For>
          <line x1="0" x2={width()} y1={GROUND} y2={GROUND} class="stroke-edge" />
        </svg>
      </div>
    </figure>
  );
}

/** A bar that stands on the ground or on another: from one value up to another. Nothing, and below nothing, is not drawn. */
export function Column(props: {
  x: number;
  width: number;
  from?: number;
  to: number;
  place: MonthPlace;
  look: string;
  /** Drawn as an outline behind the others. */
  thin?: boolean;
}): JSX.Element {
  const bottom = () => props.place.level(props.from ?? 0);
  const height = () => Math.max(bottom() - props.place.level(props.to), 2);
  return (
    <Show when={props.to > (props.from ?? 0)}>
      <rect
        x={props.x + 0.75}
        width={Math.max(props.width - 1.5, 1)}
        y={bottom() - height()}
        height={height()}
        rx={Math.min(3, height() / 2)}
        stroke-width={props.thin ? 1 : 1.5}
        class={props.look}
      />
    </Show>
  );
}
