import { type JSX, Show } from 'solid-js';
import { lengthNote, passwordFault } from '../registration/asked-fields.ts';
import { PasswordField } from '../ui/password-field.tsx';

/** What the utility decided about new passwords. */
export interface PasswordRules {
  minLength: number;
  typedTwice: boolean;
}

/** A new password as it is being typed, twice where the rule says so. */
export interface NewPassword {
  password: string;
  again: string;
}

/** What is wrong with a new password, by its fields. */
export type NewPasswordFaults = { [Field in keyof NewPassword]?: string | undefined };

/** What is plainly wrong with a new password; an empty object: the server may be asked. */
export function newPasswordFaults({ password, again }: NewPassword, rules: PasswordRules): NewPasswordFaults {
  const fault = passwordFault(password, rules.minLength);
  if (fault !== undefined) return { password: fault };
  return rules.typedTwice && again !== password ? { again: 'Пароли не совпали. Введите тот же ещё раз.' } : {};
}

/** The fields of a new password. */
export function NewPasswordFields(props: {
  rules: PasswordRules;
  value: NewPassword;
  faults: NewPasswordFaults;
  onInput: (value: NewPassword) => void;
}): JSX.Element {
  return (
    <>
      <PasswordField
        label="Новый пароль"
        hint={lengthNote(props.rules.minLength)}
        name="new-password"
        autocomplete="new-password"
        value={props.value.password}
        onInput={(password) => props.onInput({ ...props.value, password })}
        error={props.faults.password}
      />
      <Show when={props.rules.typedTwice}>
        <PasswordField
          label="Новый пароль ещё раз"
          name="new-password-again"
          autocomplete="new-password"
          value={props.value.again}
          onInput={(again) => props.onInput({ ...props.value, again })}
          error={props.faults.again}
        />
      </Show>
    </>
  );
}
