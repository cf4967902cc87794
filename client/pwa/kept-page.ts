/** Where the page lies that is shown without a network; the service worker and the pages share it. */
export const PAGE_CACHE = 'kabinet-page';

/** Every place of the portal is the same page: it is kept once. */
export const PAGE = '/';

/** The server marks with it what may be kept. */
export const KEPT_HEADER = 'x-kept-offline';

/** Keeps the page as the server draws it for who is signed in now, for a visit without a network. */
export async function keepPage(): Promise<void> {
  if (!('caches' in globalThis)) return;
  try {
    const response = await fetch(PAGE, { headers: { accept: 'text/html' } });
    if (response.ok && response.headers.has(KEPT_HEADER)) await (await caches.open(PAGE_CACHE)).put(PAGE, response);
  } catch {
    // without a network it stays as it was
  }
}

/** Forgets that somebody was signed in. */
export async function forgetPage(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(PAGE_CACHE).catch(() => false);
}
