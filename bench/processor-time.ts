import { readFileSync, readdirSync } from 'node:fs';

/** Fields of /proc/<pid>/stat after the name: 11 and 12 are the time in user and system mode. */
const statOf = (pid: number): string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');

const seconds = (stat: readonly string[]): number => (Number(stat[11]) + Number(stat[12])) / 100;

/** Processor time a process has used so far, in seconds. */
export function processorTime(pid: number): number {
  return seconds(statOf(pid));
}

/** Processor time a process and its children have used so far, those that are gone included, in seconds. */
export function processorTimeWithChildren(pid: number): number {
  const children = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === pid);
  const gone = statOf(pid).slice(13, 15).map(Number);
  return (
    children.reduce((sum, child) => sum + processorTime(Number(child)), processorTime(pid)) +
    (gone[0]! + gone[1]!) / 100
  );
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(statOf(Number(pid))[1]);
  } catch {
    return undefined; // it is gone by now
  }
}
