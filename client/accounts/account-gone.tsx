import { Navigate, useLocation } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { useTenant } from '../tenant/tenant-context.ts';
import { buttonLook } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { useAccount } from './account-context.ts';
import { forgetAccount, lastAccount } from './last-account.ts';
import { capital } from '../locale/words.ts';

/** Stands where an account is not (or no longer) among the resident's own. */
export function AccountGone(): JSX.Element {
  const tenant = useTenant();
  const account = useAccount();
  // Home must not lead back here; and who came by it asked for no account: the one remembered was somebody else's.
  const remembered = useLocation<{ remembered?: boolean }>().state?.remembered === true;
  if (lastAccount() === account.id) forgetAccount();
  return (
    <Show when={!remembered} fallback={<Navigate href="/" />}>
      <div class="mx-auto max-w-160">
        <PageHeading title={`${capital(tenant().rules.accountNumber.name)} не найден`} />
        <p class="mb-6 text-soft">Его нет среди ваших. Возможно, ссылка устарела.</p>
        <a href="/" class={buttonLook()}>
          На главную
        </a>
      </div>
    </Show>
  );
}
