import { useNavigate } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show } from 'solid-js';
import { canAddTo } from '../accounts/can-add.ts';
import { LinkForm } from '../accounts/link-form.tsx';
import { ViewerAccountsDocument } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** One more account. */
export function AddAccountPage(): JSX.Element {
  const tenant = useTenant();
  const navigate = useNavigate();
  const [state, reload] = createQuery({ query: ViewerAccountsDocument, requestPolicy: 'cache-first' });
  return (
    <div class="mx-auto max-w-105">
      <PageHeading title="Добавить счёт" back={{ href: '/settings/accounts', title: 'Лицевые счета' }} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={2} class="h-20" />}>
        {(data) => (
          <Show
            when={canAddTo(tenant(), data().viewer?.accounts.nodes.length ?? 0)}
            fallback={<Empty title="Больше счетов добавить нельзя">{whyNot(tenant().rules.accounts)}</Empty>}
          >
            <LinkForm
              onLinked={({ message }) => navigate('/settings/accounts', { replace: true, state: { told: message } })}
            />
          </Show>
        )}
      </Loaded>
    </div>
  );
}

function whyNot({ linkBy, maxAdditional }: { linkBy: readonly string[]; maxAdditional: number }): string {
  if (linkBy.length === 0 || maxAdditional === 0) return 'В одном кабинете один счёт.';
  return `Основной и ещё ${maxAdditional} уже есть.`;
}
