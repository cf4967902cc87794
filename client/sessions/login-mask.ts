import { accountNumber } from '../locale/account-number.ts';

/** The login as the utility's rule writes it; only what was typed whole in digits is grouped, nothing is taken away. */
export function shownLogin(typed: string, grouping: readonly number[]): string {
  const bare = bareLogin(typed);
  const whole = grouping.reduce((sum, size) => sum + size, 0);
  return whole > 0 && bare.length <= whole && /^\d+$/.test(bare) ? accountNumber(bare, grouping) : typed;
}

/** The login without the spaces and brackets people copy along with it. */
export function bareLogin(typed: string): string {
  return typed.replace(/[\s()[\]]/g, '');
}

/** What to tell about a login that cannot be one; undefined when the server may be asked. */
export function loginFault(typed: string, lengths: readonly [number, number] | null): string | undefined {
  const bare = bareLogin(typed);
  if (bare === '') return 'Заполните это поле.';
  if (!lengths) return undefined;
  const [fewest, most] = lengths;
  if (bare.length >= fewest && bare.length <= most) return undefined;
  const wanted = fewest === most ? String(fewest) : `от ${fewest} до ${most}`;
  return `Должно быть знаков: ${wanted}, а сейчас ${bare.length}. Проверьте номер по квитанции.`;
}
