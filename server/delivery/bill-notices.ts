import type { Tenant } from '../tenancy/load-tenants.ts';
import { groupedAccountNumber } from '../tenancy/rules/account-number.ts';
import type { NoticeContent } from '../notifications/message-content.ts';
import { MessageChannel } from '../notifications/message.entity.ts';
import type { OneOfMany } from '../notifications/queue-messages.ts';
import type { BilledAccount } from './billed-accounts.ts';
import { hasOwnChoices } from './own-choices.ts';
import type { ResidentToTell } from './residents-to-tell.ts';
import { addressOf, recipientsOf } from './wanted-notices.ts';

/**
 * What one resident gets about the bill of one account: the notice by each channel they chose, and the bill by e-mail. The letter
 * that carries the bill is also the notice: there are never two.
 */
export function billNotices(
  tenant: Tenant,
  period: string,
  { accountId, number, closing, dueOn, residents }: BilledAccount,
  resident: ResidentToTell,
): Pick<OneOfMany, 'to' | 'content'>[] {
  if (!hasOwnChoices(tenant, resident, accountId)) return [];
  const chosen = residents.find(({ id }) => id === resident.id)?.billByEmail ?? null;
  const format = chosen && tenant.rules.delivery.billByEmail.includes(chosen) ? chosen : null;
  const recipients = recipientsOf(tenant, resident, 'NEW_BILL');
  const email = addressOf(resident, MessageChannel.EMAIL);
  if (format && email !== undefined && !recipients.some(({ channel }) => channel === MessageChannel.EMAIL))
    recipients.push({ channel: MessageChannel.EMAIL, address: email });
  return recipients.map((to) => {
    const content: NoticeContent = {
      template: 'NEW_BILL',
      data: {
        account: accountId,
        resident: resident.id,
        number: groupedAccountNumber(tenant.rules.accountNumber, number),
        period: period.slice(0, 7),
        closing,
        dueOn,
        attach: to.channel === MessageChannel.EMAIL ? format : null,
      },
    };
    return { to, content };
  });
}
