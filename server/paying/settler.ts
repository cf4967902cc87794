import type { Logger } from 'pino';
import type pg from 'pg';
import type { Acquirers } from '../acquiring/acquirers.ts';
import type { Clock } from '../clock.ts';
import type { Orm } from '../database/orm.ts';
import { readAs } from '../database/tenant-reader.ts';
import { type Write, writeAs } from '../database/tenant-writer.ts';
import { atMost } from '../jobs/at-most.ts';
import type { StepCause } from '../payments/payment-step.entity.ts';
import type { Tokens } from '../sessions/tokens.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { bringToEnd } from './bring-to-end.ts';
import { Narrow } from './narrow.ts';
import type { WhichPayment } from './paying-context.ts';
import type { PayingFacts } from './paying-facts.ts';
import type { SettlingContext } from './settle-payment.ts';
import { Together } from './together.ts';

/** What settling needs of its process. */
export interface SettlerParts {
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  acquirers: Pick<Acquirers, 'of'>;
  /** Sign the links of receipts. */
  tokens: Pick<Tokens, 'codeHashes'>;
  orm: Orm;
  primaryPool: pg.Pool;
  log: Pick<Logger, 'warn'>;
}

/** How many payments of one tenant are asked about at once in a process. Most of the time they wait for the bank. */
const askedAtOnce = 16;
/** And how many of them use a connection that writes, of ten: an import that holds them up must not hold up other tenants. */
const writtenAtOnce = 5;
/** What waits beyond this is left to the poller. */
const waitingAtMost = 2000;

/**
 * Settles payments in this process: each once at a time however often it is asked for, and of each tenant only so many at
 * once, so that the slow bank of one is not felt by the others.
 */
export class Settler {
  readonly #parts: SettlerParts;
  readonly #tenants = new Map<string, OfTenant>();

  constructor(parts: SettlerParts) {
    this.#parts = parts;
  }

  /**
   * Settles soon, and waits for nothing. What is dropped because too much waits is found by the poller. `known`: what the
   * caller has just read of the payment.
   */
  soon(tenant: Tenant, of: WhichPayment, cause: StepCause, known?: PayingFacts): void {
    void this.settle(tenant, of, cause, known);
  }

  /** Settles, and resolves when that is done or so many milliseconds have passed; never rejects. */
  async within(ms: number, tenant: Tenant, of: WhichPayment, cause: StepCause): Promise<void> {
    await atMost(ms, this.settle(tenant, of, cause));
  }

  /**
   * Settles, and resolves when that is done; never rejects. Asked for while the same payment is being settled, it is settled
   * once more after that, for all who ask: what was asked of the bank before may be old, and so may what was `known`.
   */
  settle(tenant: Tenant, of: WhichPayment, cause: StepCause, known?: PayingFacts): Promise<void> {
    const own = this.#of(tenant);
    const key = `${of.accountId} ${of.paymentId}`;
    const waiting = own.waiting.get(key);
    if (waiting) {
      waiting.known = undefined; // it was read before this was asked for
      return waiting.done;
    }
    if (own.waiting.size >= waitingAtMost) return Promise.resolve();
    const before = own.running.get(key);
    const done: Promise<void> = (before ?? Promise.resolve()).then(() =>
      own.asking.run(() => {
        own.waiting.delete(key);
        own.running.set(key, done);
        return this.#settleOne(own, of, cause, waits.known);
      }),
    );
    const waits = { done, known: before ? undefined : known };
    own.waiting.set(key, waits);
    void done.then(() => own.running.get(key) === done && own.running.delete(key));
    return done;
  }

  /** Lets what is being settled end, for so many milliseconds. */
  async stop(withinMs: number): Promise<void> {
    await atMost(withinMs, this.idle());
  }

  /** Resolves when nothing is being settled any more. */
  async idle(): Promise<void> {
    for (;;) {
      const all = [...this.#tenants.values()].flatMap(({ waiting, running }) => [
        ...[...waiting.values()].map(({ done }) => done),
        ...running.values(),
      ]);
      if (all.length === 0) return;
      await Promise.all(all);
    }
  }

  async #settleOne(
    { context }: OfTenant,
    of: WhichPayment,
    cause: StepCause,
    known: PayingFacts | undefined,
  ): Promise<void> {
    try {
      await bringToEnd(context, of, cause, known);
    } catch (error) {
      // The poller comes to it again. The text of an error could quote a row.
      const { code, name } = error as { code?: string; name?: string };
      this.#parts.log.warn({ tenant: context.tenant.slug, fault: code ?? name }, 'a payment could not be settled');
    }
  }

  /** The context of a tenant's acts without a request. */
  contextOf(tenant: Tenant): SettlingContext {
    return this.#of(tenant).context;
  }

  #of(tenant: Tenant): OfTenant {
    let own = this.#tenants.get(tenant.slug);
    if (!own) this.#tenants.set(tenant.slug, (own = this.#open(tenant)));
    return own;
  }

  #open(tenant: Tenant): OfTenant {
    const { tenantIds, clock, acquirers, tokens, orm, primaryPool } = this.#parts;
    const tenantId = tenantIds.get(tenant.slug)!;
    const direct = writeAs(orm, tenantId);
    const writing = new Narrow(writtenAtOnce);
    const write: Write = (work) => writing.run(() => direct(work));
    return {
      asking: new Narrow(askedAtOnce),
      waiting: new Map(),
      running: new Map(),
      context: {
        tenant,
        tenantId,
        clock,
        acquirers,
        tokens,
        readPrimary: readAs(primaryPool, tenantId),
        write,
        together: new Together(write),
      },
    };
  }
}

interface OfTenant {
  context: SettlingContext;
  asking: Narrow;
  /** Settlings that have not begun, and that go on, by payment. */
  waiting: Map<string, { done: Promise<void>; known: PayingFacts | undefined }>;
  running: Map<string, Promise<void>>;
}
