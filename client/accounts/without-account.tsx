import { useNavigate } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { SignOutButton } from '../sessions/sign-out-button.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { WayList } from '../ui/way-list.tsx';
import { LinkForm } from './link-form.tsx';
import { canAddTo } from './can-add.ts';

/** Home of a resident who has no account yet, or none any more: the first thing to do, and what works without one. */
export function WithoutAccount(): JSX.Element {
  const tenant = useTenant();
  const navigate = useNavigate();
  return (
    <div class="mx-auto max-w-105">
      <Show
        when={canAddTo(tenant(), 0)}
        fallback={
          <>
            <PageHeading title={`Здесь пока нет ${tenant().rules.accountNumber.nameGenitive}`} />
            <p class="text-soft">Позвоните нам или зайдите в офис: добавим его к вашему кабинету.</p>
          </>
        }
      >
        <PageHeading title={`Добавьте ${tenant().rules.accountNumber.name}`} />
        <p class="-mt-2 mb-6 text-soft">После этого здесь появятся начисления, счётчики и история.</p>
        <LinkForm onLinked={({ id }) => navigate(`/a/${encodeURIComponent(id)}`, { replace: true })} />
      </Show>
      <div class="mt-10">
        <WayList
          ways={[
            { href: '/settings', title: 'Настройки', icon: 'settings', note: 'Почта, телефон, пароль' },
            { href: '/contacts', title: 'Контакты', icon: 'phone' },
          ]}
        />
        <SignOutButton />
      </div>
    </div>
  );
}
