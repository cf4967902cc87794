import { readFileSync } from 'node:fs';

/** Fields of /proc/<pid>/stat after the name: 11 and 12 are the time in user and system mode. */
const statOf = (pid: number): string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');

const seconds = (stat: readonly string[]): number => (Number(stat[11]) + Number(stat[12])) / 100;

/** Processor time a process has used so far, in seconds. */
export function processorTime(pid: number): number {
  return seconds(statOf(pid));
}
