/** What a message says, as data: it is put into words when it is sent. */
export type MessageContent =
  | {
      template: 'PASSWORD_RESET';
      /** `code` and `token` of the link, as the tenant's rule says: one of them or both. */
      data: { code?: string; token?: string; minutes: number };
    }
  | {
      template: 'REGISTRATION_CODE';
      /** Either does: `code` for so many minutes, `token` of the link for so many hours. */
      data: { code: string; token: string; minutes: number; hours: number };
    }
  | {
      template: 'ONE_TIME_PASSWORD';
      /** Opens the portal once, within so many hours; never a password somebody chose. */
      data: { login: string; password: string; hours: number };
    }
  | {
      template: 'ALREADY_REGISTERED';
      /** `proved`: the account was shown to be the person's own; else it is not said whether it has a cabinet. */
      data: { login: string; proved: boolean };
    }
  | {
      template: 'PASSWORD_CHANGED';
      /** `at`: ISO time; `othersSignedOut`: other devices have to sign in again. */
      data: { at: string; othersSignedOut: boolean };
    }
  | {
      template: 'ACCOUNT_DETACHED';
      /** `number` as it is shown; `at`: ISO time. */
      data: { number: string; reason: 'OWNER_CHANGED' | 'WRITTEN_REQUEST' | 'PASSWORD_CHANGED'; at: string };
    }
  | {
      template: 'CONTACT_CODE';
      /** `what` is confirmed: the e-mail or the phone it goes to. */
      data: { code: string; minutes: number; what: 'EMAIL' | 'SMS' };
    }
  | {
      template: 'CONTACT_CHANGED';
      /** `at`: ISO time; `what` is another one now. */
      data: { at: string; what: 'EMAIL' | 'SMS' };
    }
  | {
      template: 'PORTAL_CLOSED';
      /** `at`: ISO time. */
      data: { at: string };
    };
