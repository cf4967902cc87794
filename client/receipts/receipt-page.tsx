import { useParams } from '@solidjs/router';
import { createQuery, useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { type Channel, PaymentReceiptDocument, SendReceiptDocument } from '../graphql/generated/graphql.ts';
import { whatFailed } from '../registration/register.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Bone } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { ReceiptView } from './receipt-view.tsx';

/** The receipt of a payment of one's own: to be looked at, printed, or sent once more. */
export function ReceiptPage(): JSX.Element {
  const params = useParams<{ payment: string }>();
  const tenant = useTenant();
  const [state, reload] = createQuery({
    query: PaymentReceiptDocument,
    variables: () => ({ id: params.payment }),
    // What was given back since stands in it.
    requestPolicy: 'cache-and-network',
  });
  const history = (): string =>
    state.data?.payment ? `/a/${encodeURIComponent(state.data.payment.accountId)}/payments` : '/';
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Квитанция об оплате" back={{ href: history(), title: 'Все платежи' }} />
      <Loaded state={state} reload={reload} skeleton={<Bone class="h-96 w-full" />}>
        {(data) => (
          <Show
            when={data().payment?.receipt}
            fallback={
              <Empty title="Квитанции пока нет">
                Она появляется, когда платёж прошёл. Платежи через банк сюда не попадают: их чек даёт банк.
              </Empty>
            }
          >
            {(receipt) => (
              <>
                <ReceiptView receipt={receipt()} utility={tenant().name} />
                <div class="no-print mt-5 flex flex-wrap gap-3">
                  <PrintButton />
                  <SendAgain payment={params.payment} />
                </div>
              </>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

const ways: Partial<Record<Channel, string>> = { EMAIL: 'Прислать на почту', SMS: 'Прислать ссылку по СМС' };

/** Sends the receipt once more, in the ways the utility's rules offer. */
function SendAgain(props: { payment: string }): JSX.Element {
  const client = useClient();
  const tenant = useTenant();
  const [busy, setBusy] = createSignal<Channel>();
  const [told, setTold] = createSignal<string>();
  const channels = (): Channel[] => {
    const { receipts, payments } = tenant().rules;
    return [...new Set([...receipts.linkBy, ...payments.receiptBy])].filter((channel) => ways[channel] !== undefined);
  };
  const send = async (channel: Channel): Promise<void> => {
    setBusy(channel);
    const input = { paymentId: props.payment, channel };
    const { data, error } = await client.mutation(SendReceiptDocument, { input }).toPromise();
    setBusy(undefined);
    const message = data?.sendReceipt.message ?? whatFailed(error);
    setTold(message);
    announce(message);
  };
  return (
    <>
      <For each={channels()}>
        {(channel) => (
          <Button
            look="quiet"
            class="min-h-11! px-4! py-2! text-sm"
            busy={busy() === channel}
            onClick={() => void send(channel)}
          >
            {ways[channel]}
          </Button>
        )}
      </For>
      <Show when={told()}>
        <p class="w-full font-medium">{told()}</p>
      </Show>
    </>
  );
}
