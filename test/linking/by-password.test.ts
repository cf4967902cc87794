import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { detachAccount } from '../../server/accounts/detach-account.ts';
import { DetachmentReason } from '../../server/accounts/detachment.entity.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { bindAccount } from '../../server/linking/bind-account.ts';
import { evidenceByPassword } from '../../server/linking/evidence-by-password.ts';
import { linkAccount } from '../../server/linking/link-account.ts';
import { openSession } from '../../server/sessions/open-session.ts';
import { setPassword } from '../../server/sessions/password/set-password.ts';
import { hashPassword } from '../../server/sessions/passwords.ts';
import { signIn } from '../../server/sessions/sign-in.ts';
import { recorded } from '../support/recorded.ts';
import { type House, type Neighbour, Street } from './street.ts';

/** Cost of every hash that was checked, by its parameters. */
const hashed = vi.hoisted((): string[] => []);
vi.mock(import('@node-rs/argon2'), async (load) => {
  const real = await load();
  const verify: typeof real.verify = (hash, ...rest) => {
    hashed.push(String(hash).split('$').slice(1, 4).join(' '));
    return real.verify(hash, ...rest);
  };
  return { ...real, verify };
});

let street: Street;
beforeAll(async () => void (street = await Street.open(2)));
afterAll(() => street.close());

/** A resident of the energy retailer with a registration of their own. */
async function registered(): Promise<{ house: House; resident: Neighbour }> {
  const house = await street.house('energosbyt');
  return { house, resident: await street.neighbour('energosbyt', { houses: [house] }) };
}

const byPasswordOf = ({ house, resident }: { house: House; resident: Neighbour }) => ({
  accountNumber: house.number,
  password: resident.password,
});

/** What happens when this resident's password becomes another one. */
async function changePassword({ id }: { id: string }, process = 0): Promise<void> {
  const context = street.portals.context('energosbyt');
  const passwordHash = await hashPassword('another password');
  const { tenantId } = context;
  await writeAs(
    street.portals.processes[process]!.orm,
    tenantId,
  )((em) => setPassword(em, context, { residentId: id, passwordHash }));
}

test('a payment code and the password of its own registration bind the account, with the proof given for it', async () => {
  const [mine, theirs] = [await registered(), await registered()];
  await street.sql(`update account_resident set proof = 'NAME' where resident_id = $1`, [theirs.resident.id]);
  expect(await street.link('energosbyt', mine.resident, byPasswordOf(theirs))).toMatchObject({
    accountId: theirs.house.id,
  });
  expect(await street.accountsOf(mine.resident)).toEqual([mine.house.id, theirs.house.id]);
  expect(
    await street.sql('select proof, via_resident_id from account_resident where resident_id = $1 and account_id = $2', [
      mine.resident.id,
      theirs.house.id,
    ]),
  ).toEqual([{ proof: 'NAME', via_resident_id: theirs.resident.id }]);
  expect(await street.accountsOf(theirs.resident)).toEqual([theirs.house.id]);
});

test('a number nobody is registered with, a wrong password and a blocked resident: one answer for the same work', async () => {
  const mine = await registered();
  const blocked = await registered();
  await street.sql(`update resident set status = 'BLOCKED' where id = $1`, [blocked.resident.id]);
  const workOf = async (typed: { accountNumber: string; password: string }) => {
    const { context, statements } = recorded(street.patient(street.as('energosbyt', mine.resident)));
    hashed.length = 0;
    return { answer: await linkAccount(context, typed), statements, hashed: [...hashed] };
  };
  const wrong = await workOf({ ...byPasswordOf(await registered()), password: 'wrong' });
  expect(wrong.answer).toMatchObject({ reason: 'NOT_LINKED' });
  expect(wrong.hashed).toEqual(['argon2id v=19 m=19456,t=2,p=1']);
  expect(wrong.statements).toContain('link_resident');
  const nobodys = (await street.house('energosbyt')).number;
  expect(await workOf({ accountNumber: nobodys, password: 'wrong' })).toEqual(wrong);
  expect(await workOf({ accountNumber: street.newNumber('energosbyt'), password: 'wrong' })).toEqual(wrong);
  expect(await workOf(byPasswordOf(blocked))).toEqual(wrong);
});

test('a password is guessed at here no oftener than at the sign-in: both count together', async () => {
  const [mine, theirs] = [await registered(), await registered()];
  const wrong = { ...byPasswordOf(theirs), password: 'wrong' };
  const captcha = () => street.portals.captcha('energosbyt', 'SIGN_IN');
  for (let tries = 0; tries < 3; tries += 1)
    expect(await street.link('energosbyt', mine.resident, wrong)).toMatchObject({ reason: 'NOT_LINKED' });
  for (let tries = 0; tries < 2; tries += 1)
    expect(
      await signIn(street.portals.context('energosbyt'), {
        login: theirs.house.number,
        password: 'wrong',
        captcha: await captcha(),
      }),
    ).toMatchObject({ reason: 'WRONG_LOGIN_OR_PASSWORD' });
  expect(await street.link('energosbyt', mine.resident, byPasswordOf(theirs))).toMatchObject({
    reason: 'TOO_MANY_ATTEMPTS',
  });
});

test('what one got by somebody’s password is not one’s own to hand on', async () => {
  const [mine, theirs, third] = [await registered(), await registered(), await registered()];
  await street.link('energosbyt', mine.resident, byPasswordOf(theirs));
  // The resident registered with the number no longer has it; what they bound since is not opened by it.
  await street.sql('delete from account_resident where account_id = $1 and resident_id = $2', [
    mine.house.id,
    mine.resident.id,
  ]);
  await street.sql('delete from resident_account where account_id = $1 and resident_id = $2', [
    mine.house.id,
    mine.resident.id,
  ]);
  expect(await street.link('energosbyt', third.resident, byPasswordOf(mine))).toMatchObject({ reason: 'NOT_LINKED' });
  expect(await street.accountsOf(third.resident)).toEqual([third.house.id]);
});

test('one’s own number and password bind nothing anew', async () => {
  const mine = await registered();
  expect(await street.link('energosbyt', mine.resident, byPasswordOf(mine))).toMatchObject({
    reason: 'ALREADY_LINKED',
  });
});

test('a number without its password is no way in', async () => {
  const [mine, theirs] = [await registered(), await registered()];
  for (const password of [undefined, null, '', 'x'.repeat(10_000_000), 'with\0nul'])
    expect(
      await street.link('energosbyt', mine.resident, {
        accountNumber: theirs.house.number,
        ...(password === undefined ? {} : { password }),
      }),
    ).toMatchObject({ reason: 'INVALID_ANSWERS' });
});

test('when that password changes the account is gone, the resident is told, and may bind it again by the new one', async () => {
  const [mine, theirs, stranger] = [await registered(), await registered(), await registered()];
  await street.link('energosbyt', mine.resident, byPasswordOf(theirs));
  await street.link('energosbyt', mine.resident, byPasswordOf(stranger));
  await changePassword(theirs.resident);
  expect(await street.accountsOf(mine.resident)).toEqual([mine.house.id, stranger.house.id]);
  expect(await street.accountsOf(theirs.resident)).toEqual([theirs.house.id]);
  expect(
    await street.sql('select reason, told_at is not null as told from detachment where resident_id = $1', [
      mine.resident.id,
    ]),
  ).toEqual([{ reason: 'PASSWORD_CHANGED', told: true }]);
  const told = await street.sql<{ data: { number: string } }>(
    `select m.data from message m join resident r on r.tenant_id = m.tenant_id and r.email = m.recipient
     where r.id = $1 and m.template = 'ACCOUNT_DETACHED'`,
    [mine.resident.id],
  );
  expect(told.map(({ data }) => data.number.replace(/\s/g, ''))).toEqual([theirs.house.number]);
  const again = { accountNumber: theirs.house.number, password: 'another password' };
  expect(await street.link('energosbyt', mine.resident, again)).toMatchObject({ accountId: theirs.house.id });
});

test('who opened the account by their password loses it: so does who bound it by that password', async () => {
  const [mine, theirs] = [await registered(), await registered()];
  await street.link('energosbyt', mine.resident, byPasswordOf(theirs));
  const reason = DetachmentReason.OWNER_CHANGED;
  const context = street.portals.context('energosbyt');
  const gone = { accountId: theirs.house.id, residentId: theirs.resident.id, reason };
  expect(await context.write((em) => detachAccount(em, context, gone))).toBe(true);
  expect(await street.accountsOf(theirs.resident)).toEqual([]);
  expect(await street.accountsOf(mine.resident)).toEqual([mine.house.id]);
  expect(
    await street.sql('select reason, told_at is not null as told from detachment where resident_id = $1', [
      mine.resident.id,
    ]),
  ).toEqual([{ reason, told: true }]);
});

test('binding and changing the password at the same moment never leave a link made by the old one', async () => {
  for (let round = 0; round < 6; round += 1) {
    const [mine, theirs] = [await registered(), await registered()];
    await Promise.all([
      linkAccount(street.patient(street.as('energosbyt', mine.resident)), byPasswordOf(theirs)),
      changePassword(theirs.resident, 1),
    ]);
    expect(await street.accountsOf(mine.resident)).toEqual([mine.house.id]);
  }
});

test('whose account is just being bound by their password signs in meanwhile', async () => {
  const [mine, theirs] = [await registered(), await registered()];
  const context = street.as('energosbyt', mine.resident);
  const { number } = theirs.house;
  const evidence = await evidenceByPassword(context, { number, login: number, password: theirs.resident.password });
  await context.write(async (em) => {
    expect(await bindAccount(em, context, context.who!, evidence)).toMatchObject({ accountId: theirs.house.id });
    const other = street.portals.context('energosbyt', undefined, { process: 1 });
    const { id } = theirs.resident;
    expect(await other.write((meanwhile) => openSession(meanwhile, other, id))).toMatchObject({ residentId: id });
  });
});

test('two who bind each other’s account at once both succeed', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [one, other] = [await registered(), await registered()];
    const answers = await Promise.all([
      linkAccount(street.patient(street.as('energosbyt', one.resident)), byPasswordOf(other)),
      linkAccount(street.patient(street.as('energosbyt', other.resident, { process: 1 })), byPasswordOf(one)),
    ]);
    expect(answers).toMatchObject([{ accountId: other.house.id }, { accountId: one.house.id }]);
  }
});

test('where the rule does not say so, a new password leaves links as they are', async () => {
  const [mine, theirs] = [await registered(), await registered()];
  await street.link('energosbyt', mine.resident, byPasswordOf(theirs));
  const context = street.portals.context('energosbyt');
  const { rules } = context.tenant;
  const kept = {
    ...context,
    tenant: {
      ...context.tenant,
      rules: { ...rules, accounts: { ...rules.accounts, relinkAfterPasswordChange: false } },
    },
  };
  const passwordHash = await hashPassword('another password');
  await context.write((em) => setPassword(em, kept, { residentId: theirs.resident.id, passwordHash }));
  expect(await street.accountsOf(mine.resident)).toHaveLength(2);
});
