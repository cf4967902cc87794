import { deepStrictEqual } from 'node:assert';
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as send } from 'node:http';
import { join } from 'node:path';
import { ask, type BenchCluster, type BenchDatabase } from '../cluster.ts';
import { median } from '../median.ts';
import { loadTenants, root, systemClock, Tokens } from '../product.ts';
import { comparable, requestsFor, residentIds, type Asking, type Contender } from './dashboard.ts';
import { generate } from './generate.ts';
import type { Seen, Window } from './load.ts';
import { serve, type Serving } from './serving.ts';

/** What is measured, how long, and how large. */
export interface ReadsPlan {
  contenders: readonly Contender[];
  rounds: number;
  /** Length of one window, and of the warm-up before the first round. */
  seconds: number;
  warmUpSeconds: number;
  connections: number;
  /** A folder for CPU profiles. */
  profile?: string | undefined;
}

/** Medians over the rounds. */
export interface ReadsResult {
  contender: Contender;
  accounts: number;
  rps: number;
  p50: number;
  p99: number;
  /** Least and most requests per second of a round. */
  range: [number, number];
  /** Bytes of one response with its head. */
  bytes: number;
  /** Processor time of the contender's own process for one request, in microseconds. */
  cpuMicroseconds: number;
  /** Resident memory: the most that was seen under load, and since the start, in MiB. */
  rss: number;
  peakRss: number;
}

/** A database of that many accounts, and what to ask of it. */
export interface ReadsSubject {
  name: string;
  database: BenchDatabase;
  asking: Asking;
  tokenKey: string;
}

const BIG = 'kaluga';
const SMALL = 'elista';

/** Generates the database: one large tenant, and a small one whose rows only row-level security keeps apart. */
export async function prepareReads(cluster: BenchCluster, accounts: number): Promise<ReadsSubject> {
  const name = `reads_${accounts}`;
  const begun = Date.now();
  console.log(`Generating ${accounts.toLocaleString('en')} accounts × 24 months…`);
  const database = await cluster.database(name);
  const tenants = await ask<{ id: number; slug: string }>(database.adminUrl, 'select id, slug from tenant');
  const idOf = (slug: string) => tenants.find((tenant) => tenant.slug === slug)!.id;
  const residents = 1000;
  await generate(database.adminUrl, [
    { tenantId: idOf(BIG), accounts, residents, firstNumber: 100_000_000 },
    { tenantId: idOf(SMALL), accounts: 2000, residents: 100, firstNumber: 10_000_000 },
  ]);
  console.log(`  ${((Date.now() - begun) / 1000).toFixed(0)} s`);

  const tenant = (await loadTenants(join(root, 'tenants'))).find(({ slug }) => slug === BIG)!;
  const secret = randomBytes(32);
  const tokens = new Tokens([{ id: 'bench', secret }], systemClock);
  const owner = { tenantId: idOf(BIG), residents };
  const issued = await Promise.all(
    residentIds(owner).map((residentId) => tokens.issue({ residentId, sessionId: residentId }, tenant, 24 * 60)),
  );
  const asking = { ...owner, accounts, host: tenant.hosts[0]!, tokens: issued.map(({ accessToken }) => accessToken) };
  return { name, database, asking, tokenKey: `bench:${secret.toString('base64url')}` };
}

/** Starts everyone, checks that all give the same answers, and measures in interleaved rounds. */
export async function measureReads(
  { folder }: Pick<BenchCluster, 'folder'>,
  subjects: readonly ReadsSubject[],
  plan: ReadsPlan,
): Promise<ReadsResult[]> {
  const running: {
    serving: Serving;
    subject: ReadsSubject;
    seen: Seen[];
    rss: number;
    cpu: number;
  }[] = [];
  const load = fork(join(import.meta.dirname, 'load.ts'));
  try {
    for (const subject of subjects) {
      const { tenantId } = subject.asking;
      for (const contender of plan.contenders) {
        const options = { tenantId, tokenKey: subject.tokenKey, folder, profile: plan.profile };
        running.push({
          serving: await serve(contender, subject.database, options),
          subject,
          seen: [],
          rss: 0,
          cpu: 0,
        });
      }
      await compareAnswers(
        running.filter((one) => one.subject === subject).map(({ serving }) => serving),
        subject.asking,
      );
    }
    for (const { serving, subject } of running) await window(load, serving, subject, plan, plan.warmUpSeconds);
    for (let round = 1; round <= plan.rounds; round++) {
      const said: string[] = [];
      for (const one of running) {
        const before = one.serving.cpu();
        const seen = await window(load, one.serving, one.subject, plan, plan.seconds);
        one.cpu += one.serving.cpu() - before;
        one.rss = Math.max(one.rss, one.serving.memory().now);
        one.seen.push(seen);
        said.push(
          `${one.serving.contender}${subjects.length > 1 ? `@${one.subject.asking.accounts}` : ''} ${seen.rps.toFixed(0)}`,
        );
      }
      console.log(`  round ${round}: ${said.join(', ')} rps`);
    }
    return running.map(({ serving, subject, seen, rss, cpu }) => ({
      contender: serving.contender,
      accounts: subject.asking.accounts,
      rps: median(seen.map((one) => one.rps)),
      p50: median(seen.map((one) => one.p50)),
      p99: median(seen.map((one) => one.p99)),
      range: [Math.min(...seen.map((one) => one.rps)), Math.max(...seen.map((one) => one.rps))],
      bytes: seen[0]!.bytes / seen[0]!.requests,
      cpuMicroseconds: (cpu * 1e6) / seen.reduce((sum, one) => sum + one.requests, 0),
      rss,
      peakRss: serving.memory().peak,
    }));
  } finally {
    load.kill();
    await Promise.all(running.map(({ serving }) => serving.stop()));
  }
}

/** One window of load; refuses to go on when an answer was anything but a dashboard. */
async function window(
  load: ChildProcess,
  serving: Serving,
  subject: ReadsSubject,
  plan: ReadsPlan,
  seconds: number,
): Promise<Seen> {
  const { contender, port } = serving;
  const order: Window = { contender, port, asking: subject.asking, connections: plan.connections, seconds };
  load.send(order);
  const [answer] = (await once(load, 'message', { signal: AbortSignal.timeout((seconds + 30) * 1000) })) as [
    Seen | { failed: string },
  ];
  if ('failed' in answer) throw new Error(`${contender}: ${answer.failed}`);
  if (answer.errors > 0)
    throw new Error(
      `${contender}: ${answer.errors} of ${answer.requests} answers were no dashboard:\n${answer.firstError}`,
    );
  return answer;
}

/** @throws AssertionError when two contenders tell different things of an account */
async function compareAnswers(servings: readonly Serving[], asking: Asking): Promise<void> {
  const accounts = [
    1,
    2,
    5,
    10,
    asking.accounts,
    ...Array.from({ length: 15 }, () => 1 + Math.floor(Math.random() * asking.accounts)),
  ];
  for (const n of accounts) {
    const answers = await Promise.all(
      servings.map(async ({ contender, port }) =>
        comparable(contender, await fetchRaw(requestsFor(contender, port, asking)(n), port)),
      ),
    );
    for (const answer of answers.slice(1)) deepStrictEqual(answer, answers[0], `answers differ for account ${n}`);
  }
}

/** Sends prepared bytes and gives the body. */
async function fetchRaw(request: Buffer, port: number): Promise<string> {
  const [head, body] = request.toString().split('\r\n\r\n') as [string, string];
  const [first, ...lines] = head.split('\r\n');
  const [method, path] = first!.split(' ') as [string, string];
  const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)));
  return new Promise((resolve, reject) => {
    const outgoing = send({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(text)
          : reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`)),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
