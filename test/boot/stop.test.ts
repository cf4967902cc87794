import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Lifetime } from '../../server/stop.ts';

function lifetime(limitMs = 5000) {
  const done: string[] = [];
  let exited: (code: number) => void;
  const exit = new Promise<number>((resolve) => (exited = resolve));
  const life = new Lifetime({ graceMs: 0, limitMs }, pino({ level: 'silent' }), (code) => exited(code));
  const part = (name: string, stop: () => Promise<unknown> = () => Promise.resolve()) =>
    life.onStop(name, () => stop().then(() => done.push(name)));
  return { life, part, done, exit };
}

test('what was started last is stopped first, one after another', async () => {
  const { life, part, done, exit } = lifetime();
  for (const name of ['database', 'connections', 'jobs', 'http server']) part(name);
  expect(life.stopping).toBe(false);
  void life.stop('SIGTERM');
  expect(life.stopping).toBe(true);
  expect(await exit).toBe(0);
  expect(done).toEqual(['http server', 'jobs', 'connections', 'database']);
});

test('a part that fails to stop does not keep the others running, but is seen in the exit code', async () => {
  const { life, part, done, exit } = lifetime();
  part('database');
  part('jobs', () => Promise.reject(new Error('stuck')));
  void life.stop('SIGTERM');
  expect(await exit).toBe(1);
  expect(done).toEqual(['database']);
});

test('a part that never stops ends the process at the limit', async () => {
  const { life, part, exit } = lifetime(20);
  part('http server', () => new Promise(() => undefined));
  void life.stop('SIGTERM');
  expect(await exit).toBe(1);
});

test('told twice, it stops once', async () => {
  const { life, part, done, exit } = lifetime();
  part('database');
  void life.stop('SIGINT');
  void life.stop('SIGTERM');
  await exit;
  expect(done).toEqual(['database']);
});
