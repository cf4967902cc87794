import type { RouteSectionProps } from '@solidjs/router';
import { Provider } from '@urql/solid';
import type { JSX } from 'solid-js';
import { openClient } from '../graphql/client.ts';

/** Pages that everybody may read. */
export function OpenArea(props: RouteSectionProps): JSX.Element {
  return (
    <Provider value={openClient}>
      <div class="mx-auto max-w-160">{props.children}</div>
    </Provider>
  );
}
