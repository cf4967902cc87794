import { createQuery } from '@urql/solid';
import { For, type JSX } from 'solid-js';
import { LegalTextsDocument } from '../graphql/generated/graphql.ts';
import { fullDay } from '../locale/calendar.ts';
import { BoneRows } from '../ui/bone.tsx';
import { wayOut } from '../sessions/way-out.ts';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** The utility's rules and agreements in force. */
export function LegalPage(): JSX.Element {
  const [state, reload] = createQuery({ query: LegalTextsDocument });
  return (
    <>
      <PageHeading title="Документы" {...wayOut()} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-20" />}>
        {(data) => (
          <ul class="card divide-y divide-line overflow-hidden">
            <For each={data().tenant.legalTexts}>
              {(text) => (
                <li>
                  <a
                    href={`/legal/${text.kind.toLowerCase().replaceAll('_', '-')}`}
                    class="flex min-h-20 items-center gap-4 px-5 py-3 hover:bg-wash focus-visible:-outline-offset-3"
                  >
                    <span>
                      <span class="block font-medium">{text.title}</span>
                      <span class="block text-sm text-soft">
                        Версия {text.version}, действует с {fullDay(text.effectiveFrom)}
                      </span>
                    </span>
                    <Icon name="forward" class="ml-auto size-5 text-soft" />
                  </a>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
    </>
  );
}
