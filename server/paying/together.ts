import type { EntityManager } from '../database/orm.ts';
import type { Write } from '../database/tenant-writer.ts';
import { writeThroughRaces } from '../database/write-through-races.ts';

/** What a work in a transaction gives, and what it does when the others there are done: savepoints are everybody's. */
export interface Done<Result> {
  result: Result;
  after?: (() => Promise<void>) | undefined;
}

/** A work that may share its transaction: it touches rows of its own account only. */
type Work<Result> = (em: EntityManager) => Promise<Done<Result>>;

interface Member {
  account: string;
  run(em: EntityManager): Promise<() => Promise<void>>;
  alone(): Promise<void>;
  committed(): void;
}

/** Transactions at a time, and works in each. */
const transactionsAtOnce = 3;
const worksAtMost = 16;

/**
 * Writes what waits for a turn in one transaction: so many payments then cost one commit, and three packets. When one of them
 * fails, each is written by itself, so that none takes others down. While there is room everything has a transaction of its
 * own.
 */
export class Together {
  readonly #write: Write;
  #waiting: Member[] = [];
  #going = 0;

  constructor(write: Write) {
    this.#write = write;
  }

  /** Gives the work's result when it is committed. Works of one account never share a transaction. */
  run<Result>(account: string, work: Work<Result>): Promise<Result> {
    const alone = () =>
      writeThroughRaces({ write: this.#write }, async (em) => {
        const { result, after } = await work(em);
        await after?.();
        return result;
      });
    return new Promise<Result>((resolve, reject) => {
      let found: Result;
      this.#waiting.push({
        account,
        run: async (em) => {
          const { result, after } = await work(em);
          found = result;
          return after ?? (async () => undefined);
        },
        committed: () => resolve(found),
        alone: () => alone().then(resolve, reject),
      });
      this.#next();
    });
  }

  #next(): void {
    while (this.#going < transactionsAtOnce && this.#waiting.length > 0) {
      this.#going += 1;
      void this.#writeGroup(this.#take()).finally(() => {
        this.#going -= 1;
        this.#next();
      });
    }
  }

  /** The first ones that wait, one of each account, in the order in which every process locks accounts. */
  #take(): Member[] {
    const group = new Map<string, Member>();
    const left: Member[] = [];
    for (const one of this.#waiting)
      if (group.size < worksAtMost && !group.has(one.account)) group.set(one.account, one);
      else left.push(one);
    this.#waiting = left;
    return [...group.values()].toSorted((one, other) => (one.account < other.account ? -1 : 1));
  }

  async #writeGroup(group: readonly Member[]): Promise<void> {
    if (group.length > 1)
      try {
        await this.#write(async (em) => {
          for (const after of await Promise.all(group.map((one) => one.run(em)))) await after();
        });
        for (const one of group) one.committed();
        return;
      } catch {
        // Which of them it was is seen by writing each.
      }
    for (const one of group) await one.alone();
  }
}
