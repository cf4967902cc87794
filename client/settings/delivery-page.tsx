import { createQuery } from '@urql/solid';
import { Index, type JSX, Show } from 'solid-js';
import { type ChosenDeliveryFragment, OwnDeliveryDocument } from '../graphql/generated/graphql.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { BillDelivery } from './bill-delivery.tsx';
import { hasBillDelivery } from './delivery-words.ts';
import { NoticeChoices } from './notice-choices.tsx';

/** How bills and notices reach the resident: only what the utility's rules offer. */
export function DeliveryPage(): JSX.Element {
  const [state, reload] = createQuery({ query: OwnDeliveryDocument, requestPolicy: 'network-only' });
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Доставка и уведомления" back={{ href: '/settings', title: 'Настройки' }} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={2} class="h-64" />}>
        {(data) => <Show when={data().viewer}>{(viewer) => <Delivery viewer={viewer()} />}</Show>}
      </Loaded>
    </div>
  );
}

function Delivery(props: { viewer: ChosenDeliveryFragment }): JSX.Element {
  const tenant = useTenant();
  const accounts = () => props.viewer.delivery.accounts;
  return (
    <div class="flex flex-col gap-8">
      <Show when={hasBillDelivery(tenant().rules) && accounts().length > 0}>
        <section aria-labelledby="bill">
          <h2 id="bill" class="mb-3 text-lg font-semibold">
            {capital(tenant().rules.bills.name)}
          </h2>
          <div class="flex flex-col gap-5">
            <Index each={accounts()}>
              {(account) => (
                <BillDelivery account={account()} email={props.viewer.email} alone={accounts().length === 1} />
              )}
            </Index>
          </div>
        </section>
      </Show>
      <Show when={props.viewer.delivery.notices.length > 0}>
        <section aria-labelledby="notices">
          <h2 id="notices" class="mb-3 text-lg font-semibold">
            Уведомления
          </h2>
          <NoticeChoices notices={props.viewer.delivery.notices} />
        </section>
      </Show>
    </div>
  );
}
