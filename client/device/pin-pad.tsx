import { For, type JSX, Show, createEffect, createSignal, on, onCleanup, onMount } from 'solid-js';
import { announce } from '../ui/announce.tsx';
import { Icon } from '../ui/icon.tsx';

interface PinPadProps {
  /** What the digits are for; stands above the dots. */
  title: string;
  digits: number;
  /** The last digit was entered. Whatever comes of it, the pad begins anew. */
  onPin: (pin: string) => void;
  busy?: boolean;
  /** What was wrong with the PIN before, beside the dots. A new object each time, so that the same words are said again. */
  fault?: { message: string } | undefined;
  /** The pad has come in place of what was pressed: it takes the focus. */
  focused?: boolean;
}

/**
 * Big keys for a PIN, and the keyboard as well. There is no field: nothing for a password manager to keep, and the digits are
 * nowhere on the page. How many have been entered is said, never which.
 */
export function PinPad(props: PinPadProps): JSX.Element {
  const [pin, setPin] = createSignal('');
  let pad!: HTMLDivElement;
  let dots!: HTMLDivElement;

  const press = (digit: string): void => {
    if (props.busy || pin().length >= props.digits) return;
    setPin(pin() + digit);
    if (pin().length === props.digits) {
      const whole = pin();
      // The last dot is seen before anything happens.
      requestAnimationFrame(() => props.onPin(whole));
    } else announce(`Введено ${pin().length} из ${props.digits}`);
  };
  const erase = (): void => {
    if (props.busy || pin() === '') return;
    setPin(pin().slice(0, -1));
    announce(`Введено ${pin().length} из ${props.digits}`);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (/^\d$/.test(event.key)) press(event.key);
    else if (event.key === 'Backspace') erase();
    else return;
    event.preventDefault();
  };
  onMount(() => {
    document.addEventListener('keydown', onKey);
    if (props.focused) pad.focus();
  });
  onCleanup(() => document.removeEventListener('keydown', onKey));

  // Begins anew when an answer has come, and for every new question.
  createEffect(
    on(
      () => [props.busy, props.fault, props.title] as const,
      ([busy]) => {
        if (!busy) setPin('');
      },
    ),
  );
  createEffect(
    on(
      () => props.title,
      (title) => announce(title),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => props.fault,
      (fault) => {
        if (fault && !matchMedia('(prefers-reduced-motion: reduce)').matches)
          dots.animate({ translate: ['0', '-8px', '8px', '-5px', '5px', '0'] }, { duration: 200 });
      },
    ),
  );

  return (
    <div
      ref={(element) => (pad = element)}
      role="group"
      tabindex="-1"
      aria-label={props.title}
      class="mx-auto max-w-75 outline-none select-none"
    >
      <p class="text-center font-medium">{props.title}</p>
      <div ref={(element) => (dots = element)} class="mt-4 flex justify-center gap-4" aria-hidden="true" data-dots="">
        <For each={Array.from({ length: props.digits }, (_, place) => place)}>
          {(place) => (
            <span
              class="size-4 rounded-full border-2 border-ink"
              classList={{ 'bg-ink': place < pin().length, 'animate-pulse': props.busy === true }}
            />
          )}
        </For>
      </div>
      <div class="flex min-h-16 items-center justify-center py-2 text-center text-sm">
        <Show when={props.fault} keyed>
          {(fault) => (
            <p role="alert" class="font-medium text-balance text-danger">
              {fault.message}
            </p>
          )}
        </Show>
      </div>
      <div class="grid grid-cols-3 gap-2.5">
        <For each={['1', '2', '3', '4', '5', '6', '7', '8', '9']}>
          {(digit) => (
            <Key name={digit} onPress={() => press(digit)}>
              {digit}
            </Key>
          )}
        </For>
        <span />
        <Key name="0" onPress={() => press('0')}>
          0
        </Key>
        <Key name="Стереть" quiet onPress={erase}>
          <Icon name="erase" class="size-7" />
        </Key>
      </div>
    </div>
  );
}

function Key(props: { name: string; quiet?: boolean; onPress: () => void; children: JSX.Element }): JSX.Element {
  return (
    <button
      type="button"
      aria-label={props.name}
      class="flex min-h-16 touch-manipulation items-center justify-center rounded-2xl text-xl font-medium transition-[background-color,scale] duration-100 active:scale-[0.97]"
      classList={{ 'bg-wash hover:bg-line active:bg-line': !props.quiet, 'hover:bg-wash active:bg-wash': props.quiet }}
      onClick={() => props.onPress()}
    >
      {props.children}
    </button>
  );
}
