import type { RouteSectionProps } from '@solidjs/router';
import { ErrorBoundary, type JSX, Show, Suspense } from 'solid-js';
import { sessionState } from '../sessions/session.ts';
import { stopped } from '../stopped/stopped.ts';
import { StoppedPage } from '../stopped/stopped-page.tsx';
import { LiveRegion } from '../ui/announce.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { Brand } from './brand.tsx';
import { BrokenPage } from './broken-page.tsx';
import { BottomBar, TopBar } from './navigation.tsx';
import { waysOpen } from './ways.ts';
import { ConnectionNotice } from './connection-notice.tsx';

/** What stands around every page: the brand, the ways, and a word when there is no connection. */
export function Shell(props: RouteSectionProps): JSX.Element {
  const path = (): string => props.location.pathname;
  /** Contacts and texts can be read all the same. */
  const stands = (): boolean => stopped() !== null && !/^\/(?:contacts|legal)(?:\/|$)/.test(path());
  const inside = (): boolean =>
    sessionState() === 'signed-in' && path() !== '/sign-in' && waysOpen() && stopped() === null;
  return (
    <>
      <a
        href="#content"
        class="no-print sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-20 focus:rounded-xl focus:bg-card focus:px-4 focus:py-3"
      >
        К содержанию
      </a>
      <header class="shell-header">
        <div class="shell-bar">
          <Brand />
          <Show when={inside()}>
            <TopBar path={path()} />
          </Show>
        </div>
      </header>
      <ConnectionNotice />
      <main id="content" class="shell-main" classList={{ 'max-desk:pb-28': inside() }} tabindex="-1">
        <ErrorBoundary fallback={(error: unknown, again) => <BrokenPage error={error} again={again} />}>
          <Suspense fallback={<PageSkeleton />}>
            <Show when={!stands()} fallback={<StoppedPage />}>
              {props.children}
            </Show>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Show when={inside()}>
        <BottomBar path={path()} />
      </Show>
      <LiveRegion />
    </>
  );
}
