import { useParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { For, type JSX, Show } from 'solid-js';
import { type LegalTextKind, LegalTextDocument } from '../graphql/generated/graphql.ts';
import { fullDay } from '../locale/calendar.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { Bone, BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

const kinds: readonly LegalTextKind[] = [
  'SERVICE_RULES',
  'PRIVACY_POLICY',
  'USER_AGREEMENT',
  'PERSONAL_DATA_CONSENT',
  'PAYMENT_TERMS',
  'MARKETING_CONSENT',
];

/** One legal text: first what matters, then all of it. */
export function LegalTextPage(): JSX.Element {
  const params = useParams<{ kind: string }>();
  const kind = (): LegalTextKind | undefined =>
    kinds.find((one) => one === params.kind.toUpperCase().replaceAll('-', '_'));
  return (
    <Show when={kind()} keyed fallback={<NotFoundPage />}>
      {(known) => <LegalTextOf kind={known} />}
    </Show>
  );
}

function LegalTextOf(props: { kind: LegalTextKind }): JSX.Element {
  const [state, reload] = createQuery({ query: LegalTextDocument, variables: { kind: props.kind } });
  const skeleton = (
    <>
      <Bone class="mb-6 h-20 w-full" />
      <BoneRows rows={6} class="h-12" />
    </>
  );
  return (
    <Loaded state={state} reload={reload} skeleton={skeleton}>
      {(data) => (
        <Show when={data().tenant.legalText} fallback={<NotFoundPage />}>
          {(text) => (
            <article>
              <PageHeading title={text().title} back={{ href: '/legal', title: 'Документы' }} />
              <p class="-mt-3 mb-6 text-sm text-soft">
                Версия {text().version}, действует с {fullDay(text().effectiveFrom)}
              </p>
              <Show when={text().summary.length > 0}>
                <section class="card mb-8 px-5 py-5">
                  <h2 class="mb-2 text-lg font-semibold">Главное</h2>
                  <ul class="list-disc space-y-2 pl-5 marker:text-accent">
                    <For each={text().summary}>{(line) => <li>{line}</li>}</For>
                  </ul>
                </section>
              </Show>
              {/* The server made it from the utility's own file: headings, paragraphs, lists and links only. */}
              <div class="reading" innerHTML={text().html} />
            </article>
          )}
        </Show>
      )}
    </Loaded>
  );
}
