/** The number in the utility's groups, as a person reads it: «123 456 789», with spaces that never break. */
export function accountNumber(number: string, grouping: readonly number[]): string {
  let rest = number;
  const groups: string[] = [];
  for (const size of grouping) {
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest].filter((group) => group !== '').join('\u00A0');
}
