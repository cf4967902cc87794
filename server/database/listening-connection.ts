import pg from 'pg';

/** What to listen for, and what to do with it. */
export interface Listening {
  /** URL of the server's role on the primary. */
  url: string;
  channel: string;
  /** What the database calls the connection. */
  name?: string;
  connectMs: number;
  /** Called for every notice. Must not throw. */
  onNotice: (payload: string | undefined) => void;
  /** Reads what may have been missed: on every new connection before it counts, and after `catchUpSoon`. */
  catchUp: (client: pg.Client) => Promise<void>;
  /** A connection was lost or could not be had; another one is tried at once. */
  onFault: (error: Error) => void;
}

/** The database is asked for an answer so often, and given so long for one. Milliseconds. */
const beatMs = 1000;
const answerMs = 2000;

/** Older than this is an answer that says nothing about now: a notice could have been missed since. */
const freshMs = 4000;

/** Between two tries to connect. */
const retryMs = 250;

/**
 * One connection that listens for as long as the process runs. Whatever becomes of it, lost, cut or frozen, is noticed within
 * seconds by a heart-beat, and a new one takes its place and reads what was missed.
 */
export class ListeningConnection {
  readonly #options: Listening;
  #closed = false;
  #client: pg.Client | undefined;
  #heardAt = -Infinity;
  #behind = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();

  private constructor(options: Listening) {
    this.#options = options;
  }

  /** Listens and has caught up. @throws when the database cannot be reached */
  static async open(options: Listening): Promise<ListeningConnection> {
    const listening = new ListeningConnection(options);
    await listening.#connect();
    listening.#running = listening.#keepOn();
    return listening;
  }

  /** Whether every notice up to a few seconds ago has come. False: something may have been missed. */
  get inTouch(): boolean {
    return performance.now() - this.#heardAt < freshMs;
  }

  /** Has `catchUp` called as soon as the connection is free, once for all who ask meanwhile. */
  catchUpSoon(): void {
    this.#behind = true;
    this.#wake();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#letGo();
    this.#wake();
    await this.#running;
  }

  async #keepOn(): Promise<void> {
    while (!this.#closed)
      try {
        if (!this.#client) await this.#connect();
        await this.#pause(beatMs);
        await this.#beat();
      } catch (error) {
        this.#letGo();
        if (this.#closed) return;
        this.#options.onFault(error as Error);
        await this.#pause(retryMs);
      }
  }

  async #connect(): Promise<void> {
    const { url, channel, name = 'kabinet-listen', connectMs, onNotice, onFault } = this.#options;
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      keepAlive: true,
      application_name: name,
    });
    this.#client = client;
    client.on('notification', ({ payload }) => onNotice(payload));
    client.on('error', (error) => {
      if (this.#client !== client) return;
      onFault(error);
      this.#letGo();
      this.#wake();
    });
    try {
      await client.connect();
      const askedAt = performance.now();
      // First listen, then read: what ends in between comes twice rather than never.
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      await this.#options.catchUp(client);
      this.#heardAt = askedAt;
    } catch (error) {
      this.#letGo();
      throw error;
    }
  }

  /** An answer to a question means that every notice before it has come: they travel on the same connection, in order. */
  async #beat(): Promise<void> {
    const client = this.#client;
    if (!client || this.#closed) return;
    const askedAt = performance.now();
    if (this.#behind) {
      this.#behind = false;
      await this.#options.catchUp(client);
    } else await client.query('select 1');
    this.#heardAt = askedAt;
  }

  /** Until the time is over or somebody wakes it. */
  #pause(ms: number): Promise<void> {
    if (this.#closed || (this.#behind && this.#client)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Closes the connection at once, which fails whatever waits for it: one that is frozen would never say goodbye. */
  #letGo(): void {
    const client = this.#client;
    this.#client = undefined;
    client?.connection.stream.destroy();
  }
}
