import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process under test: what it says, line by line, and how it ends. */
export interface TestProcess {
  pid: number;
  /** Everything it has said so far, standard output and errors. */
  lines: readonly string[];
  /** The first line that matches, said already or still to come; an error with all it said when it ends before. */
  says(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Starts a program and listens to it. */
export function startProcess(program: string, args: string[], options: SpawnOptions = {}): TestProcess {
  const child: ChildProcess = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  for (const stream of [child.stdout!, child.stderr!])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      tell();
    });
  let over = false;
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      over = true;
      tell();
      resolve(code ?? signal!);
    });
  });
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = lines.find((said) => pattern.test(said));
        if (line === undefined && !over) return;
        listeners.delete(look);
        if (line === undefined) reject(new Error(`It ended without saying ${pattern}:\n${lines.join('\n')}`));
        else resolve(line);
      };
      listeners.add(look);
      look();
    });
  return { pid: child.pid!, lines, says, kill: (signal) => void child.kill(signal), ended };
}
