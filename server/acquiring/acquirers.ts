import type { Clock } from '../clock.ts';
import { type BankAccess, bankName, type Banks, sandboxCallbackKey } from '../config/banks.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import type { Acquirer } from './acquirer.ts';
import { BankLine } from './bank-line.ts';
import { Breaker } from './breaker.ts';
import { ecomm } from './ecomm.ts';
import { ProtocolAcquirer } from './protocol-acquirer.ts';
import { rbs } from './rbs.ts';

/** What the acquirers of a process are made of. */
export interface AcquirersOptions {
  /** From the environment. */
  banks: Banks;
  /**
   * Where this server's own sandbox bank answers, for utilities without a bank of theirs; undefined: there is none, and such a
   * utility takes no cards.
   */
  sandboxOrigin: string | undefined;
  clock: Clock;
  /** Told when a utility's bank does not answer and is left alone for a while. */
  resting?: (slug: string, restMs: number) => void;
}

/** The banks of all utilities that take cards; one for a process. What befalls one utility's bank is not felt by another's. */
export class Acquirers {
  readonly #banks: Banks;
  readonly #clock: Clock;
  readonly #resting: (slug: string, restMs: number) => void;
  readonly #made = new Map<string, { acquirer: Acquirer; line: BankLine }>();
  #sandboxOrigin: string | undefined;

  constructor({ banks, sandboxOrigin, clock, resting = () => undefined }: AcquirersOptions) {
    this.#banks = banks;
    this.#sandboxOrigin = sandboxOrigin;
    this.#clock = clock;
    this.#resting = resting;
  }

  /** The bank of a utility; undefined: it takes no cards here, and residents pay by requisites. */
  of(tenant: Tenant): Acquirer | undefined {
    const access = this.#accessOf(tenant);
    if (!access || !tenant.acquiring) return undefined;
    const made = this.#made.get(tenant.slug);
    if (made) return made.acquirer;
    const line = new BankLine({ url: access.url });
    const acquirer = new ProtocolAcquirer({
      line,
      breaker: new Breaker(this.#clock, { opened: (restMs) => this.#resting(tenant.slug, restMs) }),
      dialect: { rbs, ecomm }[tenant.acquiring.driver],
      login: access.login,
      basket: tenant.acquiring.basket,
    });
    this.#made.set(tenant.slug, { acquirer, line });
    return acquirer;
  }

  /** The key that the utility's bank signs its callbacks with; undefined: it has none to send. */
  callbackKeyOf(tenant: Tenant): string | undefined {
    return this.#accessOf(tenant)?.callbackKey;
  }

  /** Told once the server knows on which port it answers. Without a sandbox bank it changes nothing. */
  sandboxIsAt(origin: string): void {
    if (this.#sandboxOrigin === undefined || this.#sandboxOrigin === origin) return;
    this.#sandboxOrigin = origin;
    this.close();
  }

  #accessOf(tenant: Tenant): BankAccess | undefined {
    if (!tenant.acquiring) return undefined;
    const access = this.#banks.get(bankName(tenant.slug));
    if (access || this.#sandboxOrigin === undefined) return access;
    const folder = tenant.acquiring.driver === 'rbs' ? 'payment/rest' : 'ecomm/gw/partner/api/v1';
    return {
      url: `${this.#sandboxOrigin}/sandbox-bank/${folder}/`,
      login: { userName: `sandbox-${tenant.slug}`, password: 'sandbox' },
      callbackKey: sandboxCallbackKey,
    };
  }

  /** Closes the connections. */
  close(): void {
    for (const { line } of this.#made.values()) line.close();
    this.#made.clear();
  }
}
