import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { normaliseLogin } from '../sessions/normalise-login.ts';
import { MessageChannel } from '../notifications/message.entity.ts';

/**
 * Has a demo resident want what their utility sends about bills by e-mail, so that whoever looks around finds a letter in the
 * outbox. Made once: what is chosen in the portal afterwards stays.
 */
export async function chooseForDemo(
  { tenant, tenantId, clock, write }: Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'write'>,
  typed: string,
): Promise<void> {
  const login = normaliseLogin(tenant.rules, typed);
  const { billByEmail, notices } = tenant.rules.delivery;
  const [format] = billByEmail;
  const offered = notices.some(
    ({ kind, channels, consent }) =>
      kind === 'NEW_BILL' && channels.includes(MessageChannel.EMAIL) && consent === undefined,
  );
  await write(async (em) => {
    const db = em.getKysely();
    const { rows } = await sql<{ residentId: string; accountId: string }>`
      select l.resident_id as "residentId", r.account_id as "accountId" from login l
      join resident_account r on r.tenant_id = l.tenant_id and r.resident_id = l.resident_id
      where l.tenant_id = ${tenantId} and l.login = ${login ?? typed} order by r.position limit 1`.execute(db);
    const [demo] = rows;
    if (demo && format !== undefined)
      await sql`insert into delivery_choice (tenant_id, account_id, resident_id, bill_by_email, changed_at)
        values (${tenantId}, ${demo.accountId}, ${demo.residentId}, ${format}, ${clock.now()})
        on conflict (tenant_id, account_id, resident_id) do nothing`.execute(db);
    if (demo && offered)
      await sql`insert into notice_choice (tenant_id, resident_id, kind, channel, chosen, changed_at)
        values (${tenantId}, ${demo.residentId}, 'NEW_BILL', 'EMAIL', true, ${clock.now()})
        on conflict (tenant_id, resident_id, kind, channel) do nothing`.execute(db);
  });
}
