import type { JSX } from 'solid-js';
import { Button } from './button.tsx';

/** A calm word in place of what is not there: nothing yet, or nothing of this kind. */
export function Empty(props: { title: string; children?: JSX.Element }): JSX.Element {
  return (
    <div class="card px-5 py-8 text-center">
      <p class="text-lg font-medium">{props.title}</p>
      <div class="mx-auto mt-2 max-w-100 text-soft">{props.children}</div>
    </div>
  );
}

/** What could not be shown, and a way to try again. */
export function Failed(props: { message: string; retry: () => void; busy?: boolean; way?: string }): JSX.Element {
  return (
    <div class="card px-5 py-8 text-center" role="alert">
      <p class="text-lg font-medium">Не получилось показать</p>
      <p class="mx-auto mt-2 mb-5 max-w-100 text-soft">{props.message}</p>
      <Button look="quiet" onClick={() => props.retry()} busy={props.busy ?? false}>
        {props.way ?? 'Повторить'}
      </Button>
    </div>
  );
}
