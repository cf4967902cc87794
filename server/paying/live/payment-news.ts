import type { Logger } from 'pino';
import { ListeningConnection } from '../../database/listening-connection.ts';
import type { WhichPayment } from '../paying-context.ts';
import { paymentChannel } from '../tell-payment.ts';

/** What the process gives it. */
export interface PaymentNewsParts {
  /** URL of the server's role on the primary. */
  url: string;
  connectMs: number;
  log: Pick<Logger, 'warn'>;
}

/** Whose payment. */
export interface PaymentOfTenant extends WhichPayment {
  tenantId: number;
}

/**
 * Tells whoever follows a payment in this process that something of it is otherwise, whichever process made it so. That is all
 * it tells: how the payment stands is read anew, with the rights of who asks. When the connection to the database was lost,
 * everybody is told, as what was said meanwhile is lost too.
 */
export class PaymentNews {
  readonly #followers = new Map<string, Set<() => void>>();
  #listening!: ListeningConnection;

  private constructor() {}

  /** Listens from now on. @throws when the database cannot be reached */
  static async open({ url, connectMs, log }: PaymentNewsParts): Promise<PaymentNews> {
    const news = new PaymentNews();
    news.#listening = await ListeningConnection.open({
      url,
      connectMs,
      channel: paymentChannel,
      name: 'kabinet-payments',
      onNotice: (payload) => news.#tell(payload),
      catchUp: async () => news.#tellAll(),
      onFault: (err) => log.warn({ err }, 'news of payments: the connection was lost'),
    });
    return news;
  }

  /** Calls at every change of a payment; gives the way to stop that. */
  follow({ tenantId, accountId, paymentId }: PaymentOfTenant, told: () => void): () => void {
    const key = `${tenantId}:${accountId}:${paymentId}`;
    const own = this.#followers.get(key) ?? new Set();
    this.#followers.set(key, own.add(told));
    return () => {
      own.delete(told);
      if (own.size === 0 && this.#followers.get(key) === own) this.#followers.delete(key);
    };
  }

  /** How many follow a payment now. */
  get followers(): number {
    let count = 0;
    for (const { size } of this.#followers.values()) count += size;
    return count;
  }

  close(): Promise<void> {
    return this.#listening.close();
  }

  /** Anybody with a connection may notify: of a payment that nobody follows nothing comes. */
  #tell(payload: string | undefined): void {
    for (const told of this.#followers.get(payload ?? '') ?? []) told();
  }

  #tellAll(): void {
    for (const own of this.#followers.values()) for (const told of own) told();
  }
}
