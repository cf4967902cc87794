import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Write } from '../../../server/database/tenant-writer.ts';
import { hashPassword } from '../../../server/sessions/passwords.ts';
import { setPassword } from '../../../server/sessions/password/set-password.ts';
import { signIn } from '../../../server/sessions/sign-in.ts';
import { becomes } from '../../support/becomes.ts';
import { asSuperuser } from '../../support/cluster.ts';
import { Portals } from '../portals.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open(2)));
afterAll(() => portals.close());

/** A resident who makes their password another one, at another server, while somebody signs in with the old one. */
async function changing() {
  const { id, ...credentials } = await portals.resident('kaluga');
  const other = portals.context('kaluga', undefined, { process: 1 });
  const passwordHash = await hashPassword('пять синих чайников');
  const change = () => other.write((em) => setPassword(em, other, { residentId: id, passwordHash }));
  const sessions = () => portals.given.sql('select "end" from session where resident_id = $1', [id]);
  return { credentials, change, sessions };
}

/** A sign-in of which the second transaction, that opens the session, runs within this. */
function signInWith(credentials: { login: string; password: string }, opening: (open: Write) => Write) {
  const context = portals.context('kaluga');
  let writes = 0;
  const write: Write = (work) => (++writes === 2 ? opening(context.write) : context.write)(work);
  return signIn({ ...context, write }, credentials);
}

const somebodyWaits = async () =>
  (
    await asSuperuser(
      portals.database,
      `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      portals.database.name,
    )
  ).length > 0;

test('a password that was changed since it was found right opens no session', async () => {
  const { credentials, change, sessions } = await changing();
  const outcome = await signInWith(credentials, (open) => async (work) => {
    await change();
    return open(work);
  });
  expect(outcome).toMatchObject({ reason: 'WRONG_LOGIN_OR_PASSWORD' });
  expect(await sessions()).toEqual([]);
});

test('a session that the old password is just opening is ended by the change', async () => {
  const { credentials, change, sessions } = await changing();
  let changed: Promise<boolean> | undefined;
  await signInWith(
    credentials,
    (open) => (work) =>
      open(async (em) => {
        const opened = await work(em);
        changed = change();
        await becomes('the change waits for the sign-in', somebodyWaits);
        return opened;
      }),
  );
  expect(await changed).toBe(true);
  expect(await sessions()).toEqual([{ end: 'PASSWORD_CHANGED' }]);
});
