import { type JSX, Show, createUniqueId } from 'solid-js';

interface TickProps {
  /** One of several under the same name, or by itself. */
  type: 'checkbox' | 'radio';
  name: string;
  label: JSX.Element;
  /** What it means; read with it. May hold a link. */
  note?: JSX.Element;
  checked: boolean;
  disabled?: boolean;
  onTick: (checked: boolean) => void;
}

const look =
  'pointer-events-none size-full fill-card stroke-edge peer-checked:stroke-accent peer-disabled:stroke-line peer-disabled:fill-wash';

/** A choice that is set or not, as wide as a thumb likes it, with what it means beneath. */
export function Tick(props: TickProps): JSX.Element {
  const id = createUniqueId();
  const described = (): string | undefined => (props.note === undefined ? undefined : id);
  return (
    <div>
      <label class="flex min-h-11 items-start gap-1.5">
        <span class="relative -ml-2 size-11 shrink-0">
          <input
            type={props.type}
            name={props.name}
            class="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-full disabled:cursor-default"
            checked={props.checked}
            disabled={props.disabled}
            aria-describedby={described()}
            onChange={(event) => props.onTick(event.currentTarget.checked)}
          />
          <svg viewBox="0 0 44 44" class={look} aria-hidden="true">
            <rect x="10" y="10" width="24" height="24" rx={props.type === 'radio' ? 12 : 6} stroke-width="2" />
            <Show when={props.checked}>
              <path
                d={props.type === 'radio' ? 'M22 22h.01' : 'M15.500 22.500 20 27l8.500-9.500'}
                class="fill-transparent stroke-accent"
                stroke-width={props.type === 'radio' ? 12 : 3}
                stroke-linecap="round"
                stroke-linejoin="round"
              />
            </Show>
          </svg>
        </span>
        <span class="pt-2.5">{props.label}</span>
      </label>
      <Show when={props.note !== undefined}>
        <div id={id} class="ml-10.5 text-sm text-soft">
          {props.note}
        </div>
      </Show>
    </div>
  );
}
