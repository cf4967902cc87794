import { sql } from 'kysely';
import { detachAccount } from '../accounts/detach-account.ts';
import { DetachmentReason } from '../accounts/detachment.entity.ts';
import { inOwnOrder } from '../accounts/linked-accounts.ts';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { UnlinkRefusal, type Unlinked, type UnlinkRefused } from './outcomes.ts';

/**
 * Removes one of the resident's accounts, as far as the tenant's rule lets them. When it was the primary one, the next one is
 * primary; the last one may go too, and a new one can be bound.
 * @throws KabinetError UNAUTHENTICATED without a session
 */
export async function unlinkAccount(
  context: Context,
  { accountId: id }: { accountId: string },
): Promise<Unlinked | UnlinkRefused> {
  const { who, tenant, tenantId } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const { residentId } = who;
  const { removable } = tenant.rules.accounts;
  const account = readId('Account', id);
  if (!account || account.key !== '') return notFound();
  return context.write(async (em) => {
    // Which one is primary must not change meanwhile: whoever binds or removes waits for this row.
    await sql`select from resident where tenant_id = ${tenantId} and id = ${residentId} for update`.execute(
      em.getKysely(),
    );
    const { rows } = await sql<{ accountId: string }>`
      select account_id as "accountId" from resident_account
      where tenant_id = ${tenantId} and resident_id = ${residentId}
      order by ${sql.raw(inOwnOrder)}`.execute(em.getKysely());
    const place = rows.findIndex(({ accountId }) => accountId === account.owner);
    if (place < 0) return notFound();
    if (removable === 'NONE' || (removable === 'ADDITIONAL' && place === 0)) return notOffered(place === 0);
    await detachAccount(em, context, { accountId: account.owner, residentId, reason: DetachmentReason.REMOVED });
    return { residentId };
  });
}

const notFound = (): UnlinkRefused => ({
  reason: UnlinkRefusal.NOT_FOUND,
  message: 'Этого счёта уже нет среди ваших.',
});

const notOffered = (primary: boolean): UnlinkRefused => ({
  reason: UnlinkRefusal.NOT_OFFERED,
  message: primary
    ? 'Основной счёт убрать нельзя: на нём держится вход в кабинет. Обратитесь к нам письменно.'
    : 'Счёт отвязывают по письменному заявлению. Обратитесь к нам.',
});
