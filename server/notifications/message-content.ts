/** Whose account a notice is about; both are looked up again when it goes out. Uuids. */
export interface AboutAccount {
  account: string;
  resident: string;
  /** Number of the account as it is shown. */
  number: string;
}

/** Which payment a message is about. Uuids; `number` of the account as it is shown; `amount`: kopecks. */
export interface AboutPayment {
  account: string;
  payment: string;
  number: string;
  amount: string;
}

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
    }
  | {
      template: 'NEW_BILL';
      /**
       * `period`: "2026-10"; `closing`: kopecks to pay; `dueOn`: "2026-11-15"; `attach`: format of the bill that goes with the
       * letter, null: none; `notAttached`: it should have and could not.
       */
      data: AboutAccount & {
        period: string;
        closing: string;
        dueOn: string;
        attach: 'PDF' | 'PNG' | null;
        notAttached?: boolean;
      };
    }
  | {
      template: 'READING_WINDOW';
      /** `closesOn`: last day of the window; `services`: names of those whose meters nobody has handed in for. */
      data: AboutAccount & { closesOn: string; opens: boolean; services: string[] };
    }
  | {
      template: 'VERIFICATION_DUE';
      /** `dueOn`: until when a meter of the service is to be verified. */
      data: AboutAccount & { meters: { service: string; dueOn: string }[] };
    }
  | {
      template: 'AUTOPAY_ANNOUNCED';
      /**
       * `account`: uuid; `number` of it as it is shown; `amount`: kopecks as things stand; `payOn`: "2026-11-15"; `card`: masked;
       * `readings`: some have to be handed in before that day.
       */
      data: { account: string; number: string; amount: string; payOn: string; card: string; readings: boolean };
    }
  | {
      template: 'AUTOPAY_SKIPPED';
      /** `reason` as in the months of autopay. */
      data: {
        account: string;
        number: string;
        amount: string;
        reason:
          | 'OVER_LIMIT'
          | 'NOTHING_DUE'
          | 'READINGS_MISSING'
          | 'PAYING_ALREADY'
          | 'LATE'
          | 'NO_ANSWER'
          | 'CHANGED'
          | 'STOPPED';
      };
    }
  | {
      template: 'AUTOPAY_STOPPED';
      data: {
        account: string;
        number: string;
        reason: 'DECLINED' | 'CARD_EXPIRED' | 'CARD_FORGOTTEN' | 'ACCESS_LOST' | 'ACCOUNT_CLOSED' | 'NO_CONTACT';
      };
    }
  | {
      template: 'PAYMENT_RECEIPT';
      /**
       * `at`: ISO time; `order`: the
       * payment's number at the bank; `token` opens the receipt without signing in, where the rules send such links.
       */
      data: AboutPayment & { at: string; order: string; token?: string };
    }
  | {
      template: 'REFUND_DONE';
      /** `amount`: kopecks that went back to the card; `whole`: the payment was taken back before the bank booked it. */
      data: AboutPayment & { at: string; order: string; whole: boolean };
    }
  | {
      template: 'REFUND_REQUEST_ANSWERED';
      /** `amount`: kopecks that go back, of a refused one that were asked for; `answer`: in the words of staff. */
      data: AboutPayment & { accepted: boolean; answer: string };
    };

/** A message about an account of a resident. */
export type NoticeContent = Extract<MessageContent, { data: AboutAccount }>;
