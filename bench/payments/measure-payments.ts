import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ask, type BenchCluster, type BenchDatabase } from '../cluster.ts';
import { median } from '../median.ts';
import { processorTime, processorTimeWithChildren } from '../processor-time.ts';
import { callbackChecksum, loadTenants, root } from '../product.ts';
import { clean, startPeer, startProduct } from '../reads/serving.ts';
import { amount, fill, orderNumberOf, paymentIdOf } from './fill.ts';

/** How callbacks are sent. */
export interface PaymentsPlan {
  rounds: number;
  seconds: number;
  /** Payments a second, evenly, however fast they are credited. */
  rate: number;
  /** A folder for a CPU profile of Kabinet. */
  profile?: string | undefined;
}

/** Medians over the rounds: from sending a callback to hearing of the committed posting, in milliseconds. */
export interface PaymentsResult {
  contender: 'kabinet' | 'floor';
  p50: number;
  p99: number;
  /** Until the callback is answered. */
  answered: number;
  /** The longest of all rounds. */
  worst: number;
  /** Processor time of the contender's own process for one payment, in microseconds. */
  cpuMicroseconds: number;
  /** And of PostgreSQL; undefined: an earlier run did not measure it. */
  databaseMicroseconds?: number;
  payments: number;
}

const slug = 'kaluga';
const callbackKey = 'sandbox-callback-key';

/** Starts the bank, both contenders on equal databases, and sends callbacks in interleaved rounds. */
export async function measurePayments(cluster: BenchCluster, plan: PaymentsPlan): Promise<PaymentsResult[]> {
  const each = plan.rate * plan.seconds;
  const count = each * (plan.rounds + 1);
  const children: ChildProcess[] = [];
  process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));
  const database = await cluster.database('payments');
  const [{ id: tenantId }] = (await ask<{ id: number }>(
    database.adminUrl,
    `select id from tenant where slug = '${slug}'`,
  )) as [{ id: number }];
  const bank = fork(join(import.meta.dirname, 'bank.ts'), [join(cluster.folder, 'orders.jsonl')], { env: clean() });
  children.push(bank);
  const [{ port }] = (await once(bank, 'message')) as [{ port: number }];
  const numbers = Array.from({ length: count }, (_, n) => orderNumberOf(n + 1));
  bank.send({ numbers, amount });
  const [{ orders }] = (await once(bank, 'message')) as [{ orders: string[] }];
  await fill(database, tenantId, orders);
  const same = await cluster.copy('payments', 'payments_floor');

  const url = `http://127.0.0.1:${port}/sandbox-bank/payment/rest/`;
  const name = `BANK_${slug.toUpperCase()}`;
  const [product, productPort] = await startProduct(
    database,
    `bench:${randomBytes(32).toString('base64url')}`,
    cluster.folder,
    plan.profile ? ['--cpu-prof', `--cpu-prof-dir=${plan.profile}`] : [],
    {
      [`${name}_URL`]: url,
      [`${name}_USER`]: 'sandbox',
      [`${name}_PASSWORD`]: 'sandbox',
      [`${name}_CALLBACK_KEY`]: callbackKey,
    },
  );
  children.push(product);
  const told = { BENCH_BANK_URL: url, BENCH_CALLBACK_KEY: callbackKey };
  const [floor, floorPort] = await startPeer(join(import.meta.dirname, 'floor.ts'), same, tenantId, [], told);
  children.push(floor);
  const host = (await loadTenants(join(root, 'tenants'))).find((tenant) => tenant.slug === slug)!.hosts[0]!;
  const contenders = [
    { contender: 'kabinet' as const, database, port: productPort, pid: product.pid! },
    { contender: 'floor' as const, database: same, port: floorPort, pid: floor.pid! },
  ];
  const seen = new Map(contenders.map(({ contender }) => [contender, [] as Round[]]));
  try {
    // The first round warms up and is not counted.
    for (let round = 0; round <= plan.rounds; round += 1)
      for (const one of round % 2 ? contenders : contenders.toReversed()) {
        const measured = await measureRound(
          { ...one, host, cluster: cluster.pid },
          { ...plan, first: round * each + 1, count: each },
        );
        if (round > 0) seen.get(one.contender)!.push(measured);
        console.log(
          `  ${one.contender}: p50 ${measured.p50.toFixed(1)} ms, p99 ${measured.p99.toFixed(1)} ms, own CPU ${measured.cpu.toFixed(0)} µs, PostgreSQL's ${measured.databaseCpu.toFixed(0)} µs`,
        );
      }
  } finally {
    // A profile is written at the exit.
    const gone = once(product, 'exit');
    product.kill('SIGTERM');
    await gone;
    for (const child of children) child.kill('SIGKILL');
    await pause(100);
    await cluster.drop('payments');
    await cluster.drop('payments_floor');
  }
  return contenders.map(({ contender }) => {
    const rounds = seen.get(contender)!;
    const of = (pick: (round: Round) => number) => median(rounds.map(pick));
    return {
      contender,
      p50: of(({ p50 }) => p50),
      p99: of(({ p99 }) => p99),
      answered: of(({ answered }) => answered),
      worst: Math.max(...rounds.map(({ worst }) => worst)),
      cpuMicroseconds: of(({ cpu }) => cpu),
      databaseMicroseconds: of(({ databaseCpu }) => databaseCpu),
      payments: rounds.length * each,
    };
  });
}

interface Round {
  p50: number;
  p99: number;
  answered: number;
  worst: number;
  cpu: number;
  databaseCpu: number;
}

interface Measured {
  contender: string;
  database: BenchDatabase;
  port: number;
  pid: number;
  host: string;
  /** PostgreSQL's process. */
  cluster: number;
}

/** Sends callbacks at an even pace, whatever becomes of those before, and waits until every payment is credited. */
async function measureRound(
  { database, port, pid, host, contender, cluster }: Measured,
  { rate, first, count }: { rate: number; first: number; count: number },
): Promise<Round> {
  const listener = new pg.Client({ connectionString: database.appUrl });
  await listener.connect();
  const sentAt = new Map<string, number>();
  const credited: number[] = [];
  const answered: number[] = [];
  listener.on('notification', ({ payload }) => {
    const sent = sentAt.get(payload!.split(':')[2]!);
    if (sent !== undefined) credited.push(performance.now() - sent);
  });
  await listener.query('listen payment');
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const before = processorTime(pid);
  const databaseBefore = processorTimeWithChildren(cluster);
  const start = performance.now();
  for (let n = 0; n < count; n += 1) {
    const due = start + (n * 1000) / rate;
    if (due > performance.now()) await pause(due - performance.now());
    const orderNumber = orderNumberOf(first + n);
    const sent = performance.now();
    sentAt.set(paymentIdOf(first + n), sent);
    const path = `/payments/callback?${callbackOf(orderNumber)}`;
    get({ host: '127.0.0.1', port, path, agent, headers: { host } }, (response) => {
      response.resume();
      if (response.statusCode !== 200) throw new Error(`${contender} answered ${response.statusCode}`);
      answered.push(performance.now() - sent);
    });
  }
  const end = performance.now() + 60_000;
  while (credited.length < count && performance.now() < end) await pause(20);
  const cpu = ((processorTime(pid) - before) / count) * 1e6;
  const databaseCpu = ((processorTimeWithChildren(cluster) - databaseBefore) / count) * 1e6;
  agent.destroy();
  await listener.end();
  const [sums] = await ask<{ posted: string }>(
    database.adminUrl,
    `select count(*)::text as posted from posting where kind = 'PAYMENT'`,
  );
  if (credited.length !== count || Number(sums!.posted) !== first - 1 + count)
    throw new Error(`${contender} has credited ${credited.length} of ${count}, its ledger has ${sums!.posted}`);
  const sorted = credited.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p99: at(0.99), answered: median(answered), worst: sorted.at(-1)!, cpu, databaseCpu };
}

function callbackOf(orderNumber: string): string {
  const said: [string, string][] = [
    ['mdOrder', `of-${orderNumber}`],
    ['orderNumber', orderNumber],
    ['operation', 'deposited'],
    ['status', '1'],
  ];
  return new URLSearchParams([...said, ['checksum', callbackChecksum(said, callbackKey)]]).toString();
}
