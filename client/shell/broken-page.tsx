import { type JSX, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** Stands in place of a page whose drawing failed. A part that could not be loaded is asked for again. */
export function BrokenPage(props: { error: unknown; again: () => void }): JSX.Element {
  const notLoaded = (): boolean => props.error instanceof TypeError && /import|module|load/i.test(props.error.message);
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Страница не открылась" />
      <p class="mb-6 text-soft">
        <Show when={notLoaded()} fallback="Мы уже знаем, что что-то пошло не так. Попробуйте открыть её ещё раз.">
          Похоже, прервалась связь или вышло обновление. Откройте страницу ещё раз.
        </Show>
      </p>
      <Button onClick={() => (notLoaded() ? location.reload() : props.again())}>Открыть ещё раз</Button>
    </div>
  );
}
