import { sql } from 'kysely';
import { AccountStatus } from '../../accounts/account.entity.ts';
import type { EntityManager } from '../../database/orm.ts';
import { recipientOf, type Recipient } from '../../notifications/queue-message.ts';
import { AutopayStop } from '../../payments/autopay.entity.ts';
import { groupedAccountNumber } from '../../tenancy/rules/account-number.ts';
import { type AutopayContext, isValidOn } from './autopay-parts.ts';
import type { HeldAutopay } from './held-autopay.ts';

/** The resident and the card of an autopay, as they are now. */
export interface PaidFor {
  /** Number of the account as it is shown. */
  number: string;
  /** Kopecks; above zero is owed. */
  balance: bigint;
  /** Where the resident is told; undefined: nowhere, or they are gone. */
  to: Recipient | undefined;
  name: string | null;
  email: string | null;
  phone: string | null;
  card: { bindingId: string; maskedPan: string } | undefined;
  /** Why nothing may be paid by itself any more; undefined: it may. */
  stop: AutopayStop | undefined;
}

/** Looks at whom an autopay pays for, and whether it still may on a day. What lies with accounts and with residents is read apart. */
export async function whomItPaysFor(
  em: EntityManager,
  { tenant, tenantId }: Pick<AutopayContext, 'tenant' | 'tenantId'>,
  { accountId, residentId, cardId }: HeldAutopay,
  day: string,
): Promise<PaidFor> {
  const db = em.getKysely();
  const { rows: accounts } = await sql<{ number: string; balance: string; status: AccountStatus; linked: boolean }>`
    select a.number, a.balance::text as balance, a.status, exists (select from account_resident l
      where l.tenant_id = a.tenant_id and l.account_id = a.id and l.resident_id = ${residentId}) as linked
    from account a where a.tenant_id = ${tenantId} and a.id = ${accountId}`.execute(db);
  const { rows: residents } = await sql<{ name: string | null; email: string | null; phone: string | null }>`
    select name, email, phone from resident
    where tenant_id = ${tenantId} and id = ${residentId} and status = 'ACTIVE'`.execute(db);
  const { rows: cards } = await sql<{ binding_id: string; masked_pan: string; expiry: string | null }>`
    select binding_id, masked_pan, expiry from card_binding
    where tenant_id = ${tenantId} and resident_id = ${residentId} and id = ${cardId} and removed_at is null`.execute(
    db,
  );
  const [account] = accounts;
  const [resident] = residents;
  const [card] = cards;
  const to = resident && recipientOf(resident, ['EMAIL', 'SMS']);
  const stop = ((): AutopayStop | undefined => {
    if (!resident || !account?.linked) return AutopayStop.ACCESS_LOST;
    if (account.status === AccountStatus.CLOSED) return AutopayStop.ACCOUNT_CLOSED;
    if (!card) return AutopayStop.CARD_FORGOTTEN;
    if (!isValidOn(card.expiry, day)) return AutopayStop.CARD_EXPIRED;
    // What cannot be announced is not paid.
    return to ? undefined : AutopayStop.NO_CONTACT;
  })();
  return {
    number: groupedAccountNumber(tenant.rules.accountNumber, account?.number ?? ''),
    balance: BigInt(account?.balance ?? '0'),
    to,
    name: resident?.name ?? null,
    email: resident?.email ?? null,
    phone: resident?.phone ?? null,
    card: card && { bindingId: card.binding_id, maskedPan: card.masked_pan },
    stop,
  };
}
