import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { DetachmentReason } from '../../server/accounts/detachment.entity.ts';
import { detachAccountByStaff } from '../../server/admin/detach-account.ts';
import { issueOfficeCode } from '../../server/admin/issue-office-code.ts';
import type { Context } from '../../server/context.ts';
import { Street } from '../linking/street.ts';

let street: Street;
beforeAll(async () => void (street = await Street.open(2)));
afterAll(() => street.close());

/** The context of a member of the utility's staff. */
async function staffOf(slug: string, { process = 0, status = 'ACTIVE' } = {}): Promise<Context> {
  const context = street.portals.context(slug, undefined, { process });
  const staffId = randomUUID();
  await street.sql(
    `insert into staff (tenant_id, id, login, password_hash, status, created_at) values ($1, $2, $3, '-', $4, now())`,
    [context.tenantId, staffId, `clerk-${staffId}`, status],
  );
  return { ...context, staff: { staffId } };
}

const issue = async (context: Context, accountNumber: string) => {
  const issued = await issueOfficeCode(context, { accountNumber });
  if (!('code' in issued)) throw new Error(issued.message);
  return issued;
};

test('staff hand out a code that binds the account once, and only its hash is kept', async () => {
  const house = await street.house('stk');
  const issued = await issue(await staffOf('stk'), house.number);
  expect(issued.code).toMatch(/^[2-9DFJLNRVW]{5}-[2-9DFJLNRVW]{5}$/);
  expect(issued.expiresAt).toEqual(new Date('2026-12-21T07:00:00Z'));
  const kept = JSON.stringify(await street.sql('select * from office_code where account_id = $1', [house.id]));
  expect(kept).not.toContain(issued.code.replace('-', ''));
  const resident = await street.neighbour('stk');
  expect(await street.link('stk', resident, { officeCode: issued.code.toLowerCase() })).toMatchObject({
    accountId: house.id,
  });
  expect(await street.sql('select act, account_id from staff_act where account_id = $1', [house.id])).toEqual([
    { act: 'ISSUE_OFFICE_CODE', account_id: house.id },
  ]);
});

test('a newer code voids the older ones, also when two members of staff make one at once', async () => {
  const house = await street.house('stk');
  const older = await issue(await staffOf('stk'), house.number);
  const both = await Promise.all([
    issue(await staffOf('stk'), house.number),
    issue(await staffOf('stk', { process: 1 }), house.number),
  ]);
  expect(await street.sql('select from office_code where account_id = $1', [house.id])).toHaveLength(1);
  const resident = await street.neighbour('stk');
  expect(await street.link('stk', resident, { officeCode: older.code })).toMatchObject({ reason: 'NOT_LINKED' });
  const answers: unknown[] = [];
  for (const { code } of both) answers.push(await street.link('stk', resident, { officeCode: code }));
  expect(answers.filter((answer) => 'accountId' in (answer as object))).toHaveLength(1);
});

test('no code for a missing or closed account, nor where no rule speaks of codes', async () => {
  const staff = await staffOf('stk');
  const refused = { message: expect.any(String) };
  expect(await issueOfficeCode(staff, { accountNumber: street.newNumber('stk') })).toEqual(refused);
  expect(await issueOfficeCode(staff, { accountNumber: 'x'.repeat(10_000) })).toEqual(refused);
  const closed = await street.house('stk', { status: 'CLOSED' });
  expect(await issueOfficeCode(staff, { accountNumber: closed.number })).toEqual(refused);
  const { number: accountNumber } = await street.house('kaluga');
  expect(await issueOfficeCode(await staffOf('kaluga'), { accountNumber })).toEqual(refused);
});

test('by a written request an account is taken off one resident, who is told; the family keeps it', async () => {
  const house = await street.house('stk');
  const [one, other] = [
    await street.neighbour('stk', { houses: [house] }),
    await street.neighbour('stk', { houses: [house] }),
  ];
  const typed = house.number.replace(/(..)/g, '$1 ');
  const reason = DetachmentReason.WRITTEN_REQUEST as const;
  expect(
    await detachAccountByStaff(await staffOf('stk'), { accountNumber: typed, login: one.login.toUpperCase(), reason }),
  ).toMatchObject({ done: true });
  expect(await street.accountsOf(one)).toEqual([]);
  expect(await street.accountsOf(other)).toEqual([house.id]);
  expect(await street.sql('select act, resident_id, reason from staff_act where account_id = $1', [house.id])).toEqual([
    { act: 'DETACH_ACCOUNT', resident_id: one.id, reason },
  ]);
  const told = await street.sql<{ id: string; data: object }>(
    `select r.id, m.data from message m join resident r on r.email = m.recipient where m.template = 'ACCOUNT_DETACHED'`,
  );
  expect(told).toMatchObject([{ id: one.id, data: { reason } }]);
  expect(
    await detachAccountByStaff(await staffOf('stk'), { accountNumber: house.number, login: one.login, reason }),
  ).toMatchObject({ done: false });
});

test('with another owner codes of the one before are void', async () => {
  const house = await street.house('stk');
  const resident = await street.neighbour('stk', { houses: [house] });
  const { code } = await issue(await staffOf('stk'), house.number);
  const reason = DetachmentReason.OWNER_CHANGED as const;
  await detachAccountByStaff(await staffOf('stk'), { accountNumber: house.number, login: resident.login, reason });
  expect(await street.link('stk', await street.neighbour('stk'), { officeCode: code })).toMatchObject({
    reason: 'NOT_LINKED',
  });
});

test('a right that the utility’s rules do not give it is not used', async () => {
  const house = await street.house('kaluga');
  const resident = await street.neighbour('kaluga', { houses: [house] });
  const staff = await staffOf('kaluga');
  const { rules } = staff.tenant;
  const rights = { ...rules.rights, detachOnWrittenRequest: false };
  const withoutRight = { ...staff, tenant: { ...staff.tenant, rules: { ...rules, rights } } };
  expect(
    await detachAccountByStaff(withoutRight, {
      accountNumber: house.number,
      login: resident.login,
      reason: DetachmentReason.WRITTEN_REQUEST,
    }),
  ).toMatchObject({ done: false });
  expect(await street.accountsOf(resident)).toEqual([house.id]);
});

test('a resident, nobody, staff of another utility and staff who were dismissed: forbidden', async () => {
  const house = await street.house('stk');
  const resident = await street.neighbour('stk', { houses: [house] });
  const ofKaluga = await staffOf('kaluga');
  const contexts = [
    street.as('stk', resident),
    street.portals.context('stk'),
    { ...street.portals.context('stk'), staff: ofKaluga.staff },
    await staffOf('stk', { status: 'DISABLED' }),
  ];
  const forbidden = { code: 'FORBIDDEN' };
  const reason = DetachmentReason.WRITTEN_REQUEST as const;
  const input = { accountNumber: house.number, login: resident.login, reason };
  for (const context of contexts) {
    await expect(issueOfficeCode(context, { accountNumber: house.number })).rejects.toMatchObject(forbidden);
    await expect(detachAccountByStaff(context, input)).rejects.toMatchObject(forbidden);
  }
  expect(await street.accountsOf(resident)).toEqual([house.id]);
});
