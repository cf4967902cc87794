import { For, type JSX, Show } from 'solid-js';
import { plural } from '../locale/plural.ts';
import { buttonLook } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import type { FormRules } from './asked-fields.ts';
import { placeOf } from './register.ts';
import { hasBegun } from './typed.ts';

/** What to have at hand, before anything is asked. */
export function BeforeStart(props: { rules: FormRules }): JSX.Element {
  const steps = (): number => props.rules.rules.registration.steps.length;
  return (
    <>
      <PageHeading title="Регистрация" back={{ href: '/sign-in', title: 'Вход' }} />
      <h2 class="mb-3 font-medium">Понадобится</h2>
      <ul class="card flex flex-col gap-3 px-5 py-5">
        <For each={props.rules.rules.registration.needed}>
          {(thing) => (
            <li class="flex gap-3">
              <svg viewBox="0 0 24 24" class="mt-0.5 size-6 shrink-0 fill-accent-wash stroke-accent" aria-hidden="true">
                <circle cx="12" cy="12" r="10.500" stroke-width="1" />
                <path d="M7.500 12.300 10.600 15.400 16.500 9" stroke-width="2" class="fill-transparent" />
              </svg>
              {thing}
            </li>
          )}
        </For>
      </ul>
      <p class="mt-4 mb-6 text-soft">
        <Show when={steps() > 1} fallback="Это займёт несколько минут.">
          Это {steps()}&nbsp;{plural(steps(), 'шаг', 'шага', 'шагов')} и&nbsp;несколько минут.
        </Show>{' '}
        Введённое не&nbsp;пропадёт, если вернуться назад или обновить страницу.
      </p>
      <a href={placeOf.step(0)} class={`${buttonLook()} w-full`}>
        {hasBegun() ? 'Продолжить' : 'Начать'}
      </a>
      <Show when={hasBegun()}>
        <p class="mt-3 text-center text-sm text-soft">Вы уже начинали: ответы на месте.</p>
      </Show>
    </>
  );
}
