import { type JSX, splitProps } from 'solid-js';

const shape =
  'inline-flex min-h-13 items-center justify-center gap-2 rounded-2xl px-6 py-3 text-center font-semibold ' +
  'no-underline transition-[background-color,scale] duration-150 select-none active:scale-[0.985] ' +
  'disabled:cursor-default aria-disabled:cursor-default';

const looks = {
  main: `${shape} bg-accent text-on-accent hover:bg-accent-pressed`,
  quiet: `${shape} bg-wash text-ink hover:bg-line`,
};

/** Classes of a button for a link that leads on: an act is a `<Button>`, a way is an `<a>`. */
export const buttonLook = (look: keyof typeof looks = 'main'): string => looks[look];

interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  look?: keyof typeof looks;
  /** The act is under way: the button stays in its place and cannot be pressed again. */
  busy?: boolean;
}

/** A button that answers at once and keeps its place while it works. */
export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['look', 'busy', 'class', 'onClick', 'children', 'type']);
  return (
    <button
      {...rest}
      type={own.type ?? 'button'}
      class={`${buttonLook(own.look)} ${own.class ?? ''}`}
      aria-disabled={own.busy ? 'true' : undefined}
      onClick={(event) => {
        if (own.busy) event.preventDefault();
        else if (typeof own.onClick === 'function') own.onClick(event);
      }}
    >
      {own.busy ? (
        <span
          class="size-5 animate-spin rounded-full border-3 border-current border-r-transparent"
          aria-hidden="true"
        />
      ) : null}
      {own.children}
    </button>
  );
}
