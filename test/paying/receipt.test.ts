import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Tokens } from '../../server/sessions/tokens.ts';
import { plain } from '../readings/households.ts';
import { type Payer, PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterEach(() => town.bank.behave());
afterAll(() => town.close());

const fields = `number paidAt amount refunded status statusInWords accountNumber address payer link
  services { name amount } readings { service serial register value taken } lines { part label values }`;
const payer = { fullName: 'Анна Петрова', email: 'anna.pays@mail.example', phone: '+79101234567' };

/** Pays as a resident does, until it is credited; gives the payment's id. */
async function pay(of: Payer, said: object = {}): Promise<string> {
  const { payUrl, payment } = await town.start(of, said);
  await town.bank.pay({ formUrl: payUrl });
  await town.bank.callbacksSent();
  await town.town.server.shared.settler.idle();
  return payment.id;
}

/** A payment at energosbyt, whose receipts go by links. */
const payByServices = async (of: Payer, said: object = {}) =>
  pay(of, {
    amount: '300.00',
    parts: [
      { serviceCode: '01', amount: '200.00' },
      { serviceCode: '02', amount: '100.00' },
    ],
    payer,
    consents: await town.ticks(of),
    ...said,
  });

const receiptOf = async (of: Payer, id: string): Promise<any> =>
  plain((await town.ask(of, `query { payment(id: "${id}") { receipt { ${fields} } } }`)).data!['payment']?.receipt);

/** As somebody who has the link and nothing else. */
const byLink = async (slug: string, token: string): Promise<any> => {
  const answer = await town.town.ask(slug, `query { receipt(token: ${JSON.stringify(token)}) { ${fields} } }`, {});
  return plain(answer.data!['receipt']);
};

const tokenOf = ({ link }: { link: string }) => link.split('#')[1]!;

test('a receipt has the lines of the utility in its order, with services, payer and account', async () => {
  const anna = await town.payer('energosbyt', { services: { '02': 10_000 } });
  const receipt = await receiptOf(anna, await payByServices(anna));
  expect(receipt).toMatchObject({
    amount: '300.00',
    refunded: '0.00',
    status: 'PAID',
    statusInWords: 'Оплачено',
    payer: 'Анна Петрова, anna.pays@mail.example, +79101234567',
    services: [
      { name: 'Электроснабжение', amount: '200.00' },
      { name: 'Электроснабжение ОДН', amount: '100.00' },
    ],
  });
  const [number] = await town.orderNumbers(anna);
  expect(receipt.lines).toEqual([
    { part: 'DATE', label: 'Дата', values: ['20 ноября 2026'] },
    // Where the utility is.
    { part: 'TIME', label: 'Время', values: ['16:00'] },
    { part: 'AMOUNT', label: 'Сумма', values: ['300,00 ₽'] },
    { part: 'SERVICES', label: 'Услуги', values: ['Электроснабжение: 200,00 ₽', 'Электроснабжение ОДН: 100,00 ₽'] },
    { part: 'PAYMENT_ID', label: 'Номер платежа', values: [number] },
    { part: 'ACCOUNT_NUMBER', label: 'Платёжный код', values: [receipt.accountNumber] },
    { part: 'PAYER', label: 'Плательщик', values: [receipt.payer] },
  ]);
});

test('where readings go with a payment, its receipt shows them', async () => {
  const anna = await town.payer('kaluga', { meters: 1 });
  const id = await pay(anna, {
    readings: town.readings(anna, '5100'),
    consents: await town.ticks(anna),
  });
  const { readings, lines } = await receiptOf(anna, id);
  expect(readings).toMatchObject([
    { register: 'T1', value: '5100', service: 'Электроснабжение' },
    { register: 'T2', value: '5100' },
  ]);
  expect(lines.map(({ part }: { part: string }) => part)).toEqual([
    'DATE',
    'TIME',
    'AMOUNT',
    'PAYMENT_ID',
    'READINGS',
    'ACCOUNT_NUMBER',
    'ADDRESS',
  ]);
  expect(lines[4].values).toEqual([
    expect.stringMatching(/^Электроснабжение, счётчик № \S+, день: 5 100$/u),
    expect.stringMatching(/, ночь: 5 100$/u),
  ]);
});

test('the link goes out once by each way that was asked for, and opens the receipt with nothing personal in it', async () => {
  const anna = await town.payer('energosbyt', { services: { '02': 10_000 } });
  town.bank.switch({ repeatCallbacks: 10 });
  const id = await payByServices(anna, { receiptBy: ['SMS', 'EMAIL'] });
  const receipt = await receiptOf(anna, id);
  const sent = await town.sql<{ channel: string; recipient: string; token: string }>(
    `select channel, recipient, data ->> 'token' as token from message where template = 'PAYMENT_RECEIPT'
       and data ->> 'account' = $1 order by channel`,
    [anna.accountId],
  );
  expect(sent).toEqual([
    { channel: 'EMAIL', recipient: payer.email, token: tokenOf(receipt) },
    { channel: 'SMS', recipient: payer.phone, token: tokenOf(receipt) },
  ]);
  const opened = await byLink('energosbyt', tokenOf(receipt));
  expect(opened).toMatchObject({ number: receipt.number, amount: '300.00', payer: 'А••• П•••', status: 'PAID' });
  const text = JSON.stringify(opened);
  for (const secret of ['Петрова', payer.email, payer.phone]) expect(text).not.toContain(secret);
  const [account] = await town.sql<{ address: string }>('select address from account where id = $1', [anna.accountId]);
  expect(opened.address).not.toBe(account!.address);
});

test('no other text opens a receipt: cut, changed, of another utility, or signed with another key', async () => {
  const anna = await town.payer('stk');
  const id = await pay(anna);
  const token = tokenOf(await receiptOf(anna, id));
  expect(await byLink('stk', token)).toMatchObject({ amount: '750.00' });
  const changed = [0, 30, 60].map((at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1));
  for (const wrong of ['', token.slice(1), `${token}A`, `${token}'--`, ...changed])
    expect(await byLink('stk', wrong)).toBeNull();
  expect(await byLink('elista', token)).toBeNull();
  const stranger = new Tokens([{ id: 'x', secret: new Uint8Array(32).fill(1) }], town.town.server.shared.clock);
  const bytes = Buffer.from(token, 'base64url');
  const forged = Buffer.concat([
    bytes.subarray(0, 32),
    Buffer.from(stranger.codeHashes(['receipt', 'stk'], randomUUID())[0], 'hex').subarray(0, 16),
  ]);
  expect(await byLink('stk', forged.toString('base64url'))).toBeNull();
});

test('what is not paid has no receipt, and a stranger’s payment shows none', async () => {
  const [anna, boris] = [await town.payer('stk'), await town.payer('stk')];
  const { payment } = await town.start(anna);
  expect(await receiptOf(anna, payment.id)).toBeNull();
  const id = await pay(await town.payer('stk'));
  expect((await town.ask(boris, `query { payment(id: "${id}") { receipt { number } } }`)).data).toEqual({
    payment: null,
  });
});

test('a relative who shares the account sees the receipt without the payer’s own data', async () => {
  const anna = await town.payer('energosbyt', { services: { '02': 10_000 } });
  const id = await payByServices(anna);
  const boris = await town.payer('energosbyt');
  const account = { tenantId: anna.tenantId, id: anna.accountId, number: '' };
  await town.town.given.link(boris.person.id, account);
  expect(await receiptOf(boris, id)).toMatchObject({ amount: '300.00', payer: 'А••• П•••' });
});

test('a receipt is sent once more to who paid, not without end, and not of a stranger’s payment', async () => {
  const anna = await town.payer('energosbyt', { services: { '02': 10_000 } });
  const id = await payByServices(anna);
  const send = async (of: Payer, channel: string) => {
    const query = `mutation { sendReceipt(input: { paymentId: "${id}", channel: ${channel} }) { sent message } }`;
    const answer = await town.ask(of, query);
    return answer.errors?.[0]?.extensions.code ?? answer.data!['sendReceipt'];
  };
  expect(await send(anna, 'EMAIL')).toEqual({ sent: true, message: expect.stringContaining('a•••@mail.example') });
  expect(await send(await town.payer('energosbyt'), 'EMAIL')).toBe('NOT_FOUND');
  const codes: unknown[] = [];
  for (let n = 0; n < 10; n += 1) codes.push(await send(anna, 'SMS'));
  expect(codes.at(-1)).toBe('TOO_MANY_REQUESTS');
  const sent = await town.sql(`select from message where template = 'PAYMENT_RECEIPT' and data ->> 'account' = $1`, [
    anna.accountId,
  ]);
  expect(sent).toHaveLength(10);
});
