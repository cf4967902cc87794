import type { JSX } from 'solid-js';
import { buttonLook } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** An address that leads nowhere. */
export function NotFoundPage(): JSX.Element {
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Такой страницы нет" />
      <p class="mb-6 text-soft">Возможно, ссылка устарела или в адресе опечатка.</p>
      <a href="/" class={buttonLook()}>
        На главную
      </a>
    </div>
  );
}
