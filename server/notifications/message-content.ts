/** What a message says, as data: it is put into words when it is sent. */
export type MessageContent =
  | {
      template: 'PASSWORD_RESET';
      /** `code` and `token` of the link, as the tenant's rule says: one of them or both. */
      data: { code?: string; token?: string; minutes: number };
    }
  | {
      template: 'PASSWORD_CHANGED';
      /** `at`: ISO time. */
      data: { at: string };
    }
  | {
      template: 'ACCOUNT_DETACHED';
      /** `number` as it is shown; `at`: ISO time. */
      data: { number: string; reason: 'OWNER_CHANGED' | 'WRITTEN_REQUEST' | 'PASSWORD_CHANGED'; at: string };
    };
