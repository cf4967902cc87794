import { type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { accountNumber } from '../locale/account-number.ts';
import { address } from '../locale/address.ts';
import { period } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import type { Span } from './span.ts';

/** Whose history this is and of which months: on paper, where nothing around the page says it. */
export function OnPaper(props: { span: Span }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const own = () => account.all()?.find(({ id }) => id === account.id);
  const months = (): string => {
    const [from, to] = [props.span.from(), period(props.span.to())];
    return from === null ? `по ${to}` : `${period(from)} — ${to}`;
  };
  return (
    <Show when={own()}>
      {(known) => (
        <p class="mb-4 hidden print:block">
          {capital(tenant().rules.accountNumber.name)}{' '}
          {accountNumber(known().number, tenant().rules.accountNumber.grouping)}, {address(known().address)}
          <br />
          {capital(months())}
        </p>
      )}
    </Show>
  );
}
