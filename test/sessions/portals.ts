import { join } from 'node:path';
import type pg from 'pg';
import { Acquirers } from '../../server/acquiring/acquirers.ts';
import { type CaptchaPlace, Captchas } from '../../server/captcha/captchas.ts';
import { SetClock } from '../../server/clock.ts';
import type { Context } from '../../server/context.ts';
import { createOrm, type Orm } from '../../server/database/orm.ts';
import { Reads } from '../../server/database/read/reads.ts';
import { openReadPool, readAs } from '../../server/database/tenant-reader.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { entities } from '../../server/entities.ts';
import { deviceCookie } from '../../server/sessions/device/device-cookie.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { refreshCookie } from '../../server/sessions/refresh-cookie.ts';
import type { ResidentStatus } from '../../server/sessions/resident.entity.ts';
import { Tokens } from '../../server/sessions/tokens.ts';
import { Settler } from '../../server/paying/settler.ts';
import { enrolTenants, tenantIds } from '../../server/tenancy/enrol-tenants.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';
import { solved } from '../support/captcha.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { Given } from '../support/given.ts';

/** One server process: pools and keys of its own, the clock shared. */
interface ServerProcess {
  orm: Orm;
  pool: pg.Pool;
  tokens: Tokens;
}

/** A browser as the server meets it: an address and a jar with the two cookies there are. */
export interface Device {
  ip: string;
  cookie: string | undefined;
  /** Life of the cookie as it was last set, seconds; 0: it was cleared. */
  maxAge?: number;
  /** The cookie of a device with a PIN. */
  known?: string | undefined;
}

/** Contexts of the real tenants over a database of its own, for acts called directly. */
export class Portals {
  readonly clock = new SetClock('2026-11-21T07:00:00Z');
  readonly processes: ServerProcess[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly tenants: ReadonlyMap<string, Tenant>,
  ) {}

  static async open(processes = 1, tenantsDir = join(import.meta.dirname, '..', '..', 'tenants')): Promise<Portals> {
    const tenants = await loadTenants(tenantsDir);
    const database = await freshDatabase();
    await enrolTenants(database.ownerUrl, tenants, new Date('2026-11-01T00:00:00Z'));
    const bySlug = new Map(tenants.map((tenant) => [tenant.slug, tenant]));
    const portals = new Portals(database, await Given.in(database), bySlug);
    for (let n = 0; n < processes; n += 1) await portals.#start();
    // The seeded accounts are billed for this service.
    await portals.given.sql(`insert into service (tenant_id, code, name) select id, '01', 'Услуга' from tenant
      on conflict do nothing`);
    portals.#ids = await tenantIds(portals.processes[0]!.pool, tenants);
    return portals;
  }

  #ids: ReadonlyMap<string, number> = new Map();

  /** No utility takes cards unless a test sets this to acquirers with a sandbox bank. */
  acquirers = new Acquirers({ banks: new Map(), sandboxOrigin: undefined, clock: this.clock });

  /** Settles payments in one of the processes. */
  settler(process = 0): Settler {
    const { orm, pool, tokens } = this.processes[process]!;
    const known = this.#settlers.get(process);
    if (known) return known;
    const settler = new Settler({
      tenantIds: this.#ids,
      clock: this.clock,
      acquirers: { of: (tenant: Tenant) => this.acquirers.of(tenant) },
      tokens,
      orm,
      primaryPool: pool,
      log: { warn: () => undefined },
    });
    this.#settlers.set(process, settler);
    return settler;
  }

  readonly #settlers = new Map<number, Settler>();

  async #start(): Promise<void> {
    const url = this.database.appUrl;
    // A hundred acts at once wait for five connections, on machines that have other tests to run.
    const limits = { max: 5, connectMs: 20_000, statementMs: 5000, onError: () => undefined };
    this.processes.push({
      orm: await createOrm({ entities, url, poolMax: 5, connectMs: limits.connectMs }),
      pool: openReadPool({ url, ...limits }),
      tokens: new Tokens([{ id: 'test', secret: new Uint8Array(32).fill(7) }], this.clock),
    });
  }

  async close(): Promise<void> {
    for (const { orm, pool } of this.processes) {
      await orm.close();
      await pool.end();
    }
    await this.given.close();
    await this.database.drop();
  }

  /** The context of one request of a device to a tenant's portal. */
  context(slug: string, device: Device = newDevice(), { process = 0 } = {}): Context {
    const { orm, pool, tokens } = this.processes[process]!;
    const tenantId = this.#ids.get(slug)!;
    const { cookie: sent, known } = device;
    return {
      tenant: this.tenants.get(slug)!,
      tenantId,
      who: undefined,
      staff: undefined,
      stopped: undefined,
      clock: this.clock,
      tokens,
      captchas: new Captchas(tokens.captchaSecrets(), 3),
      acquirers: this.acquirers,
      settler: this.settler(process),
      reads: new Reads(orm.getMetadata()),
      read: readAs(pool, tenantId),
      readPrimary: readAs(pool, tenantId),
      write: writeAs(orm, tenantId),
      request: {
        id: 'test',
        ip: device.ip,
        userAgent: 'Browser/1.0',
        origin: `https://${slug}.example`,
        page: '/sign-in',
        cookie: (name) => ({ [refreshCookie]: sent, [deviceCookie]: known })[name],
        setCookie: (name, value, maxAge) => {
          if (name === deviceCookie) return void (device.known = maxAge > 0 ? value : undefined);
          device.cookie = maxAge > 0 ? value : undefined;
          device.maxAge = maxAge;
        },
      },
    };
  }

  /** A solved captcha for one form of a tenant. */
  async captcha(slug: string, place: CaptchaPlace): Promise<string> {
    const { captchas } = this.context(slug);
    return solved(await captchas.challenge({ tenant: slug, place, now: this.clock.now() }));
  }

  /** A number of the length this tenant's account numbers have. */
  numberAt(slug: string, number: string): string {
    const { maxLength } = this.tenants.get(slug)!.rules.accountNumber;
    return number.slice(-maxLength).padEnd(maxLength, '0');
  }

  /** What the utility does to a resident whom it suspects, and takes back. */
  async setStatus(residentId: string, status: ResidentStatus): Promise<void> {
    await this.given.sql('update resident set status = $2 where id = $1', [residentId, status]);
  }

  /** A resident with an account of their own; gives what they sign in with. */
  async resident(slug: string, password = 'correct horse'): Promise<{ id: string; login: string; password: string }> {
    const context = this.context(slug);
    const account = await this.given.account(context.tenantId, { months: 1, payments: 0 });
    const rule = context.tenant.rules.login.mode;
    const login = rule === 'CHOSEN' ? `anna-${account.number}` : this.numberAt(slug, account.number);
    const id = await enrolResident(context, { login, password, accountIds: [account.id] });
    return { id, login, password };
  }
}

let addresses = 0;

/** A browser nobody has seen before. */
export const newDevice = (): Device => ({ ip: `10.${++addresses >> 8}.${addresses & 255}.1`, cookie: undefined });
