import type { Context } from '../../context.ts';
import type { PaymentNews } from './payment-news.ts';

/** The context of a subscription, which outlives the moment it was begun in. */
export interface LiveContext extends Context {
  news: Pick<PaymentNews, 'follow'>;
  /** @throws KabinetError UNAUTHENTICATED when the token or the session is over by now */
  stillSignedIn: () => Promise<void>;
}
