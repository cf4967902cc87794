import type { Context } from '../context.ts';
import type { AskedField } from './outcomes.ts';

/** What stands beside a field that was left empty. */
export function emptyText({ tenant: { rules } }: Pick<Context, 'tenant'>, asks: AskedField): string {
  switch (asks) {
    case 'ACCOUNT_NUMBER':
      return rules.accountNumber.hint;
    case 'LOGIN':
      return rules.login.mode === 'CHOSEN' ? rules.login.hint : rules.accountNumber.hint;
    case 'FULL_NAME':
      return 'Укажите фамилию, имя и отчество.';
    case 'PASSWORD':
      return 'Придумайте пароль.';
    case 'PASSWORD_AGAIN':
      return 'Наберите пароль ещё раз.';
    case 'EMAIL':
      return 'Укажите почту.';
    case 'PHONE':
      return 'Укажите номер телефона.';
    case 'AMOUNT_DUE':
      return 'Укажите сумму к оплате из квитанции.';
    case 'METER_SERIAL':
      return 'Укажите заводской номер счётчика.';
    case 'OFFICE_CODE':
      return 'Укажите код.';
  }
}
