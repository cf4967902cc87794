import { type JSX, Show, createSignal, onCleanup, onMount } from 'solid-js';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';

/** Sends the message once more, not at once: it may still be on its way. */
export function SendAgain(props: { send: () => Promise<{ message: string; seconds: number }> }): JSX.Element {
  const [seconds, setSeconds] = createSignal(60);
  const [told, setTold] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  onMount(() => {
    const timer = setInterval(() => setSeconds((left) => Math.max(left - 1, 0)), 1000);
    onCleanup(() => clearInterval(timer));
  });
  const again = async (): Promise<void> => {
    setBusy(true);
    const { message, seconds } = await props.send();
    setBusy(false);
    setTold(message);
    announce(message);
    setSeconds(seconds);
  };
  return (
    <div class="mt-6">
      <Button look="quiet" class="w-full" busy={busy()} disabled={seconds() > 0} onClick={() => void again()}>
        <Show when={seconds() > 0} fallback="Отправить ещё раз">
          <span>
            Отправить ещё раз через <span class="tabular-nums">{seconds()}</span>&nbsp;с
          </span>
        </Show>
      </Button>
      <Show when={told()}>
        <p class="mt-3">{told()}</p>
      </Show>
    </div>
  );
}
