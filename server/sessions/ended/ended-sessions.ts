import type pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Who } from '../../context.ts';
import { ListeningConnection } from '../../database/listening-connection.ts';
import { readAs } from '../../database/tenant-reader.ts';
import { endedChannel, readNotice } from './ended-notice.ts';
import { readEnded } from './read-ended.ts';

/** What the process gives it. */
export interface EndedSessionsParts {
  /** URL of the server's role on the primary. */
  url: string;
  connectMs: number;
  tenantIds: readonly number[];
  clock: Clock;
  log: Pick<Logger, 'warn'>;
  /** The primary: asked for single sessions while nothing is heard from it otherwise. */
  primaryPool: pg.Pool;
}

/** A session that is over; without an id: every session of the tenant is, its portal has stopped. */
export interface SessionOver {
  tenantId: number;
  sessionId?: string;
}

/** The longest life any tenant's rules can give an access token, and a minute for clocks that differ. */
const longestTokenMs = 61 * 60_000;

/**
 * What this process knows of sessions that have ended while their access tokens have not: tokens are not looked up, so a block,
 * a sign-out or an end of service would otherwise be felt up to an hour later. All processes tell each other through the
 * database; a request asks memory. When this process has heard nothing from the database for seconds, requests with a token
 * ask the primary instead: it does not let in whom others have shut out.
 */
export class EndedSessions {
  readonly #parts: EndedSessionsParts;
  /** Session id → when it can be forgotten; the oldest first. */
  readonly #ended = new Map<string, number>();
  readonly #stopped = new Map<number, string>();
  readonly #toRead = new Set<number>();
  readonly #listeners = new Set<(over: SessionOver) => void>();
  #listening!: ListeningConnection;

  private constructor(parts: EndedSessionsParts) {
    this.#parts = parts;
  }

  /** Knows what there is to know, and listens from now on. @throws when the database cannot be reached */
  static async open(parts: EndedSessionsParts): Promise<EndedSessions> {
    const ended = new EndedSessions(parts);
    ended.#listening = await ListeningConnection.open({
      url: parts.url,
      connectMs: parts.connectMs,
      channel: endedChannel,
      onNotice: (payload) => ended.#hear(payload),
      catchUp: (client) => ended.#catchUp(client),
      onFault: (err) => {
        for (const tenantId of parts.tenantIds) ended.#toRead.add(tenantId);
        parts.log.warn({ err }, 'ended sessions: the connection was lost');
      },
    });
    // A notice could have come while the first of them were read.
    if (ended.#toRead.size > 0) ended.#listening.catchUpSoon();
    return ended;
  }

  /** Whether tokens of a session are to be refused. Asks no database, unless nothing is heard from it. */
  async isOver(tenantId: number, { residentId, sessionId }: Who): Promise<boolean> {
    if (this.#ended.has(sessionId) || this.#stopped.has(tenantId)) return true;
    if (this.#listening.inTouch) return false;
    const rows = await readAs(this.#parts.primaryPool, tenantId)(
      'session_goes_on',
      `select from session where tenant_id = $1 and resident_id = $2 and id = $3 and ended_at is null
         and not exists (select from service_stop where tenant_id = $1)`,
      [tenantId, residentId, sessionId],
    );
    return rows.length === 0;
  }

  /** What the utility tells its residents while its portal is stopped; undefined: it works. */
  stopMessage(tenantId: number): string | undefined {
    return this.#stopped.get(tenantId);
  }

  /** Calls the listener for every session whose end this process learns of; gives the way to stop that. */
  onEnded(listener: (over: SessionOver) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Whether notices come. */
  get inTouch(): boolean {
    return this.#listening.inTouch;
  }

  close(): Promise<void> {
    return this.#listening.close();
  }

  #hear(payload: string | undefined): void {
    const notice = readNotice(payload);
    if (!notice || !this.#parts.tenantIds.includes(notice.tenantId)) return;
    for (const sessionId of notice.sessionIds) this.#add(notice.tenantId, sessionId);
    if (notice.sessionIds.length > 0) return;
    this.#toRead.add(notice.tenantId);
    this.#listening?.catchUpSoon();
  }

  async #catchUp(client: pg.Client): Promise<void> {
    const asked = this.#listening ? [...this.#toRead] : this.#parts.tenantIds;
    for (const tenantId of asked) {
      this.#toRead.delete(tenantId); // before reading: a notice that comes meanwhile asks for one more
      const since = new Date(this.#parts.clock.now().getTime() - longestTokenMs);
      const { sessionIds, stopped } = await readEnded(client, tenantId, since).catch((error: unknown) => {
        this.#toRead.add(tenantId);
        throw error;
      });
      for (const sessionId of sessionIds) this.#add(tenantId, sessionId);
      this.#setStopped(tenantId, stopped);
    }
    this.#forget();
  }

  #add(tenantId: number, sessionId: string): void {
    if (this.#ended.has(sessionId)) return;
    this.#ended.set(sessionId, this.#parts.clock.now().getTime() + longestTokenMs);
    this.#forget();
    this.#tell({ tenantId, sessionId });
  }

  #setStopped(tenantId: number, message: string | undefined): void {
    const before = this.#stopped.has(tenantId);
    if (message === undefined) this.#stopped.delete(tenantId);
    else this.#stopped.set(tenantId, message);
    if (message !== undefined && !before) this.#tell({ tenantId });
  }

  /** They come in the order in which they are forgotten. */
  #forget(): void {
    const now = this.#parts.clock.now().getTime();
    for (const [sessionId, until] of this.#ended) {
      if (until > now) return;
      this.#ended.delete(sessionId);
    }
  }

  #tell(over: SessionOver): void {
    for (const listener of this.#listeners)
      try {
        listener(over);
      } catch (err) {
        this.#parts.log.warn({ err }, 'ended sessions: a listener failed');
      }
  }
}
