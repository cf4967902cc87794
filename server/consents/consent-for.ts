import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { normaliseLogin } from '../sessions/normalise-login.ts';
import { anyChannel, askedAt, channelsOf, textInForce } from './asked-consents.ts';
import type { ConsentTick } from './consent-tick.type.ts';
import { recordConsents } from './record-consents.ts';

/** What it needs of a context; no request. */
export type Consenting = Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'write'>;

/**
 * Records every consent the portal needs for a resident nobody registered: one of the demonstration, or of a test. A resident
 * of flesh and blood ticks them.
 */
export async function consentFor(context: Consenting, typedLogin: string): Promise<void> {
  const login = normaliseLogin(context.tenant.rules, typedLogin);
  await context.write(async (em) => {
    const { rows } = await sql<{ id: string }>`select resident_id as id from login
      where tenant_id = ${context.tenantId} and login = ${login ?? ''}`.execute(em.getKysely());
    for (const { id } of rows)
      await recordConsents(em, context, id, neededTicks(context), 'REGISTRATION', { ip: '127.0.0.1', userAgent: null });
  });
}

function neededTicks(context: Consenting): ConsentTick[] {
  return askedAt(context.tenant, 'SIGN_IN').flatMap((rule) => {
    const { version } = textInForce(context, rule.text) ?? {};
    if (version === undefined) return [];
    return channelsOf(rule).map((channel) => ({
      kind: rule.text,
      version,
      channel: channel === anyChannel ? null : channel,
    }));
  });
}
