/** Address of the sign-in that leads back to a place of this portal. */
export function placeToReturn(place: string): string {
  return place === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(place)}`;
}

/** The place to go to after signing in. Only a path of this portal: a link from outside must not lead elsewhere. */
export function safePlace(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
