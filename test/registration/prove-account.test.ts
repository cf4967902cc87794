import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officeCodeHashes } from '../../server/accounts/office-code-hashes.ts';
import type { Context } from '../../server/context.ts';
import { proveAccount, ProofRefusal } from '../../server/registration/prove-account.ts';
import { newDevice, Portals } from '../sessions/portals.ts';
import type { GivenAccount } from '../support/given.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open(2)));
afterAll(() => portals.close());

const opaqueId = ({ id }: { id: string }) =>
  Buffer.concat([Buffer.from([1]), Buffer.from(id.replaceAll('-', ''), 'hex')]).toString('base64url');

interface Mine {
  account: GivenAccount;
  accountId: string;
  residentId: string;
  as: (process?: number) => Context;
}

/** A resident who bound an account by its number alone. */
async function bound(slug = 'kaluga'): Promise<Mine> {
  const { tenantId } = portals.context(slug);
  const account = await portals.given.account(tenantId, { months: 3, payments: 0 });
  await portals.given.sql(
    `insert into meter (tenant_id, account_id, service_code, serial, digits) values ($1, $2, '01', '00770011', 5)`,
    [tenantId, account.id],
  );
  const residentId = await portals.given.resident(tenantId, [account]);
  const as = (process = 0): Context => ({
    ...portals.context(slug, newDevice(), { process }),
    who: { residentId, sessionId: randomUUID() },
  });
  return { account, accountId: opaqueId(account), residentId, as };
}

const proofOf = async ({ account, residentId }: Mine): Promise<unknown> => {
  const rows = await portals.given.sql<{ proof: string | null }>(
    'select proof from account_resident where account_id = $1 and resident_id = $2',
    [account.id, residentId],
  );
  return rows[0]?.proof;
};

const serial = { proof: 'METER_SERIAL', answers: { meterSerial: '770 011' } } as const;
const wrongSerial = { proof: 'METER_SERIAL', answers: { meterSerial: '770 012' } } as const;

describe('an account that was bound by its number is proved later', () => {
  test('by the serial number of its meter, with or without zeros before it', async () => {
    const mine = await bound();
    expect(await proveAccount(mine.as(), { accountId: mine.accountId, ...serial })).toEqual({
      accountId: mine.account.id,
      residentId: mine.residentId,
    });
    expect(await proofOf(mine)).toBe('METER_SERIAL');
  });

  test('by the owner’s name where the rules take it', async () => {
    const mine = await bound('energosbyt');
    const answers = { fullName: 'иванова анна  петровна' };
    expect(await proveAccount(mine.as(), { accountId: mine.accountId, proof: 'NAME', answers })).toHaveProperty(
      'accountId',
    );
    expect(await proofOf(mine)).toBe('NAME');
  });

  test('and stays proved, whatever is answered afterwards', async () => {
    const mine = await bound();
    await proveAccount(mine.as(), { accountId: mine.accountId, ...serial });
    for (let n = 0; n < 10; n += 1)
      expect(await proveAccount(mine.as(), { accountId: mine.accountId, ...wrongSerial })).toHaveProperty('accountId');
    expect(await proofOf(mine)).toBe('METER_SERIAL');
  });

  test('with the attempts of the registration’s own check where the rules have one', async () => {
    const mine = await bound('energosbyt');
    const by = (given: object) => proveAccount(mine.as(), { accountId: mine.accountId, ...serial, ...given });
    for (let n = 0; n < 3; n += 1) expect(await by(wrongSerial)).toMatchObject({ reason: ProofRefusal.NOT_RECOGNISED });
    expect(await by(serial)).toEqual({
      reason: ProofRefusal.TOO_MANY_ATTEMPTS,
      message: 'Слишком много неверных ответов. Попробуйте ещё раз через 60 минут.',
      retryAfterSeconds: 3600,
    });
    expect(await proofOf(mine)).toBeNull();
  });
});

describe('nothing is proved', () => {
  test('without a session', async () => {
    const { accountId, as } = await bound();
    await expect(proveAccount({ ...as(), who: undefined }, { accountId, ...serial })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('of an account that is not the resident’s, missing, another utility’s, or no id at all: with the same words', async () => {
    const [mine, theirs, elsewhere] = [await bound(), await bound(), await bound('stk')];
    const ids = [theirs.accountId, elsewhere.accountId, opaqueId({ id: randomUUID() }), '', 'x', 'я'.repeat(10_000)];
    const answers = [];
    for (const accountId of ids) answers.push(await proveAccount(mine.as(), { accountId, ...serial }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ reason: ProofRefusal.NOT_RECOGNISED });
    expect(await proofOf(theirs)).toBeNull();
  });

  test('by a proof that the utility does not take for it', async () => {
    const mine = await bound();
    const answers = { fullName: 'Иванова Анна Петровна', email: 'anna@mail.example', officeCode: 'ABCD1234' };
    for (const proof of ['NAME', 'EMAIL_ON_FILE', 'OFFICE_CODE'] as const)
      expect(await proveAccount(mine.as(), { accountId: mine.accountId, proof, answers })).toMatchObject({
        reason: ProofRefusal.NOT_OFFERED,
      });
    expect(await proofOf(mine)).toBeNull();
  });

  test('by the sum to pay, which the portal shows to whoever has bound the account', async () => {
    const mine = await bound();
    const answers = { amountDue: '1234,56' };
    expect(await proveAccount(mine.as(), { accountId: mine.accountId, proof: 'AMOUNT_DUE', answers })).toMatchObject({
      reason: ProofRefusal.NOT_OFFERED,
    });
    expect(await proofOf(mine)).toBeNull();
  });

  test('by an answer that can be none, which is no attempt', async () => {
    const mine = await bound();
    for (let n = 0; n < 20; n += 1)
      expect(
        await proveAccount(mine.as(), { ...serial, accountId: mine.accountId, answers: { meterSerial: 'б/н' } }),
      ).toMatchObject({
        reason: ProofRefusal.INVALID_ANSWERS,
        message: expect.stringMatching(/^Напишите заводской номер/),
      });
    expect(await proveAccount(mine.as(), { accountId: mine.accountId, ...serial })).toHaveProperty('accountId');
  });

  test('by a hundred guesses at once: five are looked at', async () => {
    const mine = await bound();
    const tries = Array.from({ length: 100 }, (_, n) =>
      proveAccount(mine.as(n % 2), {
        accountId: mine.accountId,
        proof: 'METER_SERIAL',
        answers: { meterSerial: `${771_000 + n}` },
      }),
    );
    const reasons = (await Promise.all(tries)).map((answer) => ('reason' in answer ? answer.reason : 'PROVED'));
    expect(reasons.filter((reason) => reason === ProofRefusal.NOT_RECOGNISED)).toHaveLength(5);
    expect(reasons.filter((reason) => reason === ProofRefusal.TOO_MANY_ATTEMPTS)).toHaveLength(95);
  });
});

describe('an office code', () => {
  async function issued(mine: Mine, code: string): Promise<void> {
    const context = mine.as();
    await portals.given.sql(
      `insert into office_code (tenant_id, code_hash, account_id, issued_by, issued_at, expires_at)
       values ($1, $2, $3, $4, '2026-11-20', '2026-12-20')`,
      [context.tenantId, officeCodeHashes(context, code)[0], mine.account.id, randomUUID()],
    );
  }
  const by = (mine: Mine, officeCode: string, process = 0) =>
    proveAccount(mine.as(process), { accountId: mine.accountId, proof: 'OFFICE_CODE', answers: { officeCode } });

  test('proves once, and is used up with it', async () => {
    const mine = await bound('stk');
    await issued(mine, 'ONCE4444');
    expect(await by(mine, 'once-4444')).toHaveProperty('accountId');
    const [code] = await portals.given.sql('select used_by from office_code where account_id = $1', [mine.account.id]);
    expect(code).toEqual({ used_by: mine.residentId });
    expect(await proofOf(mine)).toBe('OFFICE_CODE');
  });

  test('of a family proves for the first of two who show it at once', async () => {
    const mine = await bound('stk');
    await issued(mine, 'BOTH5555');
    const residentId = await portals.given.resident(mine.account.tenantId, [mine.account]);
    const other: Mine = {
      ...mine,
      residentId,
      as: (process) => ({ ...mine.as(process), who: { residentId, sessionId: randomUUID() } }),
    };
    const answers = await Promise.all([by(mine, 'BOTH5555', 0), by(other, 'BOTH5555', 1)]);
    expect(answers.filter((answer) => 'accountId' in answer)).toHaveLength(1);
    expect([await proofOf(mine), await proofOf(other)].filter((proof) => proof === 'OFFICE_CODE')).toHaveLength(1);
  });

  test('is not used up for an account that was taken away meanwhile', async () => {
    const mine = await bound('stk');
    await issued(mine, 'GONE6666');
    const context = mine.as();
    const readPrimary: Context['readPrimary'] = async (name, text, values) => {
      const rows = await context.readPrimary(name, text, values);
      if (name === 'check_office_code')
        await portals.given.sql('delete from account_resident where account_id = $1', [mine.account.id]);
      return rows as never;
    };
    const answer = await proveAccount(
      { ...context, readPrimary },
      { accountId: mine.accountId, proof: 'OFFICE_CODE', answers: { officeCode: 'GONE6666' } },
    );
    expect(answer).toMatchObject({ reason: ProofRefusal.NOT_RECOGNISED });
    const [code] = await portals.given.sql('select used_at from office_code where account_id = $1', [mine.account.id]);
    expect(code).toEqual({ used_at: null });
  });
});
