// npm test: runs every check to its end, also after a failure, and counts. `npm test -- lint types` runs only those checks,
// `npm test -- test/boot` only the tests of that path.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Outcome {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
}

interface Check {
  name: string;
  command: string[];
  /** A file the command writes anew: the check is that nothing changed in it. */
  writes?: string;
  /** A check whose subject is not there has nothing to say. */
  needs?: string;
}

const root = join(import.meta.dirname, '..');
const testReport = join(root, 'test-results', 'tests.json');

const checks: Check[] = [
  { name: 'build', command: ['node', 'build.mjs'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'portal-types', command: ['tsc', '-p', 'client/tsconfig.json', '--noEmit'], needs: 'client/tsconfig.json' },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'unused', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
  { name: 'schema', command: ['node', 'dist/server/schema.js'], writes: 'schema.graphql' },
  { name: 'codegen', command: ['graphql-codegen', '--config', 'codegen.ts', '--check'], needs: 'codegen.ts' },
];

const read = (file: string): string | undefined =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;

function run(command: string[], quiet: boolean): Promise<number> {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules', '.bin', program!), args, {
      cwd: root,
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const output: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', () => resolve(1));
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

async function runCheck({ name, command, writes }: Check): Promise<Outcome> {
  const since = Date.now();
  const before = writes && read(writes);
  const ran = (await run(command, true)) === 0;
  const drifted = writes !== undefined && read(writes) !== before;
  if (drifted) {
    console.log(`${writes} is not what the source makes of it: npm run ${name}, and commit it.`);
    if (before !== undefined) writeFileSync(join(root, writes), before);
  }
  const ok = ran && !drifted;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds: (Date.now() - since) / 1000 };
}

/** What vitest writes; a file that could not even be loaded has no results of its own and counts as one failure. */
interface TestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

async function runTests(paths: string[]): Promise<Outcome> {
  const since = Date.now();
  rmSync(testReport, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${testReport}`];
  // A browser hangs once in hundreds of pages on two cores. The report names what was run again; a wrong check fails twice.
  const again = process.env['CI'] ? ['--retry=1'] : [];
  const code = await run(['vitest', 'run', ...reporters, ...again, ...paths], false);
  const { passed, failed } = countTests();
  // Something went wrong that is nobody's test: an error outside of all tests, or no test at all.
  const unexplained = (code !== 0 && failed === 0) || passed + failed === 0;
  return { name: 'tests', passed, failed: failed + (unexplained ? 1 : 0), seconds: (Date.now() - since) / 1000 };
}

function countTests(): { passed: number; failed: number } {
  if (!existsSync(testReport)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(testReport, 'utf8')) as TestReport;
  const notLoaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + notLoaded.length };
}

const wanted = process.argv.slice(2);
const named = checks.filter((check) => wanted.includes(check.name));
const paths = wanted.filter((word) => word !== 'tests' && !named.some((check) => check.name === word));
const all = wanted.length === 0;

const outcomes: Outcome[] = [];
for (const check of all ? checks : named)
  if (!check.needs || existsSync(join(root, check.needs))) outcomes.push(await runCheck(check));
if (all || wanted.includes('tests') || paths.length > 0) outcomes.push(await runTests(paths));

console.log();
for (const { name, passed, failed, seconds } of outcomes)
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(14)} ${passed} passed, ${failed} failed  ${seconds.toFixed(1)} s`,
  );
const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[of], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
