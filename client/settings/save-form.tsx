import { type JSX, Show, createSignal } from 'solid-js';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';

interface SaveFormProps {
  /** Something was changed since: the last result is no longer told. */
  changed: boolean;
  save: () => Promise<{ done: string } | { refused: string }>;
  children: JSX.Element;
}

/** Choices with one button that keeps them. What was chosen stays as it is when it is refused. */
export function SaveForm(props: SaveFormProps): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const [outcome, setOutcome] = createSignal<{ done: string } | { refused: string }>();
  const told = (): string | undefined => {
    const last = outcome();
    return last && 'done' in last && !props.changed ? last.done : undefined;
  };
  const refused = (): string | undefined => {
    const last = outcome();
    return last && 'refused' in last ? last.refused : undefined;
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    setOutcome(undefined);
    const result = await props.save();
    setBusy(false);
    setOutcome(result);
    if ('done' in result) announce(result.done);
  };
  return (
    <form onSubmit={(event) => void submit(event)} class="card flex flex-col gap-5 px-5 py-5">
      {props.children}
      <Refusal message={refused()} />
      <div class="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button type="submit" class="max-wide:w-full" busy={busy()}>
          Сохранить
        </Button>
        <Show when={told()}>
          <p class="flex-[1_1_12rem] font-medium">{told()}</p>
        </Show>
      </div>
    </form>
  );
}
