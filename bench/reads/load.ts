// The load generator, a process of its own: keep-alive connections on plain sockets, each asking for one random account after
// the other. Costs a few microseconds a request, so that the two cores are the contenders'.
import { connect, type Socket } from 'node:net';
import { requestsFor, type Asking, type Contender } from './dashboard.ts';

/** One window of load, asked of this process by message. */
export interface Window {
  contender: Contender;
  port: number;
  asking: Asking;
  connections: number;
  seconds: number;
}

/** What was seen in the window; times in milliseconds. */
export interface Seen {
  requests: number;
  errors: number;
  /** Beginning of the first answer that was no dashboard. */
  firstError?: string;
  rps: number;
  p50: number;
  p99: number;
  bytes: number;
}

const endOfHead = Buffer.from('\r\n\r\n');
const fault = Buffer.from('"errors":');

/** Length of a whole response at the beginning of the bytes; undefined while some of it is missing. */
function responseLength(bytes: Buffer): number | undefined {
  const head = bytes.indexOf(endOfHead);
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1];
  if (length === undefined) {
    const end = bytes.indexOf('\r\n0\r\n\r\n', head);
    return end < 0 ? undefined : end + 7;
  }
  const whole = head + 4 + Number(length);
  return bytes.length < whole ? undefined : whole;
}

/** An answer that is short, not a 200 or says that something is wrong is no dashboard. */
const isGood = (response: Buffer): boolean =>
  response.length > 1500 && response.toString('latin1', 9, 12) === '200' && !response.includes(fault);

async function run({ contender, port, asking, connections, seconds }: Window): Promise<Seen> {
  const request = requestsFor(contender, port, asking);
  const times: number[] = [];
  const seen: Pick<Seen, 'errors' | 'firstError' | 'bytes'> = { errors: 0, bytes: 0 };
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const visitor = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let waiting: Buffer | undefined;
      let asked = 0;
      const ask = () => {
        asked = performance.now();
        if (asked >= end) {
          socket.destroy();
          resolve();
        } else socket.write(request(1 + Math.floor(Math.random() * asking.accounts)));
      };
      socket.on('connect', ask);
      socket.on('data', (chunk) => {
        waiting = waiting ? Buffer.concat([waiting, chunk]) : chunk;
        if (responseLength(waiting) === undefined) return;
        const now = performance.now();
        if (now <= end) times.push(now - asked);
        if (!isGood(waiting)) {
          seen.errors++;
          seen.firstError ??= waiting.toString('utf8', 0, 600);
        }
        seen.bytes += waiting.length;
        waiting = undefined;
        ask();
      });
      socket.on('error', reject);
      socket.on('end', () => reject(new Error(`${contender} closed a connection`)));
    });
  await Promise.all(Array.from({ length: connections }, visitor));
  const sorted = Float64Array.from(times).toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { requests: times.length, ...seen, rps: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

process.once('disconnect', () => process.exit(0));
process.on('message', (window: Window) => {
  run(window).then(
    (result) => process.send!(result),
    (error: Error) => process.send!({ failed: error.message }),
  );
});
