import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { BillToCompile } from '../../server/documents/compile-bill.ts';
import { RenderPool, type PoolOptions } from '../../server/documents/render-pool.ts';

const program = pathToFileURL(join(import.meta.dirname, 'misbehaving-thread.ts'));
const options: PoolOptions = {
  threads: 1,
  timeoutMs: 20_000,
  documentsPerThread: 100,
  mostWaiting: 100,
  idleMs: 60_000,
  program,
};

let pool: RenderPool;
const open = (changed: Partial<PoolOptions> = {}) => void (pool = new RenderPool({ ...options, ...changed }));
afterEach(() => pool.close());

const render = async (bill: string) =>
  String(await pool.render({ template: { key: bill, bill, base: '', logo: '' } } as BillToCompile));

test('a thread that dies fails the one document it was at; those behind it are rendered by the next', async () => {
  open();
  const results = await Promise.allSettled(['one', 'exit', 'two', 'throw', 'three'].map(render));
  expect(
    results.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as { fault: string }).fault)),
  ).toEqual(['one of nobody', 'CRASH', 'two of nobody', 'CRASH', 'three of nobody']);
});

test('a document that takes for ever is given up, and its thread with it', async () => {
  open({ timeoutMs: 1500 });
  const late = render('hang');
  const next = render('next');
  await expect(late).rejects.toMatchObject({ fault: 'TIMEOUT' });
  expect(await next).toBe('next of nobody');
});

test('a fault of the template is told with its place; the words it quotes stay out of the message', async () => {
  open();
  const error = await render('fault').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ fault: 'TEMPLATE', faults: [{ place: 'bill.typ:3', message: 'Иванова' }] });
  expect((error as Error).message).toBe('a document could not be rendered: TEMPLATE at bill.typ:3');
});

test('a thread makes way for a new one after so many documents, and nothing is lost', async () => {
  open({ documentsPerThread: 2, threads: 2 });
  const names = Array.from({ length: 9 }, (_, n) => `n${n}`);
  expect(await Promise.all(names.map(render))).toEqual(names.map((name) => `${name} of nobody`));
});

test('too many waiting are refused at once', async () => {
  open({ mostWaiting: 1 });
  const first = render('one');
  const second = render('two');
  await expect(render('three')).rejects.toMatchObject({ fault: 'BUSY' });
  expect(await Promise.all([first, second])).toHaveLength(2);
});

test('closing ends what is being rendered and refuses what comes later', async () => {
  open();
  const running = render('hang');
  const waiting = render('one');
  const both = Promise.allSettled([running, waiting]);
  await pool.close();
  for (const { reason } of (await both) as PromiseRejectedResult[]) expect(reason).toMatchObject({ fault: 'CLOSED' });
  await expect(render('two')).rejects.toMatchObject({ fault: 'CLOSED' });
});

test('a thread gets no secrets of the process', async () => {
  process.env['SECRET'] = 'database password';
  open();
  expect(await render('one')).toBe('one of nobody');
  delete process.env['SECRET'];
});
