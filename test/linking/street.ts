import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { officeCodeHashes } from '../../server/accounts/office-code-hashes.ts';
import type { Context } from '../../server/context.ts';
import { linkAccount } from '../../server/linking/link-account.ts';
import type { TypedClaim } from '../../server/linking/claim.ts';
import type { Linked, LinkRefused } from '../../server/linking/outcomes.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { newDevice, Portals } from '../sessions/portals.ts';

/** An account in a street, with what is known of it. */
export interface House {
  id: string;
  number: string;
  owner: string;
}

/** A resident who may ask for accounts. */
export interface Neighbour {
  id: string;
  login: string;
  password: string;
}

const fixtures = join(import.meta.dirname, '..', 'tenants');

/** Accounts and residents of all utilities, for acts called directly. */
export class Street {
  #numbers = 0;

  private constructor(readonly portals: Portals) {}

  static async open(processes = 1, withFixture = false): Promise<Street> {
    return new Street(await (withFixture ? Portals.open(processes, fixtures) : Portals.open(processes)));
  }

  close(): Promise<void> {
    return this.portals.close();
  }

  sql<Row extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.portals.given.sql<Row>(text, values);
  }

  /** A number of the utility's form that no other account has. */
  newNumber(slug: string): string {
    const { example } = this.portals.tenants.get(slug)!.rules.accountNumber;
    const end = String(++this.#numbers).padStart(5, '0');
    return example.slice(0, -end.length) + end;
  }

  async house(slug: string, { owner = 'Иванова Анна Петровна', status = 'ACTIVE' } = {}): Promise<House> {
    const { tenantId } = this.portals.context(slug);
    const [id, number] = [randomUUID(), this.newNumber(slug)];
    await this.sql(
      `insert into account (tenant_id, id, number, owner, address, status, balance) values ($1, $2, $3, $4, 'ул. Речная, д. 1', $5, 123456)`,
      [tenantId, id, number, owner, status],
    );
    await this.sql('insert into account_number (tenant_id, number, account_id) values ($1, $2, $3)', [
      tenantId,
      number,
      id,
    ]);
    return { id, number, owner };
  }

  /** A resident of a house of their own, or of none. */
  async neighbour(
    slug: string,
    { houses = [], name = 'Иванова Анна Петровна' }: { houses?: readonly House[]; name?: string } = {},
  ): Promise<Neighbour> {
    const context = this.portals.context(slug);
    const chosen = context.tenant.rules.login.mode === 'CHOSEN';
    const login = chosen ? `resident-${++this.#numbers}` : (houses[0]?.number ?? this.newNumber(slug));
    const password = `correct horse ${++this.#numbers}`;
    const id = await enrolResident(context, {
      login,
      password,
      name,
      email: `r${this.#numbers}@mail.example`,
      accountIds: houses.map((house) => house.id),
    });
    return { id, login, password };
  }

  /** The context of a request by this resident, from a device nobody has seen before unless told. */
  as(slug: string, { id: residentId }: { id: string }, { process = 0, device = newDevice() } = {}): Context {
    return { ...this.portals.context(slug, device, { process }), who: { residentId, sessionId: randomUUID() } };
  }

  /** The same where the utility allows so many tries that they do not matter. */
  patient(context: Context): Context {
    const plenty = { attempts: 1000, windowMinutes: 15 };
    const linking = { perAccount: plenty, perAddress: plenty, perTenant: plenty };
    const { rules } = context.tenant;
    const tenant = { ...context.tenant, rules: { ...rules, throttling: { ...rules.throttling, linking } } };
    return { ...context, tenant };
  }

  /** Binds, patiently. */
  link(slug: string, resident: { id: string }, typed: TypedClaim): Promise<Linked | LinkRefused> {
    return linkAccount(this.patient(this.as(slug, resident)), typed);
  }

  /** A code as an office hands it out; gives what is typed. */
  async officeCode(slug: string, house: House, code: string, more: { minutes?: number } = {}): Promise<string> {
    const context = this.portals.context(slug);
    const now = this.portals.clock.now().getTime();
    await this.sql(
      `insert into office_code (tenant_id, code_hash, account_id, issued_by, issued_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [
        context.tenantId,
        officeCodeHashes(context, code)[0],
        house.id,
        randomUUID(),
        new Date(now),
        new Date(now + (more.minutes ?? 60) * 60_000),
      ],
    );
    return code;
  }

  /** Ids of a resident's accounts in their order, as both sides of the links agree. */
  async accountsOf({ id }: { id: string }): Promise<string[]> {
    const own = await this.sql<{ id: string }>(
      'select account_id as id from resident_account where resident_id = $1 order by position, linked_at, account_id',
      [id],
    );
    const mirrored = await this.sql<{ id: string }>(
      'select account_id as id from account_resident where resident_id = $1',
      [id],
    );
    const ids = own.map((one) => one.id);
    if (
      ids.toSorted().join() !==
      mirrored
        .map((one) => one.id)
        .toSorted()
        .join()
    )
      throw new Error('the two sides of the links differ');
    return ids;
  }
}
