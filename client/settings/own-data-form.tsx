import { useClient } from '@urql/solid';
import { type JSX, createSignal, onMount } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { type Changing, changeData } from './change-contact.ts';

interface OwnDataFormProps {
  what: Changing;
  value: string;
  onDone: (message: string) => void;
  onCancel: () => void;
}

/** Name or home phone, which count at once. */
export function OwnDataForm(props: OwnDataFormProps): JSX.Element {
  const client = useClient();
  const isName = props.what === 'FULL_NAME';
  const [value, setValue] = createSignal(props.value);
  const [fault, setFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setFault(undefined);
    setBusy(true);
    const outcome = await changeData(client, isName ? { fullName: value() } : { homePhone: value() });
    setBusy(false);
    if ('done' in outcome) return props.onDone(outcome.done);
    setFault('refused' in outcome ? outcome.refused : undefined);
    field?.focus();
  };

  return (
    <form onSubmit={(event) => void submit(event)} novalidate class="mt-4 flex flex-col gap-5">
      <Field
        ref={(input: HTMLInputElement) => (field = input)}
        label={isName ? 'Новые фамилия, имя, отчество' : 'Новый домашний телефон'}
        hint={isName ? undefined : 'С кодом города. Оставьте пустым, если его больше нет.'}
        name={isName ? 'name' : 'home-phone'}
        type={isName ? 'text' : 'tel'}
        autocomplete={isName ? 'name' : 'home tel'}
        spellcheck={false}
        value={value()}
        onInput={(event) => {
          setValue(event.currentTarget.value);
          setFault(undefined);
        }}
        error={fault()}
      />
      <div class="flex flex-wrap gap-3">
        <Button type="submit" class="max-wide:w-full" busy={busy()}>
          Сохранить
        </Button>
        <Button look="quiet" class="max-wide:w-full" onClick={() => props.onCancel()}>
          Не менять
        </Button>
      </div>
    </form>
  );
}
