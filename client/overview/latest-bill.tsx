import { type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { DocumentLinks } from '../bills/document-links.tsx';
import type { BillPaperFragment, BillTotalsFragment } from '../graphql/generated/graphql.ts';
import { period } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Money } from '../ui/money.tsx';
import { SectionCard } from './section-card.tsx';

/** The newest bill at a glance, as a page and as a document, and the way to all of them. */
export function LatestBill(props: { bill: (BillTotalsFragment & BillPaperFragment) | null }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  return (
    <SectionCard
      title={capital(tenant().rules.bills.name)}
      more={{ href: account.href('/bills'), title: 'По месяцам' }}
    >
      <Show when={props.bill} fallback={<p class="mt-1 text-soft">Начислений пока не было.</p>}>
        {(bill) => (
          <>
            <a
              href={account.href(`/bills/${bill().period}`)}
              class="-mx-2 mt-1 flex items-center gap-4 rounded-xl px-2 py-2 hover:bg-wash"
            >
              <Icon name="bill" class="size-7 text-soft" />
              <span>
                <span class="block font-semibold">{capital(period(bill().period))}</span>
                <span class="block text-sm text-soft">
                  начислено <Money amount={bill().charged} />
                </span>
              </span>
              <Icon name="forward" class="ml-auto size-5 text-soft" />
            </a>
            <DocumentLinks bill={bill()} class="mt-4" />
          </>
        )}
      </Show>
    </SectionCard>
  );
}
