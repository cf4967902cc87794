import type { JSX } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { SignOutButton } from '../sessions/sign-out-button.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { type Way, WayList } from '../ui/way-list.tsx';

/** Everything that is needed seldom. */
export function MorePage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const ways = (): Way[] => [
    { href: account.href('/information'), title: tenant().rules.accounts.pageTitle, icon: 'info' },
    ...(tenant().rules.accounts.switcher === 'TOP_MENU'
      ? [{ href: '/settings/accounts', title: 'Все мои счета', icon: 'home' } as const]
      : []),
    {
      href: account.href('/statement'),
      title: 'Движение денег',
      icon: 'history',
      note: 'Начисления, оплаты и остаток',
    },
    ...(tenant().rules.autopay.mode === 'OFFERED'
      ? [
          {
            href: account.href('/autopay'),
            title: 'Автоплатёж',
            icon: 'wallet',
            note: 'Платить самому не нужно',
          } as const,
        ]
      : []),
    { href: '/settings', title: 'Настройки', icon: 'settings' },
    { href: '/contacts', title: 'Контакты', icon: 'phone' },
    { href: '/legal', title: 'Документы', icon: 'papers' },
  ];
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Ещё" />
      <WayList ways={ways()} />
      <SignOutButton />
    </div>
  );
}
