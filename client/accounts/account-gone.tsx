import type { JSX } from 'solid-js';
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
  // Home must not lead back here.
  if (lastAccount() === account.id) forgetAccount();
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title={`${capital(tenant().rules.accountNumber.name)} не найден`} />
      <p class="mb-6 text-soft">Его нет среди ваших. Возможно, ссылка устарела.</p>
      <a href="/" class={buttonLook()}>
        На главную
      </a>
    </div>
  );
}
