import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../server/ids.ts';
import { plain } from '../readings/households.ts';
import { AutopayTown } from './autopay-town.ts';
import { type Payer } from './pay-town.ts';

let town: AutopayTown;
beforeAll(async () => void (town = await AutopayTown.open()));
afterAll(() => town.close());

test('what cannot be set is refused with a reason, and nothing is set', async () => {
  const payer = await town.payer();
  const other = await town.payer();
  const [strange] = await town.cards(other);
  const cases: [object, string, string | null][] = [
    [{ mode: 'ON_BILL', day: null }, 'NOT_OFFERED', 'mode'],
    [{ day: 0 }, 'INVALID_DAY', 'day'],
    [{ day: 29 }, 'INVALID_DAY', 'day'],
    [{ day: null }, 'INVALID_DAY', 'day'],
    [{ limit: '0.00' }, 'INVALID_LIMIT', 'limit'],
    [{ limit: '-1.00' }, 'INVALID_LIMIT', 'limit'],
    [{ limit: '0.99' }, 'INVALID_LIMIT', 'limit'],
    [{ limit: '20000.01' }, 'INVALID_LIMIT', 'limit'],
    [{ cardId: strange!.id }, 'NO_CARD', 'cardId'],
    [{ cardId: idOf('CardBinding', payer.person.id, randomUUID()) }, 'NO_CARD', 'cardId'],
    [{ cardId: 'x' }, 'NO_CARD', 'cardId'],
    [{ key: 'short' }, 'INVALID_KEY', null],
  ];
  for (const [said, reason, field] of cases)
    expect(await town.set(payer, said)).toMatchObject({ __typename: 'AutopayRefused', reason, field });
  await town.pay.sql(`update resident set email = null, phone = null where id = $1`, [payer.person.id]);
  expect(await town.set(payer)).toMatchObject({ reason: 'NO_CONTACT' });
  await town.pay.sql(`update resident set email = 'a@mail.example' where id = $1`, [payer.person.id]);
  await town.pay.sql(`update card_binding set expiry = '2026-10' where resident_id = $1`, [payer.person.id]);
  expect(await town.set(payer)).toMatchObject({ reason: 'NO_CARD', message: expect.stringContaining('Срок') });
  await town.pay.sql(`update account set status = 'CLOSED' where id = $1`, [payer.accountId]);
  expect(await town.set(payer)).toMatchObject({ reason: 'ACCOUNT_CLOSED' });
  expect(await town.autopay(payer)).toBeNull();
  const errorOf = async (input: object) => (await town.send(payer, input)).errors?.[0].extensions.code;
  const input = { key: randomUUID(), cardId: strange!.id, mode: 'ON_DAY', day: 5, limit: '100.00' };
  expect(await errorOf({ ...input, accountId: other.account })).toBe('NOT_FOUND');
  expect(await errorOf({ ...input, accountId: 'x' })).toBe('NOT_FOUND');
  for (const limit of ['1e21', 'NaN', '0.001'])
    expect(await errorOf({ ...input, accountId: payer.account, limit })).toBe('BAD_USER_INPUT');
});

test('a limit of a kopeck is a slip, also where a payment may be one', async () => {
  const payer = await town.pay.payer('kaluga');
  expect(await town.set(payer, { limit: '0.01', cardId: 'x' })).toMatchObject({
    reason: 'INVALID_LIMIT',
    message: expect.stringMatching(/^Нужно не меньше 1,00/),
    field: 'limit',
  });
  expect(await town.set(payer, { limit: '1.00', cardId: 'x' })).toMatchObject({ reason: 'NO_CARD' });
});

test('the same key again switches nothing on that was switched off since; with other input it is refused', async () => {
  const payer = await town.payer();
  const key = randomUUID();
  expect(await town.set(payer, { key })).toMatchObject({ autopay: { status: 'ACTIVE' } });
  expect(await town.stop(payer)).toMatchObject({ data: { stopAutopay: { autopay: { status: 'OFF', nextOn: null } } } });
  expect(await town.set(payer, { key })).toMatchObject({ autopay: { status: 'OFF' } });
  const [card] = await town.cards(payer);
  const input = { key, accountId: payer.account, cardId: card!.id, mode: 'ON_DAY', day: 26, limit: '5000.00' };
  expect(await town.send(payer, input)).toMatchObject({ errors: [{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }] });
  expect(await town.stop(payer)).toMatchObject({ data: { stopAutopay: { autopay: { status: 'OFF' } } } });
});

test('of two residents of an account one pays: the other sees that it is on, and neither the card nor a way to change it', async () => {
  const anna = await town.payer();
  const boris = await town.payer();
  await town.pay.town.given.link(boris.person.id, { tenantId: anna.tenantId, id: anna.accountId, number: '' });
  await town.set(anna);
  const seen: Payer = { ...boris, account: anna.account };
  expect(await town.autopay(seen)).toMatchObject({
    own: false,
    status: 'ACTIVE',
    card: null,
    message: 'Автоплатёж по этому счёту включил другой жилец.',
  });
  expect(await town.set(seen)).toMatchObject({ reason: 'SET_BY_ANOTHER' });
  await town.stop(seen);
  expect(await town.autopay(anna)).toMatchObject({ own: true, status: 'ACTIVE' });
  expect(await town.stop(boris, idOf('Account', randomUUID()))).toMatchObject({
    errors: [{ extensions: { code: 'NOT_FOUND' } }],
  });
  // The first one leaves: it is nobody's business any more, and the second may.
  await town.pay.sql('delete from account_resident where account_id = $1 and resident_id = $2', [
    anna.accountId,
    anna.person.id,
  ]);
  expect(await town.autopay(seen)).toBeNull();
  expect(await town.set(seen)).toMatchObject({ autopay: { own: true, card: { maskedPan: '555555**5599' } } });
});

test('a forgotten card stops what it paid for at once, is forgotten by the bank, and can be bound anew', async () => {
  const payer = await town.payer();
  const other = await town.payer();
  await town.set(payer);
  const [card] = await town.cards(payer);
  // Another's card is not there.
  expect(await town.forget(other, card!.id)).toMatchObject({ data: { forgetCard: { cards: [{}] } } });
  expect(await town.cards(payer)).toHaveLength(1);
  expect(await town.forget(payer, card!.id)).toEqual({ data: { forgetCard: { cards: [] } } });
  expect(await town.autopay(payer)).toMatchObject({ status: 'STOPPED', stoppedBy: 'CARD_FORGOTTEN', card: null });
  const unbound = `select unbind_at is null and removed_at is not null as done from card_binding where resident_id = $1`;
  expect(await town.pay.sql(unbound, [payer.person.id])).toEqual([{ done: true }]);
  expect(await town.forget(payer, card!.id)).toEqual({ data: { forgetCard: { cards: [] } } });
  await town.remember(payer);
  expect(await town.cards(payer)).toHaveLength(1);
});

test('a card is forgotten though the bank is away, and the bank is told when it is back', async () => {
  const payer = await town.payer('stk');
  const [card] = await town.cards(payer);
  town.bank.switch({ fault: 'ERROR_500' });
  expect(await town.forget(payer, card!.id)).toEqual({ data: { forgetCard: { cards: [] } } });
  const waits = `select unbind_at is not null as waits from card_binding where resident_id = $1`;
  expect(await town.pay.sql(waits, [payer.person.id])).toEqual([{ waits: true }]);
  town.bank.behave();
  town.clock.advance(15 * 60);
  await town.look();
  expect(await town.pay.sql(waits, [payer.person.id])).toEqual([{ waits: false }]);
});

test('a card is not remembered unless it was asked for', async () => {
  const payer = await town.pay.payer();
  await town.remember(payer, 'PAYS', { rememberCard: false });
  expect(await town.cards(payer)).toEqual([]);
});

test('a card is not remembered where nothing is paid by itself, whatever a client sends', async () => {
  const payer = await town.pay.payer('stk');
  const { rules } = town.pay.town.server.shared.tenants.find(({ slug }) => slug === 'stk')!;
  const { autopay } = rules;
  Object.assign(rules, { autopay: { mode: 'OFF' } });
  try {
    expect(await town.pay.form(payer)).toMatchObject({ canRemember: false });
    await town.remember(payer, 'PAYS', { rememberCard: true });
    expect(await town.cards(payer)).toEqual([]);
    const [orderNumber] = await town.pay.orderNumbers(payer);
    expect(town.bank.order(orderNumber!)).toMatchObject({ deposited: 100n, clientId: undefined, bindingId: undefined });
  } finally {
    Object.assign(rules, { autopay });
  }
});

test('the letters say the sum, the day, the card and how to stop it', async () => {
  const payer = await town.payer('elista', { kopecks: 1_234_567 });
  await town.pay.sql('update account set balance = 1234567 where id = $1', [payer.accountId]);
  await town.set(payer, { limit: '20000.00', day: 28 });
  await town.on('2026-11-25');
  await town.pay.town.deliver();
  const lastLetter = () => {
    const { letters } = town.pay.town.mail;
    return letters.findLast(({ sentTo }) => sentTo.includes(payer.person.email))!;
  };
  const announced = lastLetter();
  expect(plain(announced.text)).toContain('28 ноября спишем 12 345,67 ₽ с карты •5599');
  expect(announced.text).toContain('/settings/autopay');
  town.bank.switch({ declineWith: 116 });
  await town.on('2026-11-28');
  town.bank.behave();
  await town.pay.town.deliver();
  expect(lastLetter().subject).toBe('Автоплатёж остановлен');
  await town.again(payer);
  expect(await town.autopay(payer)).toMatchObject({
    status: 'STOPPED',
    stoppedBy: 'DECLINED',
    nextOn: null,
    message: expect.stringContaining('включите автоплатёж снова'),
  });
  // It begins again from the next month on.
  expect(await town.set(payer, { day: 28 })).toMatchObject({ autopay: { status: 'ACTIVE', nextOn: '2026-12-28' } });
});

test.each([
  ['kaluga', '2026-12', '2027-01'],
  ['energosbyt', '2027-01', '2027-02'],
  ['elista', '2027-02', '2027-03'],
  ['stk', '2027-03', '2027-04'],
])(
  '%s: a card that was remembered pays on its day what is due then, and the payment says so',
  async (slug, month, next) => {
    const payer = await town.pay.payer(slug);
    const consents = await town.pay.ticks(payer);
    const person = { fullName: 'Иванова Анна Петровна', email: payer.person.email, phone: payer.person.phone };
    await town.remember(payer, 'PAYS', {
      consents,
      ...(slug === 'energosbyt' ? { payer: person, parts: [{ serviceCode: '01', amount: '1.00' }] } : {}),
    });
    expect(await town.cards(payer)).toMatchObject([{ maskedPan: '555555**5599', expiry: '2030-12' }]);
    expect(await town.set(payer, { day: 5 })).toMatchObject({
      __typename: 'AutopaySet',
      autopay: { own: true, status: 'ACTIVE', mode: 'ON_DAY', day: 5, limit: '5000.00', nextOn: `${month}-05` },
    });
    await town.pay.sql('update account set balance = 43210 where id = $1', [payer.accountId]);
    await town.on(`${month}-03`);
    await town.again(payer);
    const { nextOn, nextAmount } = await town.autopay(payer);
    expect(nextAmount).toBe('432.10');
    await town.on(nextOn);
    await town.again(payer);
    const paid = await town.automatic(payer);
    expect(paid).toMatchObject([{ status: 'PAID', amount: '43210' }]);
    expect(town.bank.order(paid[0]!.order)).toMatchObject({
      orderStatus: 2,
      features: ['AUTO_PAYMENT'],
      amount: 43_210n,
    });
    const nodes = `{ account(id: "${payer.account}") { payments(first: 1) { nodes { automatic payUrl status } } } }`;
    expect((await town.pay.ask(payer, nodes)).data!['account'].payments.nodes).toEqual([
      { automatic: true, payUrl: null, status: 'PAID' },
    ]);
    expect(await town.autopay(payer)).toMatchObject({ status: 'ACTIVE', nextOn: `${next}-05`, message: null });
  },
);
