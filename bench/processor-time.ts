import { readFileSync, readdirSync } from 'node:fs';

/** Fields of /proc/<pid>/stat after the name: 1 is the parent, 11 and 12 the time in user and system mode. */
function statOf(pid: number | string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  } catch {
    return undefined; // it ended meanwhile
  }
}

const seconds = (stat: readonly string[]): number => (Number(stat[11]) + Number(stat[12])) / 100;

/** Processor time a process has used so far, in seconds. */
export function processorTime(pid: number): number {
  return seconds(statOf(pid)!);
}

/** The same of a process and its children: PostgreSQL with its backends. */
export function processorTimeWithChildren(pid: number): number {
  let sum = processorTime(pid);
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(entry);
    if (stat && Number(stat[1]) === pid) sum += seconds(stat);
  }
  return sum;
}
