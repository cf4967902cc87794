import { type JSX, Show } from 'solid-js';

/** Why an act was refused and what to do, beside its form; read out when it appears. */
export function Refusal(props: { message: string | undefined }): JSX.Element {
  return (
    <Show when={props.message}>
      <p role="alert" class="rounded-xl bg-danger-wash px-4 py-3 font-medium text-danger">
        {props.message}
      </p>
    </Show>
  );
}
