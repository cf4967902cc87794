import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officeCodeHashes } from '../../../server/accounts/office-code-hashes.ts';
import { useOfficeCode } from '../../../server/accounts/use-office-code.ts';
import type { RegistrationAnswers } from '../../../server/registration/answers.type.ts';
import { checkIdentity } from '../../../server/registration/checks/check-identity.ts';
import type { IdentityCheck } from '../../../server/registration/checks/identity-check.ts';
import type { GivenAccount } from '../../support/given.ts';
import { type Device, newDevice, Portals } from '../../sessions/portals.ts';
import { hearStatements, statementsOf } from '../statements.ts';

let portals: Portals;
beforeAll(async () => {
  hearStatements();
  portals = await Portals.open(2);
});
afterAll(() => portals.close());

const attempts: IdentityCheck['attempts'] = {
  perAccount: { attempts: 3, windowMinutes: 60 },
  perAddress: { attempts: 10, windowMinutes: 60 },
  perTenant: { attempts: 100_000, windowMinutes: 60 },
};
const tolerances = {
  NAME: 'SPELLING',
  METER_SERIAL: 'LEADING_ZEROS',
  AMOUNT_DUE: 'EXACT',
  OFFICE_CODE: 'EXACT',
  EMAIL_ON_FILE: 'EXACT',
} as const;

type Proof = IdentityCheck['proof'];
type Subject = { number: string; accountId: string | undefined };

const rule = (proof: Proof, more: Partial<IdentityCheck> = {}): IdentityCheck => ({
  proof,
  question: 'Чем докажете?',
  tolerance: tolerances[proof],
  attempts,
  ...more,
});

const check = (
  proof: Proof,
  subject: Subject,
  answers: RegistrationAnswers,
  { device = newDevice(), process = 0, ...more }: { device?: Device; process?: number } & Partial<IdentityCheck> = {},
) => checkIdentity(portals.context('kaluga', device, { process }), rule(proof, more), subject, answers);

const subjectOf = ({ id, number }: GivenAccount): Subject => ({ number, accountId: id });
const right: Record<Proof, RegistrationAnswers> = {
  NAME: { fullName: 'иванова анна петровна' },
  METER_SERIAL: { meterSerial: '0077 001' },
  AMOUNT_DUE: { amountDue: '1 234,56' },
  OFFICE_CODE: { officeCode: 'ab-cd 1234' },
  EMAIL_ON_FILE: { email: ' Anna@Mail.example ' },
};
const wrong: Record<Proof, RegistrationAnswers> = {
  NAME: { fullName: 'Петрова Анна Петровна' },
  METER_SERIAL: { meterSerial: '77002' },
  AMOUNT_DUE: { amountDue: '1234,57' },
  OFFICE_CODE: { officeCode: 'ABCD-9999' },
  EMAIL_ON_FILE: { email: 'boris@mail.example' },
};
const proofs = Object.keys(right) as Proof[];

async function issueCode({ id }: GivenAccount, code: string, expiresAt = '2026-12-01T00:00:00Z'): Promise<string> {
  const context = portals.context('kaluga');
  const [hash] = officeCodeHashes(context, code);
  await portals.given.sql(
    `insert into office_code (tenant_id, code_hash, account_id, issued_by, issued_at, expires_at)
     values ($1, $2, $3, $4, '2026-11-20', $5) on conflict do nothing`,
    [context.tenantId, hash, id, randomUUID(), expiresAt],
  );
  return hash!;
}

let serial = 77_000;

/** An account that can be proved in every way. */
async function account(): Promise<GivenAccount> {
  const { tenantId } = portals.context('kaluga');
  const given = await portals.given.account(tenantId, { months: 4, payments: 0 });
  await portals.given.sql(`update account set email = 'anna@mail.example' where id = $1`, [given.id]);
  await portals.given.sql(
    `insert into meter (tenant_id, account_id, service_code, serial, digits, status)
     values ($1, $2, '01', '77001', 5, 'ACTIVE'), ($1, $2, '01', '55005', 5, 'REMOVED')`,
    [tenantId, given.id],
  );
  return given;
}

/** With a code of its own, as codes are unique. */
async function withCode(): Promise<{ given: GivenAccount; answers: Record<Proof, RegistrationAnswers>; hash: string }> {
  const given = await account();
  const code = `CODE${++serial}`;
  const hash = await issueCode(given, code);
  const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
  return { given, hash, answers: { ...right, OFFICE_CODE: { officeCode: ` ${typed} ` } } };
}

describe.each(proofs)('%s', (proof) => {
  test('passes with what is in the billing data', async () => {
    const { given, answers, hash } = await withCode();
    const passed = { passed: true, ...(proof === 'OFFICE_CODE' ? { officeCodeHash: hash } : {}) };
    expect(await check(proof, subjectOf(given), answers[proof])).toEqual(passed);
  });

  test('says the same for a wrong answer and for an account nobody has', async () => {
    const { given, answers } = await withCode();
    const refused = { passed: false };
    expect(await check(proof, subjectOf(given), wrong[proof])).toEqual(refused);
    expect(await check(proof, { number: '999999999', accountId: undefined }, answers[proof])).toEqual(refused);
  });

  test('does not pass with what belongs to another account', async () => {
    const { answers } = await withCode();
    const other = await portals.given.account(portals.context('kaluga').tenantId, { kopecks: 777, payments: 0 });
    await portals.given.sql(`update account set owner = 'Ким Вера' where id = $1`, [other.id]);
    expect(await check(proof, subjectOf(other), answers[proof])).toEqual({ passed: false });
  });

  test('says the same to the database for a wrong answer and a missing account', async () => {
    const { given } = await withCode();
    const context = portals.context('kaluga');
    const workOf = (subject: Subject) => statementsOf(() => checkIdentity(context, rule(proof), subject, wrong[proof]));
    const ofWrong = await workOf(subjectOf(given));
    expect(ofWrong.statements.join()).toMatch(/throttle.*from (account|meter|bill|office_code)\s/s);
    expect(await workOf({ number: '999999998', accountId: undefined })).toEqual(ofWrong);
  });

  test('an answer that can be nobody’s is told at once, and is no attempt', async () => {
    const { given, answers } = await withCode();
    for (const text of ['', '  ', '\u200B', '\0', '\ud800', '?'.repeat(1000), 'я'.repeat(10_000_000)]) {
      const nonsense = { fullName: text, meterSerial: text, amountDue: text, officeCode: text, email: text };
      for (const typed of [nonsense, {}]) {
        const outcome = await check(proof, subjectOf(given), typed);
        expect(outcome).toEqual({ passed: false, invalid: expect.stringMatching(/^Нап.+\.$/) });
      }
    }
    expect(await check(proof, subjectOf(given), answers[proof])).toMatchObject({ passed: true });
  });

  test('closes after so many wrong answers for an account, existing or not, and opens again', async () => {
    const { given, answers } = await withCode();
    for (const subject of [subjectOf(given), { number: `88888${serial}`, accountId: undefined }]) {
      for (let n = 0; n < 3; n += 1) expect(await check(proof, subject, wrong[proof])).toEqual({ passed: false });
      expect(await check(proof, subject, answers[proof])).toEqual({ passed: false, retryAfterSeconds: 3600 });
    }
    portals.clock.advance(3600);
    expect(await check(proof, subjectOf(given), answers[proof])).toMatchObject({ passed: true });
  });

  test('closes for a network address, whatever accounts are tried from it, and for nobody else', async () => {
    const device = newDevice();
    for (let n = 0; n < 10; n += 1) {
      const subject = { number: `7${serial}${proof.length}${n}`, accountId: undefined };
      expect(await check(proof, subject, wrong[proof], { device })).toEqual({ passed: false });
    }
    const { given, answers } = await withCode();
    expect(await check(proof, subjectOf(given), answers[proof], { device })).toHaveProperty('retryAfterSeconds');
    expect(await check(proof, subjectOf(given), answers[proof])).toMatchObject({ passed: true });
  });

  test('a hundred wrong answers at once are a hundred, over all processes', async () => {
    const { given, answers } = await withCode();
    const tries = Array.from({ length: 100 }, (_, n) =>
      check(proof, subjectOf(given), wrong[proof], { process: n % 2 }),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => !('retryAfterSeconds' in outcome))).toHaveLength(3);
    expect(outcomes.filter((outcome) => 'retryAfterSeconds' in outcome)).toHaveLength(97);
    expect(await check(proof, subjectOf(given), answers[proof])).toHaveProperty('retryAfterSeconds');
  });

  test('right answers use nothing up: an office checks all day', async () => {
    const { given, answers } = await withCode();
    const device = newDevice();
    for (let n = 0; n < 15; n += 1)
      expect(await check(proof, subjectOf(given), answers[proof], { device })).toMatchObject({ passed: true });
  });

  test('an answer that the database could not look up was no attempt', async () => {
    const { given } = await withCode();
    const context = portals.context('kaluga');
    const readPrimary = () => Promise.reject(new Error('the database went away'));
    for (let n = 0; n < 5; n += 1)
      await expect(
        checkIdentity({ ...context, readPrimary }, rule(proof), subjectOf(given), wrong[proof]),
      ).rejects.toThrow('went away');
    expect(await check(proof, subjectOf(given), wrong[proof])).toEqual({ passed: false });
  });
});

test('the whole utility is closed to guessing from many addresses, for this proof and not for the others', async () => {
  const perTenant = { attempts: 4, windowMinutes: 60 };
  portals.clock.advance(86_400);
  const from = (n: number, proof: Proof, answers: RegistrationAnswers) =>
    check(proof, { number: `6000000${n}`, accountId: undefined }, answers, { attempts: { ...attempts, perTenant } });
  for (let n = 0; n < 4; n += 1) expect(await from(n, 'NAME', wrong.NAME)).toEqual({ passed: false });
  expect(await from(5, 'NAME', wrong.NAME)).toHaveProperty('retryAfterSeconds');
  expect(await from(5, 'AMOUNT_DUE', wrong.AMOUNT_DUE)).toEqual({ passed: false });
});

describe('the sum to pay', () => {
  const sums = async (closings: number[]): Promise<Subject> => {
    const given = await portals.given.account(portals.context('kaluga').tenantId, { months: closings.length });
    for (const [back, closing] of closings.entries())
      await portals.given.sql(
        `update bill set closing = $3, charged = $3 where account_id = $1 and period = date '2026-10-01' - make_interval(months => $2)`,
        [given.id, back, closing],
      );
    return subjectOf(given);
  };
  const passes = async (subject: Subject, amountDue: string, amountDueMonth?: string) =>
    (await check('AMOUNT_DUE', subject, { amountDue, ...(amountDueMonth ? { amountDueMonth } : {}) })).passed;

  test('is that of the newest bill, unless a month is named', async () => {
    const subject = await sums([100_00, 200_00, 300_00, 400_00]);
    expect(await passes(subject, '100,00')).toBe(true);
    expect(await passes(subject, '200,00')).toBe(false);
    expect(await passes(subject, '200,00', '2026-09-01')).toBe(true);
    expect(await passes(subject, '300,00', '2026-08-01')).toBe(true);
  });

  test('of a bill older than three, or of no bill, proves nothing', async () => {
    const subject = await sums([100_00, 200_00, 300_00, 400_00]);
    expect(await passes(subject, '400,00', '2026-07-01')).toBe(false);
    expect(await passes(subject, '100,00', '2027-01-01')).toBe(false);
    const fresh = await portals.given.account(portals.context('kaluga').tenantId, { months: 0 });
    expect(await passes(subjectOf(fresh), '1234,56')).toBe(false);
  });

  test('of nothing or a prepayment is not asked for: another month is', async () => {
    const subject = await sums([0, 200_00, -300]);
    const outcome = await check('AMOUNT_DUE', subject, { amountDue: '0,00' });
    expect(outcome).toEqual({ passed: false, invalid: expect.stringContaining('другого месяца') });
    expect(await passes(subject, '200', '2026-09-01')).toBe(true);
  });

  test('of 2^53 kopecks and more is compared to the kopeck', async () => {
    const subject = await sums([1]);
    await portals.given.sql(
      `update bill set closing = 9007199254740993, charged = 9007199254740993 where account_id = $1`,
      [subject.accountId],
    );
    expect(await passes(subject, '90071992547409,92')).toBe(false);
    expect(await passes(subject, '90071992547409,93')).toBe(true);
  });
});

test('a meter that was taken down proves nothing', async () => {
  expect(await check('METER_SERIAL', subjectOf(await account()), { meterSerial: '55005' })).toEqual({ passed: false });
});

test('an account without an e-mail on file is proved by none', async () => {
  const given = await account();
  for (const email of [null, '', 'не указан']) {
    await portals.given.sql('update account set email = $2 where id = $1', [given.id, email]);
    expect(await check('EMAIL_ON_FILE', subjectOf(given), right.EMAIL_ON_FILE)).toMatchObject({ passed: false });
  }
});

describe('an office code', () => {
  const codeCheck = (given: GivenAccount, code: string) => check('OFFICE_CODE', subjectOf(given), { officeCode: code });

  test('does not pass once it is used or has expired', async () => {
    const given = await account();
    const hash = await issueCode(given, 'USEDUP11');
    const context = portals.context('kaluga');
    const resident = randomUUID();
    const uses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const at = portals.context('kaluga', newDevice(), { process: n % 2 });
        return at.write((em) => useOfficeCode(em, at, hash, resident));
      }),
    );
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await codeCheck(given, 'USEDUP11')).toEqual({ passed: false });
    const late = await issueCode(given, 'LATE2222', context.clock.now().toISOString());
    expect(await codeCheck(given, 'LATE2222')).toEqual({ passed: false });
    expect(await context.write((em) => useOfficeCode(em, context, late, resident))).toBe(false);
  });

  test('is kept as a keyed hash that says nothing, and opens nothing at another utility', async () => {
    const hash = await issueCode(await account(), 'PLAIN333');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(officeCodeHashes(portals.context('elista'), 'PLAIN333')).not.toContain(hash);
    expect(officeCodeHashes(portals.context('kaluga'), ' plain-333 ')).toContain(hash);
  });
});
