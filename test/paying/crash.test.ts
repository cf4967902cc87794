import { afterAll, beforeAll, expect, test } from 'vitest';
import { CrashTown, type Driven } from './support/crash-town.ts';

/** So many gateways die; each at another step of another payment. `CRASH_RUNS` and `CRASH_SEED` for more and others. */
const runs = Number(process.env['CRASH_RUNS'] ?? 24);
const firstSeed = Number(process.env['CRASH_SEED'] ?? 1);

let town: CrashTown;
beforeAll(async () => void (town = await CrashTown.open()));
afterAll(() => town.close());

/** Random numbers below one that are the same for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function holds(payment: Driven, status: string): Promise<void> {
  const { amount, meter } = payment;
  const paid = status === 'PAID';
  expect(await town.found(payment)).toEqual({
    payments: [[status, amount]],
    bank: [paid ? amount : 0n],
    posted: paid ? [amount] : [],
    receipts: paid ? 1 : 0,
    readings: paid && meter ? ['4600'] : [],
    // No bill is there: what was paid is all there is.
    balance: paid ? -amount : expect.any(BigInt),
  });
}

test(
  'a gateway that is killed at any step loses no payment and credits none twice',
  { timeout: 60_000 + runs * 30_000 },
  async () => {
    // How many steps two payments take when nobody is killed.
    const quiet = await Promise.all([town.payer('kaluga', 750), town.payer('energosbyt', 900)]);
    town.steps.clear();
    for (const payment of quiet) expect(await town.drive(payment, 'PAYS')).toBe('PAID');
    const steps = [...town.steps].flatMap(([line, count]) =>
      Array.from({ length: count }, (_, n) => ({ line, step: n + 1 })),
    );
    // The few steps between bank, residents and gateway first, each of them; then those of the database, spread evenly.
    const between = steps.filter(({ line }) => !line.startsWith('database'));
    const inside = steps.filter(({ line }) => line.startsWith('database'));
    const rest = Math.max(1, runs - between.length);
    const plan = Array.from({ length: runs }, (_, n) =>
      n < between.length ? between[n]! : inside[Math.floor(((n - between.length) * inside.length) / rest)]!,
    );
    for (const payment of quiet) await holds(payment, 'PAID');

    const ended = new Map<string, number>();
    for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
      const random = randomOf(seed);
      const payments = [await town.payer('kaluga', 1 + Math.floor(random() * 9000))];
      payments.push(await town.payer('energosbyt', 1 + Math.floor(random() * 90_000)));
      town.bank.behave();
      const chance = random();
      if (chance < 0.2) town.bank.switch({ loseCallbacks: true });
      else if (chance < 0.35) town.bank.switch({ repeatCallbacks: 5 });
      else if (chance < 0.5) town.bank.switch({ dropAfterWork: true, methods: ['register'] });
      const card = random() < 0.8 ? 'PAYS' : 'DECLINED';
      const { line, step } = plan[seed - firstSeed]!;
      town.killAt(line, step);
      const statuses = await Promise.all([town.drive(payments[0]!, card), town.drive(payments[1]!, 'WITH_3DS')]);
      town.live();
      expect(statuses, `seed ${seed}, killed at step ${step} of ${line}`).toEqual([
        card === 'PAYS' ? 'PAID' : 'DECLINED',
        'PAID',
      ]);
      for (const [n, payment] of payments.entries()) await holds(payment, statuses[n]!);
      for (const status of statuses) ended.set(status, (ended.get(status) ?? 0) + 1);
    }
    const { bank, payments, ledger } = await town.sums();
    expect([payments, ledger]).toEqual([bank, bank]);
    const where = Object.groupBy(town.killedAt, (line) => line);
    const told = Object.entries(where).map(([line, all]) => `${line} ${all!.length}`);
    process.stdout.write(
      `seeds ${firstSeed} to ${firstSeed + runs - 1}: ${town.kills} kills (${told.join(', ')}) among ${steps.length} steps; ` +
        `${[...ended].map(([status, n]) => `${n} ${status}`).join(', ')}; bank = payments = ledger = ${bank} kopecks\n`,
    );
    // Who comes to fewer steps than two payments in peace is not killed: a lost callback, a refused card.
    expect(town.kills).toBeGreaterThan(runs * 0.6);
  },
);
