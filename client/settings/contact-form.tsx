import { useClient } from '@urql/solid';
import { type JSX, Show, createSignal, onMount } from 'solid-js';
import { CaptchaStatus } from '../captcha/captcha-status.tsx';
import type { MessageChannel } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { requestContact, underWay } from './change-contact.ts';
import { ContactCodeForm } from './contact-code-form.tsx';

interface ContactFormProps {
  channel: MessageChannel;
  onDone: (message: string) => void;
  onCancel: () => void;
}

/** Another e-mail or phone: first the address, then the code that came to it. */
export function ContactForm(props: ContactFormProps): JSX.Element {
  if (underWay.value.contact?.channel !== props.channel)
    underWay.set('contact', { channel: props.channel, address: '', again: '', sent: null });
  const done = (message: string): void => {
    underWay.forget();
    props.onDone(message);
  };
  const cancel = (): void => {
    underWay.forget();
    props.onCancel();
  };
  return (
    <Show
      when={underWay.value.contact?.sent}
      fallback={<AddressForm channel={props.channel} onDone={done} onCancel={cancel} />}
    >
      <ContactCodeForm channel={props.channel} onDone={done} onCancel={cancel} />
    </Show>
  );
}

function AddressForm(props: ContactFormProps): JSX.Element {
  const client = useClient();
  const tenant = useTenant();
  const isEmail = props.channel === 'EMAIL';
  const twice = (): boolean => isEmail && tenant().rules.settings.emailTypedTwice;
  const typed = () => underWay.value.contact;
  const [faults, setFaults] = createSignal<{ address?: string | undefined; again?: string | undefined }>({});
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;
  onMount(() => form.querySelector('input')?.focus());

  const plainFaults = (address: string, again: string): ReturnType<typeof faults> => ({
    ...(address.trim() === '' ? { address: isEmail ? 'Введите новую почту.' : 'Введите новый номер.' } : {}),
    ...(twice() && again.trim().toLowerCase() !== address.trim().toLowerCase()
      ? { again: 'Адреса не совпали. Проверьте оба поля.' }
      : {}),
  });

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const contact = typed();
    if (busy() || !contact) return;
    setRefusal(undefined);
    setFaults(plainFaults(contact.address, contact.again));
    if (Object.keys(faults()).length === 0) {
      setBusy(true);
      const outcome = await requestContact(client, {
        ...contact,
        address: contact.address.trim(),
        again: contact.again.trim(),
      });
      setBusy(false);
      if ('sent' in outcome) return underWay.set('contact', 'sent', outcome.sent);
      if ('done' in outcome) return props.onDone(outcome.done);
      if (outcome.reason === 'INVALID_ADDRESS' || outcome.reason === 'SAME_ADDRESS')
        setFaults({ address: outcome.refused });
      else if (outcome.reason === 'ADDRESSES_DIFFER') setFaults({ again: outcome.refused });
      else setRefusal(outcome.refused);
    }
    form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };

  const common = isEmail
    ? ({ type: 'email', autocomplete: 'email', inputmode: 'email' } as const)
    : ({ type: 'tel', autocomplete: 'tel', inputmode: 'tel' } as const);
  return (
    <form
      ref={(element) => (form = element)}
      onSubmit={(event) => void submit(event)}
      novalidate
      class="mt-4 flex flex-col gap-5"
    >
      <Field
        {...common}
        label={isEmail ? 'Новая почта' : 'Новый мобильный телефон'}
        hint={isEmail ? 'Пришлём на неё код.' : 'Пришлём на него СМС с кодом.'}
        name={isEmail ? 'email' : 'phone'}
        autocapitalize="none"
        spellcheck={false}
        value={typed()?.address ?? ''}
        onInput={(event) => {
          underWay.set('contact', 'address', event.currentTarget.value);
          setFaults(({ again }) => ({ again }));
        }}
        error={faults().address}
      />
      <Show when={twice()}>
        <Field
          {...common}
          label="Новая почта ещё раз"
          name="email-again"
          autocapitalize="none"
          spellcheck={false}
          value={typed()?.again ?? ''}
          onInput={(event) => {
            underWay.set('contact', 'again', event.currentTarget.value);
            setFaults(({ address }) => ({ address }));
          }}
          error={faults().again}
        />
      </Show>
      <Refusal message={refusal()} />
      <div class="flex flex-wrap gap-3">
        <Button type="submit" class="max-wide:w-full" busy={busy()}>
          Получить код
        </Button>
        <Button look="quiet" class="max-wide:w-full" onClick={() => props.onCancel()}>
          Не менять
        </Button>
      </div>
      <Show when={isEmail}>
        <CaptchaStatus place="EMAIL_CHANGE" />
      </Show>
    </form>
  );
}
