import { useNavigate } from '@solidjs/router';
import { type JSX, Show, createSignal } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { Choice } from '../history/interval.tsx';
import { period } from '../locale/calendar.ts';
import { accusative, capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Button } from '../ui/button.tsx';

/** Where a bill is formed for a month one chooses: the choice, the newest first. Nothing while there is no month to choose. */
export function FormBill(props: { months: readonly string[] }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [chosen, setChosen] = createSignal<string>();
  return (
    <Show when={props.months[0]}>
      {(newest) => (
        <form
          class="card no-print mb-5 flex flex-wrap items-end gap-3 px-5 py-4"
          onSubmit={(event) => {
            event.preventDefault();
            navigate(account.href(`/bills/${chosen() ?? newest()}`));
          }}
        >
          <Choice
            label="Месяц"
            value={chosen() ?? newest()}
            options={props.months.map((value) => ({ value, title: capital(period(value)) }))}
            onChoose={setChosen}
            asField
          />
          <Button type="submit" class="max-wide:w-full">
            Сформировать {accusative(tenant().rules.bills.name)}
          </Button>
        </form>
      )}
    </Show>
  );
}
