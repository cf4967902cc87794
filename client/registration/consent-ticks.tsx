import { For, type JSX, Show, createUniqueId } from 'solid-js';
import { type Tick, tickWords } from './consents.ts';

interface ConsentTicksProps {
  ticks: readonly Tick[];
  ticked: Record<string, boolean>;
  errors: Record<string, string | undefined>;
  onTick: (key: string, ticked: boolean) => void;
  /** It stands above already that all of them are by one's own wish. */
  byWish?: boolean;
}

/** Consents, each by its own tick that is never set beforehand, with its text a tap away. */
export function ConsentTicks(props: ConsentTicksProps): JSX.Element {
  return (
    <fieldset>
      <legend class="mb-2 font-medium">Согласия</legend>
      <div class="flex flex-col gap-4">
        <For each={props.ticks}>
          {(one) => (
            <ConsentTick
              tick={one}
              ticked={props.ticked[one.key] ?? false}
              error={props.errors[one.key]}
              optional={!one.required && props.byWish !== true}
              onTick={(ticked) => props.onTick(one.key, ticked)}
            />
          )}
        </For>
      </div>
    </fieldset>
  );
}

function ConsentTick(props: {
  tick: Tick;
  ticked: boolean;
  error: string | undefined;
  optional: boolean;
  onTick: (ticked: boolean) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div>
      <label class="flex items-start gap-1.5 py-0.5">
        <span class="relative -my-1 -ml-1.5 size-11 shrink-0">
          <input
            type="checkbox"
            class="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-lg"
            checked={props.ticked}
            required={props.tick.required}
            aria-invalid={props.error ? 'true' : undefined}
            aria-describedby={props.error ? `${id}-error` : undefined}
            onChange={(event) => props.onTick(event.currentTarget.checked)}
          />
          <svg
            viewBox="0 0 44 44"
            class="pointer-events-none size-full fill-card stroke-edge peer-checked:fill-accent peer-checked:stroke-accent peer-aria-invalid:stroke-danger"
            aria-hidden="true"
          >
            <rect x="10" y="10" width="24" height="24" rx="6" stroke-width="2" />
            <Show when={props.ticked}>
              <path
                d="M15.500 22.500 20 27l8.500-9.500"
                class="fill-transparent stroke-on-accent"
                stroke-width="3"
                stroke-linecap="round"
                stroke-linejoin="round"
              />
            </Show>
          </svg>
        </span>
        <span class="pt-1.5">
          {tickWords(props.tick)}
          <Show when={props.optional}>
            {' '}
            <span class="whitespace-nowrap text-soft">(по желанию)</span>
          </Show>
        </span>
      </label>
      <Show when={props.error}>
        <p id={`${id}-error`} class="ml-11 text-sm font-medium text-danger">
          {props.error}
        </p>
      </Show>
      <a
        href={`/legal/${props.tick.kind.toLowerCase().replaceAll('_', '-')}`}
        target="_blank"
        rel="noopener"
        class="link ml-11 inline-flex min-h-11 items-center text-sm"
      >
        <span>
          {props.tick.channel ? `«${props.tick.title}»` : 'Читать'}, версия&nbsp;{props.tick.version}
          <span class="sr-only">
            {props.tick.channel ? ', ' : `: ${props.tick.title}, `}
            откроется в новой вкладке
          </span>
        </span>
      </a>
    </div>
  );
}
