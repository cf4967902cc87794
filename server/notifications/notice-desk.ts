import type { Tenant } from '../tenancy/load-tenants.ts';
import type { Attachment } from './carriers/carrier.ts';
import type { MessageChannel } from './message.entity.ts';
import type { NoticeContent } from './message-content.ts';

/** A notice that is about to go out. */
export interface DueNotice {
  id: string;
  channel: MessageChannel;
  content: NoticeContent;
}

/** What delivery asks of the domains that know accounts, residents and documents: they come after it. */
export interface NoticeDesk {
  /**
   * Where these notices go now, by their ids: an address that was changed since is the new one. Of those that are missing the
   * resident wants to know no more, or may not: they have left, or the account is no longer theirs.
   */
  recipientsNow(tenant: Tenant, tenantId: number, notices: readonly DueNotice[]): Promise<ReadonlyMap<string, string>>;
  /** The bill that goes with a letter; undefined: there is no such bill any more. Throws when it cannot be made. */
  billOf(
    tenant: Tenant,
    tenantId: number,
    data: Extract<NoticeContent, { template: 'NEW_BILL' }>['data'] & { attach: 'PDF' | 'PNG' },
  ): Promise<Attachment | undefined>;
}
