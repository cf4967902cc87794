import { type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { monthName, period } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';

interface MonthLinkProps {
  month: string;
  /** Whether there is something to open, and the utility's rule lets it be opened. */
  opens: boolean;
  /** The year stands there already: the name of the month is enough for those who see it. */
  short?: boolean;
}

/** A month of a history, which opens its bill where the rule says so. */
export function MonthLink(props: MonthLinkProps): JSX.Element {
  const account = useAccount();
  const name = (): string => capital(props.short ? monthName(props.month) : period(props.month));
  return (
    <Show when={props.opens} fallback={<span class="inline-flex min-h-11 items-center">{name()}</span>}>
      <a
        href={account.href(`/bills/${props.month}`)}
        aria-label={capital(period(props.month))}
        class="link inline-flex min-h-11 items-center"
      >
        {name()}
      </a>
    </Show>
  );
}
