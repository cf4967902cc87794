import { type JSX, Show, onCleanup, onMount } from 'solid-js';
import type { CaptchaPlaceName } from '../graphql/generated/graphql.ts';
import { asksCaptcha, captchaUnderWay, solveAhead } from './with-captcha.ts';

/**
 * Stands in a form that may ask a captcha: begins the work when somebody types, and says that it goes on. Its line is there
 * from the beginning, so nothing moves; where the utility asks no captcha there is none.
 */
export function CaptchaStatus(props: { place: CaptchaPlaceName }): JSX.Element {
  return (
    <Show when={asksCaptcha(props.place)}>
      <Line place={props.place} />
    </Show>
  );
}

function Line(props: { place: CaptchaPlaceName }): JSX.Element {
  let line!: HTMLParagraphElement;
  onMount(() => {
    const form = line.closest('form');
    const begin = (): void => solveAhead(props.place);
    form?.addEventListener('input', begin);
    onCleanup(() => form?.removeEventListener('input', begin));
  });
  return (
    <p
      ref={(element) => (line = element)}
      class="-mt-2 min-h-6 text-center text-sm text-soft"
      role="status"
      aria-live="polite"
    >
      {captchaUnderWay() === props.place ? 'Проверяем, что вы не робот…' : ''}
    </p>
  );
}
