import type { Clock } from '../../server/clock.ts';
import type { SandboxOrder } from '../../server/sandbox-bank/sandbox-order.ts';
import type { Switches } from '../../server/sandbox-bank/switches.ts';

/** Test cards of the sandbox bank. */
export type TestCard = 'PAYS' | 'WITH_3DS' | 'DECLINED' | 'NO_MONEY';

/** A sandbox bank on a port of its own, in this process: it goes on when the server that is tested is killed. */
export interface TestBank {
  port: number;
  /** `http://127.0.0.1:<port>/sandbox-bank` */
  url: string;
  /** Environment of a server whose utilities use this bank: BANK_<SLUG>_URL and so on. `driver` as in the tenant's folder. */
  environment(tenants: Record<string, 'rbs' | 'ecomm'>): Record<string, string>;
  /**
   * Does what a payer does on the payment page, over HTTP: enters the card, and the 3-D Secure code. Gives the address the
   * payer is sent back to.
   */
  pay(order: { orderNumber: string } | { formUrl: string }, card?: TestCard): Promise<string>;
  /** Every order the bank has, oldest first. */
  orders(): SandboxOrder[];
  /** The one with this order number; throws when there is none. */
  order(orderNumber: string): SandboxOrder;
  /** Kopecks booked and not given back, of all orders. */
  deposited(): bigint;
  /** For every order, or of one order number; what is not named stays as it is. */
  switch(switches: Partial<Switches>, orderNumber?: string): void;
  /** Undoes every switch. */
  behave(): void;
  /** Callbacks that were sent or, while they are lost, would have been. */
  callbacks(): { orderNumber: string; operation: string; status: number | undefined }[];
  /** Ends once every callback that is due by the bank's clock was tried. */
  callbacksSent(): Promise<void>;
  close(): Promise<void>;
}

/** What may differ. */
export interface TestBankOptions {
  /** The machine's clock unless told. Time-outs of sessions and repeats of callbacks go by it. */
  clock?: Clock;
  /** Where its orders are kept; a new file unless told. */
  dataFile?: string;
  port?: number;
}

export const callbackKey = 'sandbox-callback-key';

/** Starts one. */
export async function startSandboxBank(options: TestBankOptions = {}): Promise<TestBank> {
  void options;
  throw new Error('not yet');
}
