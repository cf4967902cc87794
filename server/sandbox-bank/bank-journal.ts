import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SandboxBinding, SandboxCallback, SandboxOrder } from './sandbox-order.ts';
import type { Switches } from './switches.ts';

/** One line: something as it stands from now on. */
export type JournalLine =
  | { order: SandboxOrder }
  | { binding: SandboxBinding }
  | { callback: SandboxCallback }
  /** `''`: for every order; null: forgotten. */
  | { switches: { orderNumber: string; set: Partial<Switches> | null } };

/** The bank's memory: a file that is only ever written at its end, a line for every change. A torn last line is forgotten. */
export class BankJournal {
  readonly #file: number;

  private constructor(file: number) {
    this.#file = file;
  }

  /** Opens it, and gives what it says from the first line on. */
  static open(dataFile: string): { journal: BankJournal; lines: JournalLine[] } {
    mkdirSync(dirname(dataFile), { recursive: true });
    const text = existsSync(dataFile) ? readFileSync(dataFile, 'utf8') : '';
    const lines = text.split('\n').flatMap((line) => read(line) ?? []);
    const journal = new BankJournal(openSync(dataFile, 'a'));
    if (text !== '' && !text.endsWith('\n')) journal.#append('\n');
    return { journal, lines };
  }

  write(line: JournalLine): void {
    this.#append(`${JSON.stringify(line, replacer)}\n`);
  }

  #append(text: string): void {
    writeSync(this.#file, text);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Sums as `{"$n": "1234"}`; moments are found by their names. */
const replacer = (_: string, value: unknown) => (typeof value === 'bigint' ? { $n: value.toString() } : value);

function reviver(name: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && '$n' in value) return BigInt(String(value.$n));
  return typeof value === 'string' && /^(at|\w+At)$/.test(name) ? new Date(value) : value;
}

function read(line: string): JournalLine | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line, reviver) as JournalLine);
  } catch {
    return undefined;
  }
}
