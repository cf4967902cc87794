import { parentPort } from 'node:worker_threads';

// A thread as bad as its document says: `bill` of the template is what it does.
parentPort!.on('message', ({ id, work }: { id: number; work: { template: { bill: string } } }) => {
  const told = work.template.bill;
  if (told === 'exit') process.exit(3);
  if (told === 'throw') throw new Error('out of order');
  if (told === 'hang') for (;;);
  if (told === 'fault') parentPort!.postMessage({ id, faults: [{ place: 'bill.typ:3', message: 'Иванова' }] });
  else parentPort!.postMessage({ id, bytes: Buffer.from(`${told} of ${process.env['SECRET'] ?? 'nobody'}`) });
});
