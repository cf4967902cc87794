import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import { accountDetachedLetter, accountDetachedSms } from './detachment-letters.ts';
import { renderLetter, type RenderedLetter } from './letter.ts';
import {
  passwordChangedLetter,
  passwordChangedSms,
  passwordResetLetter,
  passwordResetSms,
} from './password-letters.ts';

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
    case 'PASSWORD_CHANGED':
      return renderLetter(tenant, passwordChangedLetter(tenant, origin, content.data));
    case 'ACCOUNT_DETACHED':
      return renderLetter(tenant, accountDetachedLetter(tenant, origin, content.data));
    default:
      throw unknown(content);
  }
}

/** The words of an SMS. Throws for a template this version does not know. */
export function renderSms({ tenant, origin }: Letterhead, content: MessageContent): string {
  switch (content.template) {
    case 'PASSWORD_RESET':
      return passwordResetSms(tenant, origin, content.data);
    case 'PASSWORD_CHANGED':
      return passwordChangedSms(tenant, content.data);
    case 'ACCOUNT_DETACHED':
      return accountDetachedSms(tenant, content.data);
    default:
      throw unknown(content);
  }
}

/** A newer process may have queued what this one cannot write yet. */
const unknown = (content: never): Error => new Error(`There is no template ${(content as MessageContent).template}`);
