const forms = new Map([
  ['one', 'минуту'],
  ['few', 'минуты'],
]);

/** When to try again, for a person: whole minutes, rounded up. */
export function tryAgainIn(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `Попробуйте ещё раз через ${minutes} ${forms.get(new Intl.PluralRules('ru').select(minutes)) ?? 'минут'}.`;
}
