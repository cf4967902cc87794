import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeRegistration } from '../../server/registration/complete-registration.ts';
import { continueRegistration } from '../../server/registration/continue-registration.ts';
import { startRegistration } from '../../server/registration/start-registration.ts';
import { newDevice, Portals } from '../sessions/portals.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open(3)));
afterAll(() => portals.close());

const at = (process: number) => portals.context('kaluga', newDevice(), { process });
const password = 'пять синих чайников';
const consents = [
  { kind: 'USER_AGREEMENT', version: '2.0' },
  { kind: 'PERSONAL_DATA_CONSENT', version: '1.0' },
];

test('a registration begun at one server goes on at another, and several complete it once', async () => {
  const { number } = await portals.given.account(at(0).tenantId, { months: 1, payments: 0 });
  const answers = { accountNumber: number, email: 'anna@mail.example', phone: '89100000001' };
  const first = await startRegistration(at(0), { answers });
  if (!('step' in first)) throw new Error('it goes on with a step');
  const bearer = first.registration;
  const again = { password, passwordAgain: password };
  const last = await continueRegistration(at(1), { registration: bearer, answers: again, consents });
  expect(last).toMatchObject({ next: 'CONFIRM', login: number });
  const [message] = await portals.given.sql<{ data: { token: string; code: string } }>(
    `select data from message where template = 'REGISTRATION_CODE'`,
  );
  const { token, code } = message!.data;
  const ways = [{ token }, { registration: bearer, code }];
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, n) => completeRegistration(at(n % 3), ways[n % 2]!)),
  );
  expect(outcomes.filter((outcome) => 'login' in outcome)).toHaveLength(1);
  expect(await portals.given.sql('select 1 from login where login = $1', [number])).toHaveLength(1);
  expect(await portals.given.sql('select 1 from account_resident')).toHaveLength(1);
});
