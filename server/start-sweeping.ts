import type { Logger } from 'pino';
import { forgetOfficeCodes } from './accounts/forget-office-codes.ts';
import { forgetUsedCaptchas } from './captcha/forget-used-captchas.ts';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import type { EntityManager, Orm } from './database/orm.ts';
import { writeAs } from './database/tenant-writer.ts';
import { forgetReminders } from './delivery/reminders/forget-reminders.ts';
import { type Repeated, repeat } from './jobs/repeat.ts';
import { forgetMessages } from './notifications/forget-messages.ts';
import type { FileStore } from './files/file-store.ts';
import { forgetExports } from './readings/exchange/forget-exports.ts';
import { forgetPaymentExports } from './paying/exchange/forget-payment-exports.ts';
import { forgetPhotos } from './readings/photos/forget-photos.ts';
import { forgetRegistrations } from './registration/forget-registrations.ts';
import { forgetContactChanges } from './sessions/contacts/forget-contact-changes.ts';
import { forgetSessions } from './sessions/forget-sessions.ts';
import { forgetPasswordResets } from './sessions/password/forget-password-resets.ts';
import type { Tenant } from './tenancy/load-tenants.ts';

/** What sweeping needs of the process. */
export interface SweepingParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  orm: Orm;
  files: FileStore;
  log: Pick<Logger, 'warn'>;
}

/** Takes away some of what is kept no longer, in one short transaction; gives how much. */
type Forget = (
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  files: FileStore,
) => Promise<number>;

/** Everything that is kept for a time only. Each passes by rows that another process holds, so any number may sweep at once. */
const forgetters: Readonly<Record<string, Forget>> = {
  sessions: forgetSessions,
  messages: forgetMessages,
  'password resets': forgetPasswordResets,
  'contact changes': forgetContactChanges,
  registrations: forgetRegistrations,
  'used captchas': forgetUsedCaptchas,
  'office codes': forgetOfficeCodes,
  reminders: forgetReminders,
  photos: forgetPhotos,
  exports: forgetExports,
  'exports of payments': forgetPaymentExports,
};

/** As many as one of them takes at once: when it took so many, there may be more. */
const batch = 1000;

const pauses = { idleMs: 60 * 60_000, faultMs: 60_000 };

/** Takes away what is kept no longer, at once and then every hour, until it is stopped. */
export const startSweeping = (parts: SweepingParts): Repeated =>
  repeat({ work: () => sweep(parts), ...pauses, onFault: (error) => tell(parts, 'everything', error) });

/** Takes away some of what is kept no longer, of every tenant; gives how many kinds may have more. */
export async function sweep(parts: SweepingParts): Promise<number> {
  let unfinished = 0;
  for (const tenant of parts.tenants) {
    const tenantId = parts.tenantIds.get(tenant.slug)!;
    const context = { tenant, tenantId, clock: parts.clock };
    const write = writeAs(parts.orm, tenantId);
    for (const [kind, forget] of Object.entries(forgetters))
      try {
        if ((await write((em) => forget(em, context, parts.files))) >= batch) unfinished += 1;
      } catch (error) {
        tell(parts, kind, error); // the others do not wait for it
      }
  }
  return unfinished;
}

/** Its text could quote a row. */
function tell({ log }: SweepingParts, kind: string, error: unknown): void {
  log.warn({ kind, fault: (error as { code?: string }).code }, 'sweeping: some could not be taken away');
}
