import { createQuery, type CreateQueryState } from '@urql/solid';
import { For, type JSX, Show, createSignal, createUniqueId } from 'solid-js';
import {
  BillExplanationDocument,
  type BillExplanationQuery,
  type BillExplanationQueryVariables,
} from '../graphql/generated/graphql.ts';
import { kopecks, money } from '../locale/money.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';

/** A bill in words: asked for when somebody wants to know, once for all parts of the page. */
export interface Explaining {
  state: CreateQueryState<BillExplanationQuery, BillExplanationQueryVariables>;
  reload: Parameters<typeof Loaded>[0]['reload'];
  want: () => void;
}

/** The explanation of a bill, not asked for yet. */
export function explaining(billId: string): Explaining {
  const [wanted, setWanted] = createSignal(false);
  const [state, reload] = createQuery({
    query: BillExplanationDocument,
    variables: { bill: billId },
    pause: () => !wanted(),
  });
  return { state, reload, want: () => setWanted(true) };
}

type Explained = NonNullable<BillExplanationQuery['billExplanation']>;

/** A question that opens its answer beneath. */
function Question(props: {
  explaining: Explaining;
  title: string;
  /** What it is about, for those who hear the page. */
  about?: string;
  children: (explained: Explained) => JSX.Element;
}): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  return (
    <div classList={{ 'no-print': !open() }}>
      <button
        type="button"
        class="no-print flex min-h-11 w-full items-center gap-1 text-left font-medium"
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => {
          props.explaining.want();
          setOpen(!open());
        }}
      >
        <span class="link">
          {props.title}
          <Show when={props.about}>
            <span class="sr-only">: {props.about}</span>
          </Show>
        </span>
        <span class="transition-transform duration-150" classList={{ 'rotate-180': open() }}>
          <Icon name="down" class="size-5" />
        </span>
      </button>
      <div id={id} aria-live="polite" class="pb-2" hidden={!open()}>
        <Show when={open()}>
          <Loaded
            state={props.explaining.state}
            reload={props.explaining.reload}
            skeleton={<BoneRows rows={2} class="h-12" />}
          >
            {(data) => (
              <Show when={data().billExplanation} fallback={<p class="text-soft">Объяснения нет.</p>}>
                {(explained) => props.children(explained())}
              </Show>
            )}
          </Loaded>
        </Show>
      </div>
    </div>
  );
}

/** How every line of a service, and what was added to it, came about. */
export function WhySoMuch(props: { explaining: Explaining; service: { code: string; name: string } }): JSX.Element {
  return (
    <Question explaining={props.explaining} title="Почему столько?" about={props.service.name}>
      {(explained) => (
        <ul class="flex flex-col gap-2">
          <For
            each={explained.lines.filter(({ serviceCode }) => serviceCode === props.service.code)}
            fallback={<li class="text-soft">За этот месяц здесь ничего не начислено.</li>}
          >
            {(line) => <li>{line.text}</li>}
          </For>
        </ul>
      )}
    </Question>
  );
}

/** The whole bill in a few sentences, and what is different from the month before. */
export function WhatChanged(props: { explaining: Explaining; hasBefore: boolean }): JSX.Element {
  return (
    <section class="card mb-8 px-5 py-2" aria-label="Что изменилось с прошлого месяца">
      <Question explaining={props.explaining} title="Что изменилось с прошлого месяца">
        {(explained) => (
          <>
            <p class="mt-1">{explained.summary}</p>
            <ul class="mt-3 divide-y divide-line border-t border-line">
              <For
                each={explained.changes}
                fallback={
                  <li class="pt-3 text-soft">
                    {props.hasBefore ? 'По услугам всё как в прошлом месяце.' : 'С прошлым месяцем сравнить нечего.'}
                  </li>
                }
              >
                {(change) => (
                  <li class="py-3 last:pb-1">
                    <p class="flex flex-wrap items-baseline justify-between gap-x-4 font-medium">
                      {change.service}
                      <span class="ml-auto whitespace-nowrap">
                        {kopecks(change.difference) > 0n ? '+' : ''}
                        {money(change.difference)}
                      </span>
                    </p>
                    <p class="text-soft">{change.text}</p>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Question>
    </section>
  );
}
