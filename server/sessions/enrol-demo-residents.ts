import { sql } from 'kysely';
import { enrolResident, type Enrolling } from './enrol-resident.ts';

/** The login of the one member of staff at each utility; once there, they keep their password. */
export const demoStaff = 'staff';

/** The password of everybody in a demo: written in the README, so never made where strangers can reach the portal. */
export const demoPassword = 'kabinet-demo';

/** What marks them. No letter can reach this address (RFC 2606). */
const demoEmail = 'demo@kabinet.example';

/** With what one signs in to a tenant's portal to look around. */
export interface DemoResident {
  tenant: string;
  login: string;
  password: string;
}

/**
 * One resident to try each portal with, for development: sees the first account that has a bill, and a second one where the
 * tenant's rules allow several. Made once; a tenant without accounts gets none.
 */
export async function enrolDemoResidents(contexts: readonly Enrolling[]): Promise<DemoResident[]> {
  const residents: DemoResident[] = [];
  for (const context of contexts) {
    const login = (await loginOfDemoResident(context)) ?? (await enrolDemoResident(context));
    if (login !== undefined) residents.push({ tenant: context.tenant.slug, login, password: demoPassword });
  }
  return residents;
}

async function loginOfDemoResident({ tenantId, write }: Enrolling): Promise<string | undefined> {
  const { rows } = await write((em) =>
    sql<{ login: string }>`
      select login from login join resident on resident.tenant_id = login.tenant_id and resident.id = login.resident_id
      where login.tenant_id = ${tenantId} and email = ${demoEmail}
      order by login limit 1`.execute(em.getKysely()),
  );
  return rows[0]?.login;
}

async function enrolDemoResident(context: Enrolling): Promise<string | undefined> {
  const { rules } = context.tenant;
  const accounts = await accountsToShow(context, rules.accounts.maxAdditional > 0 ? 2 : 1);
  const [first] = accounts;
  if (!first) return undefined;
  const login = rules.login.mode === 'ACCOUNT_NUMBER' ? first.number : 'demo';
  const accountIds = accounts.map(({ id }) => id);
  try {
    // One looks around as the owner would.
    const [proof] = rules.registration.masking.liftedBy;
    await enrolResident(longAgo(context), {
      login,
      password: demoPassword,
      name: first.owner,
      email: demoEmail,
      accountIds,
      ...(proof === undefined ? {} : { proof }),
    });
  } catch (error) {
    // Another process that started at the same time has made it; any other error is one.
    const made = await loginOfDemoResident(context);
    if (made === undefined) throw error;
    return made;
  }
  return login;
}

/** They registered two years ago: a history that begins with the registration has something to show. */
const longAgo = (context: Enrolling): Enrolling => ({
  ...context,
  clock: { now: () => new Date(context.clock.now().getTime() - 2 * 365 * 86_400_000) },
});

interface AccountToShow {
  id: string;
  number: string;
  owner: string;
}

/** Accounts worth looking at: with a bill, those with a meter first. */
async function accountsToShow({ tenantId, write }: Enrolling, count: number): Promise<AccountToShow[]> {
  const { rows } = await write((em) =>
    sql<AccountToShow>`
      select id, number, owner from account
      where tenant_id = ${tenantId} and status = 'ACTIVE' and balance_period is not null
      order by exists (select from meter where meter.tenant_id = ${tenantId} and meter.account_id = account.id) desc, number
      limit ${count}`.execute(em.getKysely()),
  );
  return rows;
}
