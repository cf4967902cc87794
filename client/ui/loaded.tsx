import type { CombinedError } from '@urql/core';
import type { CreateQueryExecute } from '@urql/solid';
import { type Accessor, type JSX, Match, Show, Switch, createEffect, on, onCleanup } from 'solid-js';
import { isOutdated } from '../graphql/outdated.ts';
import { KEPT_AT } from '../offline/kept-answers.ts';
import { Failed } from './notice.tsx';
import { online } from './online.ts';

interface LoadedProps<T> {
  state: {
    data?: T | undefined;
    error?: CombinedError | undefined;
    extensions?: Record<string, unknown> | undefined;
    fetching: boolean;
  };
  reload: CreateQueryExecute;
  skeleton: JSX.Element;
  children: (data: Accessor<T>) => JSX.Element;
}

/** Seconds until a lost connection is tried again: soon at first, then patiently. */
const WAITS = [2, 4, 8, 15, 30];

/** What a query brought; before that its skeleton; instead of it what went wrong, with a way to repeat. Mends itself. */
export function Loaded<T extends object>(props: LoadedProps<T>): JSX.Element {
  const again = (): void => props.reload({ requestPolicy: 'network-only' });
  const lost = (): boolean =>
    props.state.extensions?.[KEPT_AT] !== undefined ||
    (props.state.error?.networkError !== undefined && props.state.error.response === undefined);
  let tries = 0;
  createEffect(() => {
    if (props.state.fetching || !lost()) return;
    const timer = setTimeout(again, (WAITS[tries++] ?? 30) * 1000);
    onCleanup(() => clearTimeout(timer));
  });
  createEffect(on(online, (back) => back && lost() && again(), { defer: true }));
  return (
    <Switch fallback={props.skeleton}>
      <Match when={props.state.data}>{(data) => props.children(data)}</Match>
      <Match when={props.state.error}>
        {(error) => (
          <Show
            when={isOutdated(error())}
            fallback={<Failed message={messageOf(error())} retry={again} busy={props.state.fetching} />}
          >
            <Failed message={messageOf(error())} way="Обновить страницу" retry={() => location.reload()} />
          </Show>
        )}
      </Match>
    </Switch>
  );
}

function messageOf(error: CombinedError): string {
  if (error.networkError && !error.response) return 'Нет связи. Покажем всё, как только она появится.';
  return error.graphQLErrors[0]?.message ?? 'Что-то сломалось у нас. Попробуйте ещё раз через минуту.';
}
