import { type JSX, createSignal } from 'solid-js';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';

interface PasswordFieldProps {
  label: string;
  name: string;
  autocomplete: 'current-password' | 'new-password' | 'off';
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  ref?: (input: HTMLInputElement) => void;
}

/** A password that can be pasted and looked at. */
export function PasswordField(props: PasswordFieldProps): JSX.Element {
  const [shown, setShown] = createSignal(false);
  return (
    <Field
      ref={props.ref}
      label={props.label}
      hint={props.hint}
      name={props.name}
      type={shown() ? 'text' : 'password'}
      autocomplete={props.autocomplete}
      autocapitalize="none"
      spellcheck={false}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      error={props.error}
      end={
        <button
          type="button"
          class="flex size-11 items-center justify-center rounded-lg text-soft hover:text-ink"
          aria-pressed={shown()}
          aria-label="Показать пароль"
          onClick={() => setShown(!shown())}
        >
          <Icon name={shown() ? 'eye-closed' : 'eye'} />
        </button>
      }
    />
  );
}
