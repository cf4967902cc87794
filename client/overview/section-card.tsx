import { type JSX, createUniqueId } from 'solid-js';

/** A part of the first screen: its name, the way to all of it, and what is in it now. */
export function SectionCard(props: {
  title: string;
  more: { href: string; title: string };
  children: JSX.Element;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <section class="card px-5 pt-3 pb-5 wide:px-7" aria-labelledby={id}>
      <div class="flex min-h-11 items-center justify-between gap-4">
        <h2 id={id} class="text-lg font-semibold">
          {props.title}
        </h2>
        <a href={props.more.href} class="link inline-flex min-h-11 items-center text-sm">
          {props.more.title}
        </a>
      </div>
      {props.children}
    </section>
  );
}
