/** Lets so many works go on at once; the others wait in the order they came. */
export class Narrow {
  readonly #most: number;
  #going = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Does the work when there is room. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#going >= this.#most) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    else this.#going += 1;
    try {
      return await work();
    } finally {
      // The room goes from hand to hand: nobody who comes in between takes it.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#going -= 1;
    }
  }
}
