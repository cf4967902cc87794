import type { JSX } from 'solid-js';
import type { TenantQuery } from '../graphql/generated/graphql.ts';
import { SignOutButton } from '../sessions/sign-out-button.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { type Way, WayList } from '../ui/way-list.tsx';
import { hasDelivery } from './delivery-words.ts';

/** What a resident decides about their own access; the utility's rules choose the parts. Needs no account. */
export function SettingsPage(): JSX.Element {
  const tenant = useTenant();
  const rules = () => tenant().rules;
  const ways = (): Way[] => [
    {
      href: '/settings/contacts',
      title: 'Имя и контакты',
      icon: 'person',
      note: 'Почта и телефон для писем и кодов',
    },
    ...part(rules().settings.editable.includes('PASSWORD'), {
      href: '/settings/password',
      title: 'Пароль',
      icon: 'lock',
    }),
    ...part(rules().settings.pin.mode === 'OFFERED', {
      href: '/settings/pin',
      title: 'PIN-код',
      icon: 'keypad',
      note: 'Быстрый вход на этом устройстве',
    }),
    { href: '/settings/accounts', title: 'Лицевые счета', icon: 'home', ...accountsNote(rules()) },
    ...part(rules().autopay.mode === 'OFFERED', {
      href: '/settings/autopay',
      title: 'Автоплатёж',
      icon: 'wallet',
      note: 'Счета оплачиваются сами',
    }),
    ...part(hasDelivery(rules()), {
      href: '/settings/delivery',
      title: 'Доставка и уведомления',
      icon: 'bill',
      note: 'Что и куда вам присылать',
    }),
    ...part(rules().consents.length > 0, { href: '/settings/consents', title: 'Согласия', icon: 'papers' }),
    { href: '/settings/sessions', title: 'Где вы вошли', icon: 'devices', note: 'Устройства и выход на них' },
  ];
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Настройки" />
      <WayList ways={ways()} />
      <SignOutButton />
    </div>
  );
}

const part = (offered: boolean, way: Way): Way[] => (offered ? [way] : []);

/** What can be done with accounts by the utility's rules. */
function accountsNote({ accounts }: TenantQuery['tenant']['rules']): { note?: string } {
  const [added, removed] = [accounts.linkBy.length > 0, accounts.removable !== 'NONE'];
  if (added) return { note: removed ? 'Добавить ещё один или убрать' : 'Добавить ещё один' };
  return removed ? { note: 'Убрать из кабинета' } : {};
}
