/** The login of a member of staff as it is kept, from what was typed; undefined when it can be nobody's. */
export function staffLogin(typed: string): string | undefined {
  if (typed.length > 100 || !typed.isWellFormed()) return undefined;
  const login = typed.normalize('NFKC').trim().toLowerCase();
  return /^[\p{L}\p{N}._@-]{1,64}$/u.test(login) ? login : undefined;
}
