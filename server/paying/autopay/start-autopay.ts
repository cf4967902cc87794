import type { Logger } from 'pino';
import type { EntityManager } from '../../database/orm.ts';
import { isCivil } from '../../delivery/civil-hours.ts';
import { type Repeated, repeat } from '../../jobs/repeat.ts';
import { portalOrigin, type PortalPlace } from '../../notifications/portal-origin.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { PayingContext } from '../paying-context.ts';
import type { Settler } from '../settler.ts';
import { announceOne, toAnnounce } from './announce-due.ts';
import { offerOf } from './autopay-parts.ts';
import { closeOne, toClose } from './close-decided.ts';
import { payOne, toPay } from './pay-due.ts';
import { unbindDue } from './unbind-due.ts';

/** What paying by itself needs of its process. */
export interface AutopayParts {
  tenants: readonly Tenant[];
  /** Has the contexts of tenants without a request. */
  settler: Pick<Settler, 'contextOf'>;
  place: PortalPlace;
  log: Pick<Logger, 'warn'>;
}

const pauses = { idleMs: 15_000, faultMs: 5000 };
const atOnce = 100;

/**
 * Announces, begins and closes payments that go by themselves, until it is stopped. Any number of processes may do it at
 * once, and each of them may die at any moment: what a month has come to is written with what follows from it. Each tenant
 * goes its own way, so that the slow bank of one holds up no other.
 */
export function startAutopay(parts: AutopayParts): Repeated {
  const all = parts.tenants.map((tenant) =>
    repeat({
      work: () => autopayOfTenant(parts, tenant),
      ...pauses,
      // Its text could quote a row.
      onFault: (error) =>
        parts.log.warn(
          { tenant: tenant.slug, fault: (error as { code?: string }).code },
          'autopay cannot be looked at',
        ),
    }),
  );
  return { stop: async () => void (await Promise.all(all.map((one) => one.stop()))) };
}

/** Does what is due by now, of every tenant; gives how much it was. */
export async function autopayDue(parts: AutopayParts): Promise<number> {
  const done = await Promise.all(parts.tenants.map((tenant) => autopayOfTenant(parts, tenant)));
  return done.reduce((sum, one) => sum + one, 0);
}

async function autopayOfTenant(parts: AutopayParts, tenant: Tenant): Promise<number> {
  const { settler, place, log } = parts;
  const context = { ...settler.contextOf(tenant), origin: portalOrigin(tenant, place) };
  const each = <Due extends { accountId: string }>(
    find: (em: EntityManager, page: Page) => Promise<Due[]>,
    act: (em: EntityManager, due: Due) => Promise<boolean>,
  ) => eachDue({ context, log }, find, act);
  let done = await each(
    (em, page) => toClose(em, context, page),
    (em, due) => closeOne(em, context, due),
  );
  done += await unbindDue(context);
  const offer = offerOf(tenant);
  // Nobody is written to at night, and what could be refused is not tried then; nor where the portal is stopped.
  const isNight = !isCivil(tenant.timeZone, context.clock.now());
  if (!offer || !context.acquirers.of(tenant) || isNight || (await isStopped(context))) return done;
  done += await each(
    (em, page) => toPay(em, context, page),
    (em, due) => payOne(em, context, offer, due),
  );
  done += await each(
    (em, page) => toAnnounce(em, context, offer, page),
    (em, { accountId }) => announceOne(em, context, offer, accountId),
  );
  return done;
}

interface Page {
  after: string | null;
  limit: number;
}

/** Acts on everything that is found, each in a transaction of its own; one that fails holds up no other. */
async function eachDue<Due extends { accountId: string }>(
  { context, log }: { context: PayingContext; log: AutopayParts['log'] },
  find: (em: EntityManager, page: Page) => Promise<Due[]>,
  act: (em: EntityManager, due: Due) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (let after: string | null = null; ;) {
    const page: Page = { after, limit: atOnce };
    const found = await context.write((em) => find(em, page));
    for (const due of found)
      try {
        if (await context.write((em) => act(em, due))) done += 1;
      } catch (error) {
        const { code, name } = error as { code?: string; name?: string };
        log.warn({ tenant: context.tenant.slug, fault: code ?? name }, 'an autopay could not be brought on');
      }
    const last = found.at(-1);
    if (!last || found.length < atOnce) return done;
    after = last.accountId;
  }
}

async function isStopped({ tenantId, readPrimary }: PayingContext): Promise<boolean> {
  const rows = await readPrimary('service_stop', 'select from service_stop where tenant_id = $1', [tenantId]);
  return rows.length > 0;
}
