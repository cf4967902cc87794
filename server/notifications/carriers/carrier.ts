import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { RenderedLetter } from '../letters/letter.ts';

/** A file that goes with a letter. */
export interface Attachment {
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

/** A letter to one recipient. */
export interface OutgoingMail extends RenderedLetter {
  tenant: Tenant;
  to: string;
  messageId: string;
  attachments?: readonly Attachment[];
}

/** An SMS to one recipient. */
export interface OutgoingSms {
  tenant: Tenant;
  to: string;
  messageId: string;
  text: string;
}

/** Takes messages out of the house. */
export interface Carriers {
  /** @throws CarrierFault */
  mail(message: OutgoingMail): Promise<void>;
  /** @throws CarrierFault */
  sms(message: OutgoingSms): Promise<void>;
  /** True: nothing leaves; what was sent stays readable (development). */
  keep: { mail: boolean; sms: boolean };
  close(): void;
}

/** A message was not taken. The word is for logs and the row: it holds nothing of the message, nor of its recipient. */
export class CarrierFault extends Error {
  /** True: trying again would change nothing. */
  readonly final: boolean;

  constructor(word: string, { final }: { final: boolean }) {
    super(word);
    this.name = 'CarrierFault';
    this.final = final;
  }
}
