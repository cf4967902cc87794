import { useClient } from '@urql/solid';
import { type JSX, createSignal, onMount } from 'solid-js';
import type { MessageChannel } from '../graphql/generated/graphql.ts';
import { SendAgain } from '../registration/send-again.tsx';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { confirmContact, requestContact, underWay } from './change-contact.ts';

interface ContactCodeFormProps {
  channel: MessageChannel;
  onDone: (message: string) => void;
  onCancel: () => void;
}

/** The code that came to the new e-mail or phone. */
export function ContactCodeForm(props: ContactCodeFormProps): JSX.Element {
  const client = useClient();
  const sent = () => underWay.value.contact?.sent;
  const [code, setCode] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const [refusal, setRefusal] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field: HTMLInputElement | undefined;
  onMount(() => {
    announce(sent()?.message ?? '');
    field?.focus();
  });

  const submit = async (event?: SubmitEvent): Promise<void> => {
    event?.preventDefault();
    if (busy()) return;
    setRefusal(undefined);
    setFault(code().trim() === '' ? 'Введите код из сообщения.' : undefined);
    if (fault() !== undefined) return field?.focus();
    setBusy(true);
    const outcome = await confirmContact(client, props.channel, code());
    setBusy(false);
    if ('done' in outcome) return props.onDone(outcome.done);
    if (!('refused' in outcome)) return;
    if (outcome.reason !== 'WRONG_CODE') return void setRefusal(outcome.refused);
    setFault(outcome.refused);
    field?.focus();
    field?.select();
  };

  const again = async (): Promise<{ message: string; seconds: number }> => {
    const contact = underWay.value.contact;
    const outcome = contact ? await requestContact(client, contact) : { refused: '' };
    if ('refused' in outcome) return { message: outcome.refused, seconds: outcome.seconds ?? 0 };
    if ('sent' in outcome) underWay.set('contact', 'sent', outcome.sent);
    return { message: 'Отправили ещё раз. Прежний код больше не подойдёт.', seconds: 60 };
  };

  return (
    <div class="mt-4">
      <p class="mb-4 break-words">{sent()?.message}</p>
      <form onSubmit={(event) => void submit(event)} novalidate class="flex flex-col gap-5">
        <CodeField
          ref={(input) => (field = input)}
          label={props.channel === 'EMAIL' ? 'Код из письма' : 'Код из СМС'}
          hint={`действует ${sent()?.minutes ?? ''}\u00A0мин`}
          digits={sent()?.codeDigits ?? 6}
          value={code()}
          onInput={(text) => {
            setCode(text);
            setFault(undefined);
          }}
          error={fault()}
          onSms={
            props.channel === 'SMS'
              ? (text) => {
                  setCode(text);
                  void submit();
                }
              : undefined
          }
        />
        <Refusal message={refusal()} />
        <div class="flex flex-wrap gap-3">
          <Button type="submit" class="max-wide:w-full" busy={busy()}>
            Подтвердить
          </Button>
          <Button look="quiet" class="max-wide:w-full" onClick={() => underWay.set('contact', 'sent', null)}>
            Исправить {props.channel === 'EMAIL' ? 'адрес' : 'номер'}
          </Button>
          <Button look="quiet" class="max-wide:w-full" onClick={() => props.onCancel()}>
            Не менять
          </Button>
        </div>
      </form>
      <SendAgain send={again} />
    </div>
  );
}
