import { AccessTokens, receivedToken } from '../graphql/access-token.ts';
import { RefreshSessionDocument, type RefreshSessionMutation } from '../graphql/generated/graphql.ts';
import { stringifyDocument } from '@urql/core';
import { courierWith } from '../offline/courier.ts';
import { SYNC_TAG, TOLD } from '../offline/names.ts';
import { sendKept } from '../offline/send-kept.ts';
import { KEPT_HEADER, PAGE, PAGE_CACHE } from './kept-page.ts';

/** What this release is made of; the build writes it here. */
declare const RELEASE: { name: string; assets: string[] };
const release = RELEASE;

/** What of a service worker's world is used here: the library of the pages does not know it. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends LastingEvent {
  request: Request;
  preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  registration: { navigationPreload?: { enable(): Promise<void> } };
  addEventListener(kind: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(kind: 'sync', listener: (event: LastingEvent & { tag: string }) => void): void;
  addEventListener(kind: 'fetch', listener: (event: AskedEvent) => void): void;
}
const worker = self as unknown as WorkerScope;

const CACHE = `kabinet-release-${release.name}`;
/** A network that lets nothing through: so long a page is waited for before the kept one is shown. */
const PATIENCE = 4000;

// A new release is taken whole, beside the old one; it takes over when no page of the old one is open any more, so that no
// page ever loses the parts it has yet to load.
worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(release.assets);
  const page = await fetch(PAGE, { headers: { accept: 'text/html' } });
  const drawings = [...(await page.clone().text()).matchAll(/\/brand\/(?:logo|favicon)\.svg\?v=\w+/g)];
  await cache.addAll(new Set(drawings.map(([url]) => url)));
  await keep(page);
}

async function activate(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('kabinet-release-') && name !== CACHE) await caches.delete(name);
  // The page is asked for while the worker wakes up.
  await worker.registration.navigationPreload?.enable();
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(page(event));
  } else if (pathname.startsWith('/assets/') || (pathname.startsWith('/brand/') && searchParams.has('v')))
    event.respondWith(unchanging(request));
});

/** Documents, photos, files and what the server draws itself go their way untouched. */
const isPage = (path: string): boolean =>
  !/\.[^/]*$/.test(path) &&
  !/^\/(?:documents|downloads|exports|photos|payments|sandbox-bank|dev|graphql|health|metrics)(?:\/|$)/.test(path);

/** The page from the server; without a network, or with one that lets nothing through, the kept one. */
async function page(event: AskedEvent): Promise<Response> {
  const asked = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  event.waitUntil(asked.then((response) => keep(response.clone())).catch(() => undefined));
  const kept = await (await caches.open(PAGE_CACHE)).match(PAGE, { ignoreVary: true });
  if (!kept) return asked;
  const later = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([asked, later]).catch(() => kept);
}

async function keep(response: Response): Promise<void> {
  if (response.ok && response.headers.has(KEPT_HEADER)) await (await caches.open(PAGE_CACHE)).put(PAGE, response);
}

/** What never changes under its address, from whichever release it is. */
async function unchanging(request: Request): Promise<Response> {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(CACHE)).put(request, response.clone());
  return response;
}

// Where the browser can, kept readings go out when the network is back, also with no page open.
worker.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(send());
});

async function send(): Promise<void> {
  const told = new BroadcastChannel(TOLD.session);
  const tokens = new AccessTokens({
    renew: async () => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ operationName: 'RefreshSession', query: stringifyDocument(RefreshSessionDocument) }),
        signal: AbortSignal.timeout(20_000),
      });
      const { data } = (await response.json()) as { data?: RefreshSessionMutation | null };
      if (!data) throw new Error(`HTTP ${response.status}`);
      if (!('accessToken' in data.refreshSession)) return { ended: data.refreshSession.message };
      const { accessToken, expiresAt } = data.refreshSession;
      const token = receivedToken(accessToken, Date.parse(expiresAt), Date.now());
      told.postMessage({ kind: 'token', token });
      return token;
    },
    alone: (act) => navigator.locks.request(TOLD.session, act),
    // Whoever opens the portal next is asked to sign in; what is kept waits.
    ended: () => undefined,
    now: () => Date.now(),
  });
  const outcomes = await sendKept(courierWith(tokens));
  if (outcomes.length > 0) new BroadcastChannel(TOLD.readings).postMessage('changed');
}
