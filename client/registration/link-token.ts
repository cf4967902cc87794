/** The token of a letter's link; it stands after `#`, where no server and no log sees it. */
export const tokenOf = (hash: string): string | undefined => /^#?([\w-]{20,})$/.exec(hash)?.[1];

/** Takes the token out of the address: what is used up need not lie in the browser's history. */
export function dropToken(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}
