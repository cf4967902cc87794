import { type JSX, Show, createUniqueId, splitProps } from 'solid-js';

interface FieldProps extends JSX.InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string | null | undefined;
  /** What is wrong with the value and what to do; stands beside the field and is read with it. */
  error?: string | undefined;
  /** Something at the end of the field, e.g. a button that shows the password. */
  end?: JSX.Element;
}

/** A labelled field with its hint and its error. What was typed is never taken away. */
export function Field(props: FieldProps): JSX.Element {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error', 'end', 'class']);
  const id = createUniqueId();
  const described = (): string | undefined =>
    [own.error && `${id}-error`, own.hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={own.class}>
      <label for={id} class="mb-1.5 block font-medium">
        {own.label}
      </label>
      <div class="relative">
        <input
          {...rest}
          id={id}
          aria-describedby={described()}
          aria-invalid={own.error ? 'true' : undefined}
          class="block min-h-13 w-full rounded-xl border border-edge bg-card px-4 py-3 text-ink outline-offset-0 aria-invalid:border-2 aria-invalid:border-danger"
          classList={{ 'pr-14': own.end !== undefined }}
        />
        <Show when={own.end}>
          <div class="absolute inset-y-0 right-1 flex items-center">{own.end}</div>
        </Show>
      </div>
      <Show when={own.error}>
        <p id={`${id}-error`} class="mt-1.5 text-sm font-medium text-danger">
          {own.error}
        </p>
      </Show>
      <Show when={own.hint}>
        <p id={`${id}-hint`} class="mt-1.5 text-sm text-soft">
          {own.hint}
        </p>
      </Show>
    </div>
  );
}
