import { For, type JSX } from 'solid-js';

/** A place where something will stand in a moment. */
export function Bone(props: { class: string }): JSX.Element {
  return <div class={`bone ${props.class}`} aria-hidden="true" />;
}

/** Rows of a list that is being loaded, as high as its rows will be. */
export function BoneRows(props: { rows: number; class: string }): JSX.Element {
  return (
    <div class="flex flex-col gap-3" aria-hidden="true">
      <For each={Array.from({ length: props.rows })}>{() => <Bone class={props.class} />}</For>
    </div>
  );
}
