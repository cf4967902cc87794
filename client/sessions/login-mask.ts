import { accountNumber } from '../locale/account-number.ts';
import { plural } from '../locale/plural.ts';

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
export function loginFault(
  typed: string,
  lengths: readonly [number, number] | null,
  numeric: boolean,
): string | undefined {
  const bare = bareLogin(typed);
  if (bare === '') return 'Заполните это поле.';
  if (!lengths) return undefined;
  const [fewest, most] = lengths;
  if (bare.length >= fewest && bare.length <= most) return undefined;
  // Without a break between the number and what is counted.
  const signs = numeric ? plural(most, 'цифра', 'цифры', 'цифр') : plural(most, 'знак', 'знака', 'знаков');
  const wanted = fewest === most ? String(fewest) : `от ${fewest} до ${most}`;
  return `Здесь ${wanted}\u00A0${signs}, а сейчас ${bare.length}. Проверьте номер по квитанции.`;
}
