import { type JSX, Show, createUniqueId } from 'solid-js';

interface SumFieldProps {
  label: JSX.Element;
  /** Small words beside the label, e.g. what is owed; read with the field. */
  beside?: JSX.Element;
  name: string;
  typed: string;
  fault: string | undefined;
  onTyped: (typed: string) => void;
  /** The field is left: the sum can be written as sums are written. */
  onLeft: () => void;
  /** The only sum of the page is set larger. */
  large?: boolean;
}

/** A field for rubles and kopecks, with its fault beneath. */
export function SumField(props: SumFieldProps): JSX.Element {
  const id = createUniqueId();
  const described = (): string =>
    [props.fault && `${id}-fault`, props.beside && `${id}-beside`].filter(Boolean).join(' ');
  return (
    <div>
      <div class="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <label for={id} class="font-medium">
          {props.label}
        </label>
        <Show when={props.beside}>
          <span id={`${id}-beside`} class="ml-auto text-sm text-soft">
            {props.beside}
          </span>
        </Show>
      </div>
      <div class="relative">
        <input
          id={id}
          name={props.name}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          placeholder="0,00"
          class="block w-full rounded-xl border border-edge bg-card py-3 pr-11 pl-4 text-right text-ink outline-offset-0 placeholder:text-soft aria-invalid:border-2 aria-invalid:border-danger"
          classList={{
            'min-h-16 text-xl font-semibold': props.large === true,
            'min-h-13 font-medium': props.large !== true,
          }}
          aria-describedby={described() || undefined}
          aria-invalid={props.fault === undefined ? undefined : 'true'}
          value={props.typed}
          onInput={(event) => props.onTyped(event.currentTarget.value)}
          onBlur={() => props.onLeft()}
        />
        <span
          class="pointer-events-none absolute inset-y-0 right-4 flex items-center text-soft"
          classList={{ 'text-xl': props.large === true }}
          aria-hidden="true"
        >
          ₽
        </span>
      </div>
      <Show when={props.fault}>
        <p id={`${id}-fault`} class="mt-1.5 text-sm font-medium text-danger">
          {props.fault}
        </p>
      </Show>
    </div>
  );
}
