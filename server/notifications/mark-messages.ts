import { sql } from 'kysely';
import type { Write } from '../database/tenant-writer.ts';
import type { MessageStatus } from './message.entity.ts';

/** What came of one try. */
export interface Tried {
  id: string;
  /** Undefined: it was not begun, and is due at once. */
  status: MessageStatus | undefined;
  fault: string | null;
  /** Sent or given up. */
  over: boolean;
  /** Its data are taken out: it will not be sent again, and nobody reads it in development. */
  forgotten: boolean;
}

/**
 * Writes down what came of tries, many in one statement: whatever came in while the last statement ran makes the next one. So a
 * process that dies leaves few that were sent and not marked, and `done` tells when all are.
 */
export class Marks {
  readonly #write: Write;
  readonly #tenantId: number;
  readonly #now: () => Date;
  #waiting: Tried[] = [];
  #running: Promise<void> | undefined;

  constructor(write: Write, tenantId: number, now: () => Date) {
    this.#write = write;
    this.#tenantId = tenantId;
    this.#now = now;
  }

  add(tried: Tried): void {
    this.#waiting.push(tried);
    this.#running ??= this.#writeAll();
    // Whoever waits for `done` meets the fault; until then it must not end the process.
    this.#running.catch(() => undefined);
  }

  /** Resolves when everything that was added is written down; rejects when some could not be. */
  async done(): Promise<void> {
    await this.#running;
  }

  async #writeAll(): Promise<void> {
    // `finished_at`, not `status`: that has an index, by which a table without statistics would be read whole each time.
    while (this.#waiting.length > 0) {
      const tried = this.#waiting.splice(0);
      await this.#write((em) =>
        sql`update message m set status = coalesce(t.status, m.status), fault = t.fault,
              finished_at = case when t.over then ${this.#now()}::timestamptz end,
              data = case when t.forgotten then '{}'::jsonb else m.data end,
              attempts = case when t.status is null then m.attempts - 1 else m.attempts end,
              next_attempt_at = case when t.status is null then ${this.#now()}::timestamptz else m.next_attempt_at end
            from json_to_recordset(${JSON.stringify(tried)}::json) as t (id uuid, status text, fault text, over boolean, forgotten boolean)
            where m.tenant_id = ${this.#tenantId} and m.id = t.id and m.finished_at is null`.execute(em.getKysely()),
      );
    }
    this.#running = undefined;
  }
}
