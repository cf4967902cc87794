import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePortal } from '../../server/consents/close-portal.ts';
import type { Context } from '../../server/context.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { type Payer, PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterAll(() => town.close());

/** A payment of a resident of the retailer, with the payer it asks for. */
async function begun(of: Payer, fullName: string) {
  const started = await town.start(of, {
    consents: await town.ticks(of),
    parts: [{ serviceCode: '01', amount: '750.00' }],
    payer: { fullName, email: 'anna@example.ru', phone: '+79101234567' },
    receiptBy: ['EMAIL'],
  });
  return { id: started.payment.id, payUrl: started.payUrl };
}

async function close({ slug, tenantId, person }: Payer): Promise<void> {
  const { shared } = town.town.server;
  const tenant = shared.tenants.find((one) => one.slug === slug)!;
  const context = { tenant, tenantId, clock: shared.clock } as Context;
  await writeAs(shared.orm, tenantId)((em) => closePortal(em, context, person.id));
}

const rows = ({ accountId }: Payer) =>
  town.sql<{ payer: Record<string, string>; amount: string; status: string }>(
    `select payer, amount::text, status from payment where account_id = $1 and source = 'PORTAL' order by begun_at, id`,
    [accountId],
  );

test('who closes the portal is gone from what they paid, and from what is still open; the money is not', async () => {
  const [anna, boris] = [await town.payer('energosbyt'), await town.payer('energosbyt')];
  await town.town.given.link(boris.person.id, { tenantId: anna.tenantId, id: anna.accountId, number: '' });
  const paid = await begun(anna, 'Иванова Анна Петровна');
  await town.bank.pay({ formUrl: paid.payUrl });
  await town.ask(anna, `mutation { checkPayment(id: "${paid.id}") { status } }`);
  const open = await begun(anna, 'Иванова Анна Петровна');
  await begun({ ...boris, account: anna.account }, 'Петров Борис Ильич');

  await close(anna);
  const [first, second, ofBoris] = await rows(anna);
  const origin = expect.stringContaining('http');
  expect([first, second]).toEqual([
    { payer: { origin }, amount: '75000', status: 'PAID' },
    { payer: { origin }, amount: '75000', status: 'REGISTERED' },
  ]);
  // Another's payment of the same account is theirs.
  expect(ofBoris!.payer).toMatchObject({ fullName: 'Петров Борис Ильич', email: 'anna@example.ru' });

  // She had the page of the bank open still: what she pays there is credited as any other.
  await town.bank.pay({ formUrl: open.payUrl });
  await town.bank.callbacksSent();
  await town.town.server.shared.settler.idle();
  expect((await rows(anna)).map(({ status }) => status)).toEqual(['PAID', 'PAID', 'REGISTERED']);
  const receipt = `query { payment(id: "${paid.id}") { amount receipt { payer services { name amount } } } }`;
  const seen = await town.ask({ ...boris }, receipt);
  expect(seen.data!['payment']).toMatchObject({ amount: '750.00', receipt: { payer: null } });
});
