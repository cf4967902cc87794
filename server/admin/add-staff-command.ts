// npm run add-staff -- <tenant> <login> [--new-password | --disable]: who may act for a utility. Prints a password once.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { createOrm } from '../database/orm.ts';
import { writeAs } from '../database/tenant-writer.ts';
import { entities } from '../entities.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { createLogger } from '../request/log.ts';
import { newOneTimePassword } from '../sessions/one-time-password.ts';
import { tenantIds } from '../tenancy/enrol-tenants.ts';
import { loadTenants, type Tenant } from '../tenancy/load-tenants.ts';
import { disableStaff, enrolStaff, type EnrollingStaff, giveStaffPassword } from './enrol-staff.ts';
import { staffLogin } from './staff-login.ts';

const usage = `Usage: npm run add-staff -- <tenant> <login> [--new-password | --disable]
  Makes a member of the utility's staff and prints a password, once.
  --new-password  gives somebody who is there another one
  --disable       shuts somebody out at once`;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});

/** The exit code: 0 when it is done, 1 when it is not, 2 when it was called wrongly. */
async function main(): Promise<number> {
  const options = { 'new-password': { type: 'boolean' }, disable: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [slug, login = ''] = positionals;
  const config = readConfig(process.env);
  const tenants = await loadTenants(config.tenantsDir);
  const tenant = tenants.find((one) => one.slug === slug);
  if (!tenant || staffLogin(login) === undefined || (values.disable && values['new-password'])) {
    if (slug !== undefined && !tenant)
      console.error(`There is no tenant ${slug}; there are ${tenants.map((one) => one.slug).join(', ')}.`);
    console.error(usage);
    return 2;
  }
  const database = await openDatabase(config, createLogger({ logLevel: 'warn' }));
  try {
    await prepareDatabase(database.urls, tenants);
    return await asTenant(database.urls.appUrl, tenant, async (context) => {
      if (values.disable)
        return told(await disableStaff(context, login), `${login} is shut out.`, 'There is nobody of this login.');
      const password = newOneTimePassword();
      const secret = `Password of ${login} at ${tenant.slug}, shown this once: ${password}`;
      return values['new-password']
        ? told(await giveStaffPassword(context, { login, password }), secret, 'There is nobody of this login.')
        : told(
            (await enrolStaff(context, { login, password })) !== undefined,
            secret,
            'This login is taken: see --new-password.',
          );
    });
  } finally {
    await database.close();
  }
}

function told(done: boolean, yes: string, no: string): number {
  if (done) console.log(yes);
  else console.error(no);
  return done ? 0 : 1;
}

async function asTenant(
  url: string,
  tenant: Tenant,
  work: (context: EnrollingStaff) => Promise<number>,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const tenantId = (await tenantIds(pool, [tenant]).finally(() => pool.end())).get(tenant.slug)!;
  const orm = await createOrm({ entities, url, poolMax: 1 });
  try {
    return await work({ tenantId, clock: systemClock, write: writeAs(orm, tenantId) });
  } finally {
    await orm.close();
  }
}
