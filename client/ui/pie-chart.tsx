import { For, type JSX, Show } from 'solid-js';

/** A part of a circle, from and to as parts of the whole. */
export interface Slice {
  from: number;
  to: number;
}

const MIDDLE = 88;
const RADIUS = 66;

/** Tones of one colour: the edge and the number tell slices apart without it. */
const strengths = [100, 55, 25, 78, 40, 10];

/** How a slice is filled. */
export const sliceTone = (index: number): string =>
  `color-mix(in oklab, var(--accent) ${strengths[index % strengths.length] ?? 10}%, var(--card))`;

/** A circle of numbered slices in plain SVG. Values stand in the legend beside it, under the same numbers. */
export function PieChart(props: { title: string; slices: readonly Slice[] }): JSX.Element {
  return (
    <svg
      role="img"
      aria-label={props.title}
      viewBox={`0 0 ${2 * MIDDLE} ${2 * MIDDLE}`}
      class="mx-auto size-44 shrink-0 print:size-36"
    >
      <For each={props.slices}>
        {(slice, index) => (
          <>
            <path
              d={pathOf(slice)}
              style={{ fill: sliceTone(index()) }}
              class="stroke-accent"
              stroke-width="1.500"
              stroke-linejoin="round"
            />
            {/* A number would not find its place beside a slice so thin. */}
            <Show when={slice.to - slice.from >= 0.03}>
              <text
                x={pointOf((slice.from + slice.to) / 2, RADIUS + 12).x}
                y={pointOf((slice.from + slice.to) / 2, RADIUS + 12).y}
                text-anchor="middle"
                dominant-baseline="central"
                class="fill-ink text-[13px]"
              >
                {index() + 1}
              </text>
            </Show>
          </>
        )}
      </For>
    </svg>
  );
}

/** A place on a circle, from its top on clockwise. */
function pointOf(part: number, radius: number): { x: number; y: number } {
  const angle = 2 * Math.PI * part - Math.PI / 2;
  return { x: MIDDLE + radius * Math.cos(angle), y: MIDDLE + radius * Math.sin(angle) };
}

function pathOf({ from, to }: Slice): string {
  const point = (part: number): string => {
    const { x, y } = pointOf(part, RADIUS);
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  // An arc that ends where it begins is drawn as nothing: the whole circle is two halves.
  if (to - from > 0.9999)
    return `M${point(0)}A${RADIUS} ${RADIUS} 0 0 1 ${point(0.5)}A${RADIUS} ${RADIUS} 0 0 1 ${point(1)}Z`;
  return `M${MIDDLE} ${MIDDLE}L${point(from)}A${RADIUS} ${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}Z`;
}
