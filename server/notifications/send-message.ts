import type { NoticeContent } from './message-content.ts';
import { CarrierFault, type Attachment, type Carriers } from './carriers/carrier.ts';
import type { Claimed } from './claim-messages.ts';
import { renderMail, renderSms, type Letterhead } from './letters/render-message.ts';
import { MessageChannel } from './message.entity.ts';
import type { NoticeDesk } from './notice-desk.ts';

/** So often a letter waits for its document; then it goes without it. */
const documentTries = 3;

/** How a message goes out. */
export interface Sending {
  carriers: Carriers;
  letterhead: Letterhead;
  tenantId: number;
  desk: NoticeDesk | undefined;
  /** Where notices go now; undefined for any other message, which goes to whom it was written. */
  recipientsNow: ReadonlyMap<string, string>;
}

/** What came of it; `withoutBill`: the letter went out, and its document could not be made. */
export interface Sent {
  fault?: CarrierFault;
  withoutBill?: boolean;
}

/** Whether a message is about an account, of which it is looked up again whose it is. */
export const isNotice = (message: Claimed): message is Claimed & NoticeContent =>
  message.template === 'NEW_BILL' || message.template === 'READING_WINDOW' || message.template === 'VERIFICATION_DUE';

/** Sends one message. Never throws. */
export async function sendMessage(sending: Sending, message: Claimed): Promise<Sent> {
  const { carriers, letterhead, desk, recipientsNow } = sending;
  const { channel, messageId } = message;
  const { tenant } = letterhead;
  try {
    const to = desk && isNotice(message) ? recipientsNow.get(message.id) : message.recipient;
    if (to === undefined) return { fault: new CarrierFault('NOT_WANTED', { final: true }) };
    if (channel === MessageChannel.SMS) {
      await carriers.sms({ text: renderSms(letterhead, message), tenant, to, messageId });
      return {};
    }
    const { content, attachments } = await withBill(sending, message);
    await carriers.mail({ ...renderMail(letterhead, content), attachments, tenant, to, messageId });
    return content === message ? {} : { withoutBill: true };
  } catch (error) {
    // Any other error could quote the message: its text goes nowhere.
    return { fault: error instanceof CarrierFault ? error : new CarrierFault('NOT_WRITTEN', { final: false }) };
  }
}

async function withBill(
  { carriers, letterhead, tenantId, desk }: Sending,
  message: Claimed,
): Promise<{ content: Claimed; attachments: Attachment[] }> {
  if (message.template !== 'NEW_BILL' || !desk || carriers.keep.mail) return { content: message, attachments: [] };
  const { attach } = message.data;
  if (attach === null) return { content: message, attachments: [] };
  let bill: Attachment | undefined;
  try {
    bill = await desk.billOf(letterhead.tenant, tenantId, { ...message.data, attach });
  } catch {
    if (message.attempts < documentTries) throw new CarrierFault('NO_DOCUMENT', { final: false });
    return { content: { ...message, data: { ...message.data, notAttached: true } }, attachments: [] };
  }
  // The registry that brought it was replaced by one without it.
  if (!bill) throw new CarrierFault('NOT_BILLED', { final: true });
  return { content: message, attachments: [bill] };
}
