import { type JSX, onCleanup, onMount } from 'solid-js';
import { plural } from '../locale/plural.ts';
import { Field } from './field.tsx';

interface CodeFieldProps {
  label?: string;
  hint?: string;
  value: string;
  onInput: (value: string) => void;
  error?: string | undefined;
  /** How many digits the code has. */
  digits: number;
  /** The code comes by SMS: a phone may read it out of there. Called with it once. */
  onSms?: ((code: string) => void) | undefined;
  ref?: (input: HTMLInputElement) => void;
}

/** A one-time code. Phones and password managers fill it in; a code with spaces can be pasted. */
export function CodeField(props: CodeFieldProps): JSX.Element {
  onMount(() => {
    const take = props.onSms;
    if (!take || !('OTPCredential' in globalThis)) return;
    const waiting = new AbortController();
    onCleanup(() => waiting.abort());
    codeOfSms(waiting.signal).then(
      (code) => code !== undefined && take(code),
      () => undefined, // the resident said no, or has left
    );
  });
  return (
    <Field
      ref={props.ref}
      label={props.label ?? 'Код'}
      hint={[digits(props.digits), props.hint].filter(Boolean).join(', ')}
      error={props.error}
      name="code"
      autocomplete="one-time-code"
      inputmode="numeric"
      autocapitalize="none"
      spellcheck={false}
      enterkeyhint="done"
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  );
}

const digits = (count: number): string => `${count}\u00A0${plural(count, 'цифра', 'цифры', 'цифр')}`;

/** The code of an SMS that names this site (WebOTP); not every browser knows how, so its types are not among the standard ones. */
async function codeOfSms(signal: AbortSignal): Promise<string | undefined> {
  const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
  const found = (await navigator.credentials.get(options)) as { code?: string } | null;
  return found?.code;
}
