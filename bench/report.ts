import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { DocumentsResult } from './documents/measure-documents.ts';
import { formats, type Format } from './imports/registries.ts';
import type { ImportResult } from './imports/measure-imports.ts';
import type { PaymentsResult } from './payments/measure-payments.ts';
import type { Contender } from './reads/dashboard.ts';
import type { ReadsResult } from './reads/measure-reads.ts';

/** What a run measured, part by part; parts that did not run keep the figures of the run before. */
export interface Figures {
  reads?: Part<ReadsResult[]>;
  large?: Part<ReadsResult[]>;
  import?: Part<ImportResult[]>;
  /** `load`: how many others wanted the processors when it began; `yardstickMs`: what they made five million sums cost. */
  documents?: Part<DocumentsResult[]> & { load: number; yardstickMs: number };
  payments?: Part<PaymentsResult[]> & { load: number };
}

interface Part<Results> {
  date: string;
  machine: Machine;
  /** How it was measured: rounds, seconds, connections. */
  how: string;
  results: Results;
}

interface Machine {
  cores: number;
  processor: string;
  memoryGiB: number;
  node: string;
  postgres: string;
  settings: string;
}

const jsonFile = join(import.meta.dirname, 'results.json');
const readme = join(import.meta.dirname, 'README.md');
const [begin, end] = ['<!-- figures -->', '<!-- /figures -->'];

/** Facts about where this run runs. */
export function thisMachine(postgres: string, settings: Record<string, string>): Machine {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version.slice(1),
    postgres,
    settings: Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
  };
}

/** Keeps the figures in results.json, and writes the tables into README.md. */
export function writeFigures(measured: Figures): string {
  const before = existsSync(jsonFile) ? (JSON.parse(readFileSync(jsonFile, 'utf8')) as Figures) : {};
  const figures = { ...before, ...measured };
  writeFileSync(jsonFile, `${JSON.stringify(figures, undefined, 2)}\n`);
  const text = [
    reads(figures.reads),
    large(figures.large),
    imports(figures.import),
    documents(figures.documents),
    payments(figures.payments),
  ]
    .filter(Boolean)
    .join('\n\n');
  const page = readFileSync(readme, 'utf8');
  const [head, tail] = [page.slice(0, page.indexOf(begin)), page.slice(page.indexOf(end))];
  writeFileSync(readme, `${head}${begin}\n${text}\n${tail}`);
  return text;
}

const titles: Record<Contender, string> = {
  kabinet: 'Kabinet: token check, row-level security, GraphQL',
  floor: 'floor: node:http and one hand-written statement',
  postgraphile: 'PostGraphile 5',
  mercurius: 'Mercurius with JIT and loaders',
};

const versions = (): string => {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return ['postgraphile', 'mercurius', 'pg'].map((name) => `${name} ${dependencies[name]}`).join(', ');
};

const where = ({ date, machine, how }: Part<unknown>): string =>
  `${date.slice(0, 10)}. ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, Node ${machine.node}, PostgreSQL ${machine.postgres} (${machine.settings}); ${how}.`;

const whole = (value: number): string => Math.round(value).toLocaleString('en').replaceAll(',', ' ');
const table = (head: string[], rows: string[][]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
/** A figure that has a target, and whether it is reached. */
const target = (what: string, value: string, wanted: string, reached: boolean): string[] => [
  what,
  value,
  wanted,
  reached ? 'yes' : '**no**',
];
const targets = (rows: string[][]): string => table(['', 'measured', 'target', 'reached'], rows);

function reads(part: Figures['reads']): string {
  if (!part) return '';
  const { results } = part;
  const of = (contender: Contender) => results.find((result) => result.contender === contender);
  const floor = of('floor');
  const rows = results.map((result) => [
    titles[result.contender],
    whole(result.rps),
    result.range.map(whole).join('–'),
    result.p50.toFixed(1),
    result.p99.toFixed(1),
    floor ? (result.rps / floor.rps).toFixed(2) : '',
    whole(result.cpuMicroseconds),
    whole(result.rss),
  ]);
  const head = [
    'dashboard',
    'requests/s',
    'least–most',
    'p50, ms',
    'p99, ms',
    'of the floor',
    'own CPU, µs',
    'RSS, MiB',
  ];
  const product = of('kabinet');
  const reached: string[][] = [];
  if (product) {
    const against = (contender: Contender, wanted: number, sign: '≥' | '>') => {
      const other = of(contender);
      if (!other) return;
      const ratio = product.rps / other.rps;
      reached.push(
        target(
          `Kabinet / ${titles[contender]}`,
          ratio.toFixed(2),
          `${sign} ${wanted.toFixed(2)}`,
          sign === '>' ? ratio > wanted : ratio >= wanted,
        ),
      );
    };
    against('floor', 0.6, '≥');
    against('postgraphile', 2, '≥');
    against('mercurius', 1, '>');
    reached.push(
      target('resident memory of Kabinet under this load, MiB', whole(product.rss), '≤ 300', product.rss <= 300),
    );
  }
  return `### Reads, ${whole(results[0]!.accounts)} accounts × 24 months\n\n${where(part)} Peers: ${versions()}.\n\n${table(head, rows)}\n\n${targets(reached)}`;
}

function large(part: Figures['large']): string {
  if (!part) return '';
  const sizes = [...new Set(part.results.map(({ accounts }) => accounts))].toSorted((a, b) => a - b);
  const contenders = [...new Set(part.results.map(({ contender }) => contender))];
  const [small, big] = [sizes[0]!, sizes.at(-1)!];
  const cost = (contender: Contender, accounts: number) =>
    1000 / part.results.find((result) => result.contender === contender && result.accounts === accounts)!.rps;
  const rows = contenders.map((contender) => [
    titles[contender],
    ...[small, big].map((accounts) => cost(contender, accounts).toFixed(3)),
    (cost(contender, big) / cost(contender, small)).toFixed(2),
  ]);
  const ratio = cost('kabinet', big) / cost('kabinet', small);
  const head = ['machine time for one dashboard, ms', `${whole(small)} accounts`, `${whole(big)} accounts`, 'ratio'];
  return `### Reads, ten times more accounts\n\n${where(part)}\n\n${table(head, rows)}\n\n${targets([target('Kabinet, cost of a read', `${ratio.toFixed(2)}×`, '≤ 1.20×', ratio <= 1.2)])}`;
}

function imports(part: Figures['import']): string {
  if (!part) return '';
  const name = (format: Format) => `${format}: ${formats[format].what}`;
  const rows = part.results.map((result) => [
    name(result.format),
    whole(result.lines),
    result.megabytes.toFixed(0),
    result.seconds.toFixed(1),
    whole(result.lines / result.seconds),
    result.floorSeconds.toFixed(1),
    whole(result.rows),
    (result.floorSeconds / result.seconds).toFixed(2),
    whole(result.peakMiB),
  ]);
  const head = ['registry', 'lines', 'MiB', 'import, s', 'lines/s', 'COPY, s', 'rows', 'of the floor', 'peak RSS, MiB'];
  const reached = part.results.flatMap((result) => {
    const ratio = result.floorSeconds / result.seconds;
    return [
      // The target of speed is for the formats that can be read as fast as they come; XLSX is bound by its XML.
      ...(result.format === 'elista'
        ? []
        : [target(`${name(result.format)}, speed of COPY`, ratio.toFixed(2), '≥ 0.35', ratio >= 0.35)]),
      target(
        `${name(result.format)}, ${whole(result.lines)} lines, MiB`,
        whole(result.peakMiB),
        '≤ 400',
        result.peakMiB <= 400,
      ),
    ];
  });
  return `### Import\n\n${where(part)}\n\n${table(head, rows)}\n\n${targets(reached)}`;
}

function documents(part: Figures['documents']): string {
  if (!part) return '';
  const of = (what: DocumentsResult['what']) => part.results.find((result) => result.what === what)!;
  const empty = of('empty page as PDF');
  const rows = part.results.map((result) => [
    result.what,
    whole(result.perSecond),
    result.range.map(whole).join('–'),
    result.milliseconds.toFixed(1),
    (result.milliseconds / empty.milliseconds).toFixed(1),
    whole(result.kilobytes),
  ]);
  const head = ['document', 'a second and core', 'least–most', 'CPU, ms', 'of an empty page', 'KiB'];
  const { perSecond } = of('bill as PDF');
  const reached = [target('bills a second and core', whole(perSecond), '≥ 150', perSecond >= 150)];
  const { date, machine, how, load, yardstickMs } = part;
  const here = `${date.slice(0, 10)}. ${machine.cores} cores (${machine.processor}), Node ${machine.node}; ${how}. Load of the machine when it began: ${load.toFixed(1)}; five million sums cost ${yardstickMs.toFixed(1)} ms.`;
  return `### Documents\n\n${here}\n\n${table(head, rows)}\n\n${targets(reached)}`;
}

function payments(part: Figures['payments']): string {
  if (!part) return '';
  const [product, floor] = ['kabinet', 'floor'].map((name) =>
    part.results.find(({ contender }) => contender === name)!,
  );
  const titled = { kabinet: 'Kabinet: checksum, status call, settling', floor: 'floor: node:http and one statement' };
  const rows = part.results.map((result) => [
    titled[result.contender],
    result.p50.toFixed(1),
    result.p99.toFixed(1),
    result.worst.toFixed(0),
    result.answered.toFixed(1),
    whole(result.cpuMicroseconds),
    result.databaseMicroseconds === undefined ? '–' : whole(result.databaseMicroseconds),
    whole(result.payments),
  ]);
  const head = [
    'callback to ledger',
    'p50, ms',
    'p99, ms',
    'longest, ms',
    'answered, p50, ms',
    'own CPU, µs',
    "PostgreSQL's CPU, µs",
    'payments',
  ];
  const ratios = `p50 is ${(product!.p50 / floor!.p50).toFixed(1)} and p99 ${(product!.p99 / floor!.p99).toFixed(1)} times the floor's; load of the machine when it began: ${part.load.toFixed(1)}.`;
  return `### Payments\n\n${where(part)} ${ratios}\n\n${table(head, rows)}`;
}
