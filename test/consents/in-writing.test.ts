import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { withdrawConsentInWriting } from '../../server/admin/withdraw-consent.ts';
import { consentFor } from '../../server/consents/consent-for.ts';
import type { Context } from '../../server/context.ts';
import { signIn } from '../../server/sessions/sign-in.ts';
import { Portals } from '../sessions/portals.ts';

let portals: Portals;
let staff: Context;
beforeAll(async () => {
  portals = await Portals.open();
  const context = portals.context('elista');
  const staffId = await enrolStaff(context, { login: 'staff', password: 'staff password' });
  staff = { ...context, staff: { staffId: staffId! } };
});
afterAll(() => portals.close());

const reason = 'Заявление № 12 от 20.11.2026';

test('staff withdraw what a resident took back by a letter; the act is kept with its reason', async () => {
  const person = await portals.resident('elista');
  await consentFor(portals.context('elista'), person.login);
  await signIn(portals.context('elista'), person);
  const act = () => withdrawConsentInWriting(staff, { login: person.login, kind: 'PERSONAL_DATA_CONSENT', reason });
  expect(await act()).toMatchObject({ done: true });
  expect(await portals.given.sql('select status from resident where id = $1', [person.id])).toEqual([
    { status: 'CLOSED' },
  ]);
  expect(await portals.given.sql('select "end" from session where resident_id = $1', [person.id])).toEqual([
    { end: 'CLOSED' },
  ]);
  const written = 'select kind from consent where resident_id = $1 and withdrawn_by = $2';
  expect(await portals.given.sql(written, [person.id, 'WRITTEN'])).toEqual([{ kind: 'PERSONAL_DATA_CONSENT' }]);
  const acts = 'select act, reason from staff_act where resident_id = $1';
  expect(await portals.given.sql(acts, [person.id])).toEqual([{ act: 'WITHDRAW_CONSENT', reason }]);
  // The login is nobody's now.
  expect(await act()).toMatchObject({ done: false });
});

test('a consent that was never given, or is not asked for here, cannot be withdrawn', async () => {
  const { id, login } = await portals.resident('elista');
  for (const kind of ['MARKETING_CONSENT', 'PAYMENT_TERMS'])
    expect(await withdrawConsentInWriting(staff, { login, kind, reason })).toMatchObject({ done: false });
  expect(await portals.given.sql('select from staff_act where resident_id = $1', [id])).toEqual([]);
});

test('nobody but staff withdraws for another', async () => {
  const { login } = await portals.resident('elista');
  const input = { login, kind: 'PERSONAL_DATA_CONSENT', reason };
  await expect(withdrawConsentInWriting(portals.context('elista'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
