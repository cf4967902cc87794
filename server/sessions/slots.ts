import { KabinetError } from '../errors.ts';

/** Lets so many pieces of work run at once and so many wait in line; whoever comes beyond that is turned away at once. */
export class Slots {
  readonly #waiting: (() => void)[] = [];
  readonly #parallel: number;
  readonly #line: number;
  #running = 0;

  constructor(parallel: number, line: number) {
    this.#parallel = parallel;
    this.#line = line;
  }

  /**
   * Runs the work when its turn comes.
   * @throws KabinetError TOO_MANY_REQUESTS when the line is full
   */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#parallel) this.#running += 1;
    else if (this.#waiting.length < this.#line) await new Promise<void>((turn) => void this.#waiting.push(turn));
    else throw new KabinetError('TOO_MANY_REQUESTS', 'Сейчас входит слишком много людей. Попробуйте через минуту.');
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next(); // the slot passes to the next in line
      else this.#running -= 1;
    }
  }
}
