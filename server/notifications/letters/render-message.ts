import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import {
  contactChangedLetter,
  contactChangedSms,
  contactCodeLetter,
  contactCodeSms,
  portalClosedLetter,
  portalClosedSms,
} from './contact-letters.ts';
import {
  newBillLetter,
  newBillSms,
  readingWindowLetter,
  readingWindowSms,
  verificationDueLetter,
  verificationDueSms,
} from './account-notices.ts';
import {
  autopayAnnouncedLetter,
  autopayAnnouncedSms,
  autopaySkippedLetter,
  autopaySkippedSms,
  autopayStoppedLetter,
  autopayStoppedSms,
} from './autopay-letters.ts';
import { accountDetachedLetter, accountDetachedSms } from './detachment-letters.ts';
import { renderLetter, type RenderedLetter } from './letter.ts';
import {
  passwordChangedLetter,
  passwordChangedSms,
  passwordResetLetter,
  passwordResetSms,
} from './password-letters.ts';
import { paymentReceiptLetter, paymentReceiptSms } from './payment-letters.ts';
import { refundAnsweredLetter, refundAnsweredSms, refundDoneLetter, refundDoneSms } from './refund-letters.ts';
import {
  alreadyRegisteredLetter,
  alreadyRegisteredSms,
  oneTimePasswordLetter,
  oneTimePasswordSms,
  registrationCodeLetter,
  registrationCodeSms,
} from './registration-letters.ts';

/** Whose message it is and where their portal lies. */
export interface Letterhead {
  tenant: Tenant;
  /** `https://host`, without a slash. */
  origin: string;
}

/** A letter as it is sent. Throws for a template this version does not know. */
export function renderMail({ tenant, origin }: Letterhead, content: MessageContent): RenderedLetter {
  switch (content.template) {
    case 'PASSWORD_RESET':
      return renderLetter(tenant, passwordResetLetter(tenant, origin, content.data));
    case 'REGISTRATION_CODE':
      return renderLetter(tenant, registrationCodeLetter(tenant, origin, content.data));
    case 'ONE_TIME_PASSWORD':
      return renderLetter(tenant, oneTimePasswordLetter(tenant, origin, content.data));
    case 'ALREADY_REGISTERED':
      return renderLetter(tenant, alreadyRegisteredLetter(tenant, origin, content.data));
    case 'PASSWORD_CHANGED':
      return renderLetter(tenant, passwordChangedLetter(tenant, origin, content.data));
    case 'ACCOUNT_DETACHED':
      return renderLetter(tenant, accountDetachedLetter(tenant, origin, content.data));
    case 'CONTACT_CODE':
      return renderLetter(tenant, contactCodeLetter(tenant, content.data));
    case 'CONTACT_CHANGED':
      return renderLetter(tenant, contactChangedLetter(tenant, content.data));
    case 'PORTAL_CLOSED':
      return renderLetter(tenant, portalClosedLetter(tenant, origin, content.data));
    case 'NEW_BILL':
      return renderLetter(tenant, newBillLetter(tenant, origin, content.data));
    case 'READING_WINDOW':
      return renderLetter(tenant, readingWindowLetter(tenant, origin, content.data));
    case 'VERIFICATION_DUE':
      return renderLetter(tenant, verificationDueLetter(tenant, origin, content.data));
    case 'AUTOPAY_ANNOUNCED':
      return renderLetter(tenant, autopayAnnouncedLetter(tenant, origin, content.data));
    case 'AUTOPAY_SKIPPED':
      return renderLetter(tenant, autopaySkippedLetter(tenant, origin, content.data));
    case 'AUTOPAY_STOPPED':
      return renderLetter(tenant, autopayStoppedLetter(tenant, origin, content.data));
    case 'PAYMENT_RECEIPT':
      return renderLetter(tenant, paymentReceiptLetter(tenant, origin, content.data));
    case 'REFUND_DONE':
      return renderLetter(tenant, refundDoneLetter(tenant, origin, content.data));
    case 'REFUND_REQUEST_ANSWERED':
      return renderLetter(tenant, refundAnsweredLetter(tenant, origin, content.data));
    default:
      throw unknown(content);
  }
}

/** The words of an SMS. Throws for a template this version does not know. */
export function renderSms({ tenant, origin }: Letterhead, content: MessageContent): string {
  switch (content.template) {
    case 'PASSWORD_RESET':
      return passwordResetSms(tenant, origin, content.data);
    case 'REGISTRATION_CODE':
      return registrationCodeSms(tenant, origin, content.data);
    case 'ONE_TIME_PASSWORD':
      return oneTimePasswordSms(tenant, origin, content.data);
    case 'ALREADY_REGISTERED':
      return alreadyRegisteredSms(tenant, origin, content.data);
    case 'PASSWORD_CHANGED':
      return passwordChangedSms(tenant, content.data);
    case 'ACCOUNT_DETACHED':
      return accountDetachedSms(tenant, content.data);
    case 'CONTACT_CODE':
      return contactCodeSms(tenant, origin, content.data);
    case 'CONTACT_CHANGED':
      return contactChangedSms(tenant, content.data);
    case 'PORTAL_CLOSED':
      return portalClosedSms(tenant, content.data);
    case 'NEW_BILL':
      return newBillSms(tenant, origin, content.data);
    case 'READING_WINDOW':
      return readingWindowSms(tenant, origin, content.data);
    case 'VERIFICATION_DUE':
      return verificationDueSms(tenant, origin, content.data);
    case 'AUTOPAY_ANNOUNCED':
      return autopayAnnouncedSms(tenant, origin, content.data);
    case 'AUTOPAY_SKIPPED':
      return autopaySkippedSms(tenant, origin, content.data);
    case 'AUTOPAY_STOPPED':
      return autopayStoppedSms(tenant, origin, content.data);
    case 'PAYMENT_RECEIPT':
      return paymentReceiptSms(tenant, origin, content.data);
    case 'REFUND_DONE':
      return refundDoneSms(tenant, origin, content.data);
    case 'REFUND_REQUEST_ANSWERED':
      return refundAnsweredSms(tenant, origin, content.data);
    default:
      throw unknown(content);
  }
}

/** A newer process may have queued what this one cannot write yet. */
const unknown = (content: never): Error => new Error(`There is no template ${(content as MessageContent).template}`);
