import { useLocation } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show } from 'solid-js';
import { ReceiptByLinkDocument } from '../graphql/generated/graphql.ts';
import { Bone } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { ReceiptView } from './receipt-view.tsx';

/** A receipt by the link of a letter or an SMS, without signing in: whose it is is masked. */
export function ReceiptLinkPage(): JSX.Element {
  const location = useLocation();
  // The token stands after `#`, where no server's log sees it.
  const token = (): string => location.hash.replace(/^#/, '');
  return (
    <>
      <PageHeading title="Квитанция об оплате" />
      <Show when={token()} fallback={<NoReceipt />} keyed>
        {(known) => <ByToken token={known} />}
      </Show>
    </>
  );
}

function ByToken(props: { token: string }): JSX.Element {
  const [state, reload] = createQuery({
    query: ReceiptByLinkDocument,
    variables: () => ({ token: props.token }),
    requestPolicy: 'network-only',
  });
  return (
    <Loaded state={state} reload={reload} skeleton={<Bone class="h-96 w-full" />}>
      {(data) => (
        <Show when={data().receipt} fallback={<NoReceipt />}>
          {(receipt) => (
            <>
              <ReceiptView receipt={receipt()} utility={data().tenant.name} />
              <div class="no-print mt-5 flex flex-wrap items-center gap-3">
                <PrintButton />
                <a href="/" class="link inline-flex min-h-11 items-center">
                  Войти в личный кабинет
                </a>
              </div>
            </>
          )}
        </Show>
      )}
    </Loaded>
  );
}

const NoReceipt = (): JSX.Element => (
  <Empty title="Квитанция не нашлась">
    Похоже, ссылка скопирована не целиком. Откройте её из письма или СМС ещё раз или посмотрите квитанцию в личном
    кабинете.
    <a href="/" class="link-button mt-3">
      Войти в личный кабинет
    </a>
  </Empty>
);
