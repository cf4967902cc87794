import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../../server/clock.ts';
import { Town } from '../password/messages.ts';
import { atHome, type AtHome } from './resident-at-home.ts';

let town: Town;
let village: Town;
const tenantsDir = join(import.meta.dirname, '..', '..', 'tenants');
beforeAll(async () => {
  town = await Town.open(new SetClock('2026-11-20T09:00:00Z'));
  village = await Town.open(new SetClock('2026-11-20T09:00:00Z'), { tenantsDir });
});
afterAll(async () => {
  await town.close();
  await village.close();
});

const change = async (person: AtHome, input: object): Promise<any> => {
  const answer = await person.ask(
    `mutation ($input: ChangeOwnDataInput!) { changeOwnData(input: $input) { __typename
      ... on OwnDataChanged { viewer { name homePhone } } ... on OwnDataRefused { reason message } } }`,
    input,
  );
  return answer.data?.['changeOwnData'] ?? answer;
};

test('name and home phone are changed where the rule allows it, each alone', async () => {
  const anna = await atHome(town, 'stk');
  expect(await change(anna, { fullName: '  Петрова-Водкина   Анна  Игоревна ' })).toMatchObject({
    viewer: { name: 'Петрова-Водкина Анна Игоревна', homePhone: null },
  });
  expect(await change(anna, { homePhone: '8 (48439) 2-12-34' })).toMatchObject({
    viewer: { name: 'Петрова-Водкина Анна Игоревна', homePhone: '+74843921234' },
  });
  expect(await change(anna, { homePhone: '' })).toMatchObject({ viewer: { homePhone: null } });
  expect(await change(anna, { homePhone: '12' })).toMatchObject({ reason: 'INVALID_PHONE' });
  const boris = await atHome(town, 'kaluga');
  expect(await change(boris, { fullName: 'Петров Пётр' })).toMatchObject({ reason: 'NOT_OFFERED' });
  expect(await change(boris, { homePhone: '8 (48439) 2-12-34' })).toMatchObject({ reason: 'NOT_OFFERED' });
});

test('what is no name is refused with a word why', async () => {
  const anna = await atHome(town, 'stk');
  for (const fullName of ['', 'Анна', 'Иванова 2', 'Иванова <b>', 'Иванова Джyлия Z', 'я'.repeat(700)])
    expect([fullName, await change(anna, { fullName })]).toMatchObject([fullName, { reason: 'INVALID_NAME' }]);
  // Marks that turn the text round and Latin look-alikes leave the name that was meant.
  expect(await change(anna, { fullName: 'Иванoва\u202E Аннa' })).toMatchObject({ viewer: { name: 'Иванова Анна' } });
});

test('where a new contact needs no code, it counts at once, and the old one is told all the same', async () => {
  const anna = await atHome(village, 'fixture');
  expect(await anna.wish({ channel: 'SMS', address: '+79990000001' })).toMatchObject({
    __typename: 'ContactChanged',
    viewer: { phone: '+79990000001' },
  });
  await village.deliver();
  expect(village.sms.messages).toHaveLength(1);
  expect(village.sms.messages[0]).toMatchObject({ to: anna.phone, text: expect.stringContaining('другой телефон') });
  expect(
    await anna.wish({ channel: 'EMAIL', address: 'x@mail.example', addressAgain: 'x@mail.example' }),
  ).toMatchObject({
    reason: 'NOT_OFFERED',
  });
});
