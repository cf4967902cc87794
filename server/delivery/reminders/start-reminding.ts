import { writeAs } from '../../database/tenant-writer.ts';
import { type Repeated, repeat } from '../../jobs/repeat.ts';
import { localDay } from '../../tenancy/local-day.ts';
import type { TellingParts } from '../start-publishing.ts';
import { type DueReminder, dueReminders } from './due-reminders.ts';
import { remindSome } from './remind-some.ts';

const pauses = { idleMs: 60_000, faultMs: 5000 };

/** Reminds residents of what is due, within some minutes, until it is stopped. */
export function startReminding(parts: TellingParts): Repeated {
  const reminders = new Reminders(parts);
  return repeat({
    work: () => reminders.remind(),
    ...pauses,
    // Its text could quote a row.
    onFault: (error) =>
      parts.log.warn({ fault: (error as { code?: string }).code }, 'residents cannot be reminded of what is due'),
  });
}

/**
 * Goes through all accounts once for each reminder of a day. How far it is, is kept in memory only: a process that is started
 * anew begins anew, which costs some reading and reminds nobody twice.
 */
export class Reminders {
  readonly #parts: TellingParts;
  /** The last account that was looked at, by tenant, day and reminder; true: all were. */
  readonly #reached = new Map<string, string | true>();

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  /** Does some of what is due, of every tenant; gives how many reminders may have more accounts. */
  async remind(): Promise<number> {
    const { tenants, tenantIds, clock, orm, log } = this.#parts;
    let unfinished = 0;
    for (const tenant of tenants) {
      const tenantId = tenantIds.get(tenant.slug)!;
      const now = clock.now();
      for (const due of dueReminders(tenant, now)) {
        const key = `${tenant.slug} ${localDay(tenant.timeZone, now)} ${nameOf(due)}`;
        const reached = this.#reached.get(key);
        if (reached === true) continue;
        if (reached === undefined) this.#forget(tenant.slug, due.kind);
        try {
          const write = writeAs(orm, tenantId);
          const last = await write((em) => remindSome(em, { tenant, tenantId, clock }, due, reached ?? null));
          this.#reached.set(key, last ?? true);
          if (last === undefined) log.info({ tenant: tenant.slug, kind: due.kind }, 'residents were reminded');
          else unfinished += 1;
        } catch (error) {
          // The other tenants do not wait for it. Its text could quote a row.
          log.warn({ tenant: tenant.slug, fault: (error as { code?: string }).code }, 'residents cannot be reminded');
        }
      }
    }
    return unfinished;
  }

  /** What was reached on earlier days. */
  #forget(slug: string, kind: string): void {
    for (const key of this.#reached.keys())
      if (key.startsWith(`${slug} `) && key.split(' ')[2] === kind) this.#reached.delete(key);
  }
}

const nameOf = (due: DueReminder): string => (due.kind === 'READING_WINDOW' ? `${due.kind} ${due.subject}` : due.kind);
