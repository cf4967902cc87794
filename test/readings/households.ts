import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from '../../server/context.ts';
import { idOf } from '../../server/ids.ts';
import { readingForm } from '../../server/readings/reading-form.ts';
import { type SentReadings, submitReadings } from '../../server/readings/submit-readings.ts';
import type { ReadingForm } from '../../server/readings/reading-form.type.ts';
import type { TenantRules } from '../../server/tenancy/rules.ts';
import { Portals } from '../sessions/portals.ts';

/** A meter as a test wants it. */
export interface Wanted {
  service?: string;
  digits?: number;
  /** Day and values of the billing system's last reading, T1 first; their number is the meter's of registers. */
  billed?: readonly [on: string, ...values: number[]] | undefined;
  registers?: number;
  verificationDueOn?: string;
  reportsItself?: boolean;
  status?: 'ACTIVE' | 'REMOVED';
}

/** A meter that a test put there. */
export interface GivenMeter {
  id: string;
  /** As callers know it. */
  opaque: string;
}

/** A resident with an account. */
export interface Household {
  slug: string;
  tenantId: number;
  residentId: string;
  accountId: string;
  /** Id of the account as callers know it. */
  opaque: string;
}

/** One register's code and digits. */
export type Values = Partial<Record<'T1' | 'T2' | 'T3', string>>;

/** What a hand-in may say besides the values. */
export type Said = Partial<Omit<SentReadings['meters'][number], 'registers'>>;

/** The same with spaces that do not break as plain ones, so that a test can be read. */
export const plain = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll(/[\u00A0\u202F]/g, ' ')) as Value;

const fixtures = join(import.meta.dirname, '..', 'tenants');

/** Residents with meters at all utilities, who hand readings in; acts are called directly. */
export class Households {
  #numbers = 0;

  private constructor(readonly portals: Portals) {}

  /** The four utilities, or the fifth one of the tests. The clock stands at 20 November 2026, noon in Moscow. */
  static async open(processes = 1, fixture = false): Promise<Households> {
    const portals = await (fixture ? Portals.open(processes, fixtures) : Portals.open(processes));
    const households = new Households(portals);
    households.setTime('2026-11-20T09:00:00Z');
    return households;
  }

  close(): Promise<void> {
    return this.portals.close();
  }

  setTime(at: string): void {
    const { clock } = this.portals;
    clock.advance((Date.parse(at) - clock.now().getTime()) / 1000);
  }

  get sql() {
    return this.portals.given.sql.bind(this.portals.given);
  }

  async household(slug: string): Promise<Household> {
    const { tenantId } = this.portals.context(slug);
    const account = await this.portals.given.account(tenantId, { meters: 0, months: 0, payments: 0 });
    const residentId = await this.portals.given.resident(tenantId, [account]);
    return { slug, tenantId, residentId, accountId: account.id, opaque: idOf('Account', account.id) };
  }

  /** One more resident of the same account. */
  async relative(of: Household): Promise<Household> {
    const account = { tenantId: of.tenantId, id: of.accountId, number: '' };
    return { ...of, residentId: await this.portals.given.resident(of.tenantId, [account]) };
  }

  async meter(home: Household, wanted: Wanted = {}): Promise<GivenMeter> {
    const { service = '01', digits = 5, verificationDueOn, reportsItself = false, status = 'ACTIVE' } = wanted;
    const { billed = ['2026-10-31', ...Array.from({ length: wanted.registers ?? 1 }, (_, n) => 4512 - n * 1000)] } =
      wanted;
    const registers = wanted.registers ?? billed.length - 1;
    const id = randomUUID();
    const key = [home.tenantId, home.accountId, id];
    await this.sql(
      `insert into meter (tenant_id, account_id, id, service_code, serial, digits, verification_due_on, reports_itself, status)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [...key, service, `serial-${++this.#numbers}`, digits, verificationDueOn, reportsItself, status],
    );
    for (let n = 1; n <= registers; n += 1)
      await this.sql('insert into register (tenant_id, account_id, meter_id, code) values ($1, $2, $3, $4)', [
        ...key,
        `T${n}`,
      ]);
    if (!('billed' in wanted) || wanted.billed) {
      const [on, ...values] = billed;
      for (const [n, value] of values.entries()) await this.reading(home, id, { code: `T${n + 1}`, value, on });
    }
    return { id, opaque: idOf('Meter', home.accountId, id) };
  }

  /** A reading that did not come from a resident. */
  async reading(
    { tenantId, accountId }: Household,
    meterId: string,
    { code = 'T1', value, on, source = 'UTILITY' }: { code?: string; value: number; on: string; source?: string },
  ): Promise<void> {
    await this.sql(
      `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status)
       values ($1, $2, $3, $4, $5, $6, $7, 'ACCEPTED')`,
      [tenantId, accountId, meterId, code, value, on, source],
    );
  }

  /** The context of the resident, with rules of readings that may differ from the utility's. */
  as(home: Household, rules: Partial<TenantRules['readings']> = {}, process = 0): Context {
    const context = this.portals.context(home.slug, undefined, { process });
    const { tenant } = context;
    const readings = { ...tenant.rules.readings, ...rules };
    return {
      ...context,
      tenant: { ...tenant, rules: { ...tenant.rules, readings } },
      who: { residentId: home.residentId, sessionId: randomUUID() },
    };
  }

  /** Hands in one meter; gives what came of it. */
  async submit(
    context: Context,
    meter: Pick<GivenMeter, 'opaque'>,
    values: Values,
    { sentAt, withPayment, ...said }: Said & Pick<SentReadings, 'sentAt' | 'withPayment'> = {},
  ): Promise<any> {
    const sent = this.sent(meter, values, said);
    const how = { ...(sentAt ? { sentAt } : {}), ...(withPayment ? { withPayment } : {}) };
    return plain((await submitReadings(context, context.who!.residentId, { meters: [sent], ...how }))[0]);
  }

  /** What is sent for a meter, under a key of its own unless told. */
  sent(meter: Pick<GivenMeter, 'opaque'>, values: Values, said: Said = {}): SentReadings['meters'][number] {
    const registers = Object.entries(values).map(([code, value]) => ({ code: code as never, value }));
    return { key: randomUUID(), meterId: meter.opaque, confirmed: false, registers, ...said };
  }

  async form(context: Context, home: Household): Promise<ReadingForm> {
    return plain((await readingForm(context, home.opaque))!);
  }

  /** Readings of residents of a meter: register, digits, day, status and month, by month and register. */
  handedIn(meter: GivenMeter): Promise<object[]> {
    return this.sql(
      `select register_code as code, value::text, taken_on::text as on, status, period::text from reading
       where meter_id = $1 and source = 'RESIDENT' order by period, register_code`,
      [meter.id],
    );
  }
}
