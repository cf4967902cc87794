// npm run bench: measures reads against a floor and two peers, imports against COPY, documents against an empty page, payments against one statement, and writes README.md.
//   npm run bench -- reads | import | documents | payments | large     only these parts; large generates ten times more accounts
//   --accounts 50000  --rounds 7  --seconds 5  --lines 300000  --xlsx-lines 200000  --import-rounds 3  --documents 200
//   --rate 200  --payment-rounds 5
//   --only kabinet,floor      only these contenders     --profile <folder>   a CPU profile of each
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { installPeers } from './install.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '5' },
    lines: { type: 'string', default: '300000' },
    'xlsx-lines': { type: 'string', default: '200000' },
    'import-rounds': { type: 'string', default: '3' },
    documents: { type: 'string', default: '200' },
    rate: { type: 'string', default: '200' },
    'payment-rounds': { type: 'string', default: '5' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const parts = ['reads', 'import', 'documents', 'payments', 'large'];
const unknown = positionals.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: choose from ${parts.join(', ')}.`);
  process.exit(1);
}
const wanted = (part: string) => (positionals.length > 0 ? positionals.includes(part) : part !== 'large');

if (wanted('documents')) {
  // Without a database and without peers.
  const { measureDocuments, yardstick } = await import('./documents/measure-documents.ts');
  const { thisMachine, writeFigures } = await import('./report.ts');
  const plan = { rounds: Number(values.rounds), documents: Number(values.documents) };
  const how = `medians of ${plan.rounds} interleaved rounds of ${plan.documents} documents on one thread, processor time`;
  const about = {
    date: new Date().toISOString(),
    machine: thisMachine('none', {}),
    how,
    load: loadavg()[0]!,
    yardstickMs: yardstick(),
  };
  console.log(`\n${writeFigures({ documents: { ...about, results: await measureDocuments(plan) } })}`);
  if (positionals.every((part) => part === 'documents') && positionals.length > 0) process.exit(0);
}

await installPeers();
// Only now: these modules need the packages.
const { startCluster } = await import('./cluster.ts');
const { measureImports } = await import('./imports/measure-imports.ts');
const { measurePayments } = await import('./payments/measure-payments.ts');
const { contenders } = await import('./reads/dashboard.ts');
const { measureReads, prepareReads } = await import('./reads/measure-reads.ts');
const { thisMachine, writeFigures } = await import('./report.ts');

const cluster = await startCluster();
let stopping: Promise<void> | undefined;
const stop = () => (stopping ??= cluster.stop());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    // Connections that are cut by the stop must not end this process before everything is removed.
    process.on('uncaughtException', () => undefined);
    void stop().finally(() => process.exit(1));
  });

try {
  const about = { date: new Date().toISOString(), machine: thisMachine(cluster.version, cluster.settings) };
  const plan = {
    contenders: contenders.filter((contender) => !values.only || values.only.split(',').includes(contender)),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    warmUpSeconds: 5,
    connections: 32,
    profile: values.profile,
  };
  const how = `${plan.rounds} interleaved rounds of ${plan.seconds} s after a warm-up, ${plan.connections} connections, medians of the rounds`;
  const measured: Parameters<typeof writeFigures>[0] = {};
  const accounts = Number(values.accounts);
  if (wanted('reads') || wanted('large')) {
    const subject = await prepareReads(cluster, accounts);
    if (wanted('reads')) measured.reads = { ...about, how, results: await measureReads(cluster, [subject], plan) };
    if (wanted('large')) {
      const larger = await prepareReads(cluster, accounts * 10);
      const few = plan.contenders.filter((contender) => contender === 'kabinet' || contender === 'floor');
      const results = await measureReads(cluster, [subject, larger], {
        ...plan,
        contenders: few,
        warmUpSeconds: 20,
      });
      measured.large = { ...about, how, results };
      await cluster.drop(larger.name);
    }
    await cluster.drop(subject.name);
  }
  if (wanted('import')) {
    const rounds = Number(values['import-rounds']);
    const results = [];
    for (const format of ['kaluga', 'stk', 'elista'] as const) {
      const lines = Number(format === 'elista' ? values['xlsx-lines'] : values.lines);
      results.push(await measureImports(cluster, { format, lines, rounds }));
    }
    measured.import = { ...about, how: `medians of ${rounds} rounds, fsync on for both sides`, results };
  }
  if (wanted('payments')) {
    const [rounds, seconds, rate] = [Number(values['payment-rounds']), Number(values.seconds), Number(values.rate)];
    const load = loadavg()[0]!;
    const results = await measurePayments(cluster, { rounds, seconds, rate, profile: values.profile });
    const how = `medians of ${rounds} interleaved rounds of ${seconds} s after one to warm up, ${rate} callbacks a second at an even pace, fsync on for both`;
    measured.payments = { ...about, how, load, results };
  }
  console.log(`\n${writeFigures(measured)}\n\nWritten to bench/README.md and bench/results.json.`);
} finally {
  await stop();
}
