import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, Who } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';
import type { MessageChannel } from '../../notifications/message.entity.ts';
import { networkOf } from '../network-address.ts';
import { clearAttempts, countAttempt, type Limit, takeBackAttempt } from '../throttle.ts';
import { tryAgainIn } from '../try-again-in.ts';
import { applyContact } from './apply-contact.ts';
import { type ContactChangedOutcome, type ContactChangeRefusedOutcome, ContactRefusal } from './contact-refusal.ts';
import { codePurpose } from './request-contact-change.ts';
import { signedInResident } from './signed-in-resident.ts';

/** The code a resident typed, and for which of the two. */
export interface TypedContactCode {
  channel: MessageChannel;
  code: string;
}

/**
 * Changes e-mail or phone by the code that came to the new one. It is used once, also when it comes twice at the same time;
 * a wrong code counts, and so many make the right one void. A wrong, used, old or void one gets one and the same answer.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on
 */
export async function confirmContactChange(
  context: Context,
  { channel, code: typed }: TypedContactCode,
): Promise<ContactChangedOutcome | ContactChangeRefusedOutcome> {
  const { who, tenantId } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const code = typed.length <= 30 ? typed.replace(/[\s-]/g, '') : '';
  const [own, ...others] = limitsOf(context, who.residentId);
  const wait = await countAttempt(context, [own, ...others]);
  if (wait !== undefined)
    return {
      reason: ContactRefusal.TOO_MANY_ATTEMPTS,
      message: `Слишком много попыток. ${tryAgainIn(wait)}`,
      retryAfterSeconds: wait,
    };
  if (!/^\d{4,8}$/.test(code)) return wrongCode();
  const changed = await context.write(async (em) => {
    const before = await signedInResident(em, context, who);
    const address = await addressOfCode(em, context, who, { channel, code });
    if (address === undefined) return undefined;
    const done = await applyContact(em, context, who, channel, address, before);
    await clearAttempts(em, tenantId, own);
    await takeBackAttempt(em, tenantId, others);
    return done;
  });
  return changed ?? wrongCode();
}

function limitsOf({ tenant, request }: Context, residentId: string): [Limit, ...Limit[]] {
  const { perAccount, perAddress, perTenant } = tenant.rules.throttling.signIn;
  return [
    { scope: 'contact code', key: residentId, ...perAccount },
    { scope: 'contact code address', key: networkOf(request.ip), ...perAddress },
    { scope: 'contact code tenant', key: '', ...perTenant },
  ];
}

/** The new address the code is for, which is used up with it. Returns rather than throws when it is wrong: the count must stay. */
async function addressOfCode(
  em: EntityManager,
  context: Context,
  { residentId }: Who,
  { channel, code }: TypedContactCode,
): Promise<string | undefined> {
  const { tenant, tenantId, clock, tokens } = context;
  const db = em.getKysely();
  const { rows } = await sql<{ address: string; codeHash: string }>`
    update contact_change set attempts = attempts + 1
    where tenant_id = ${tenantId} and resident_id = ${residentId} and channel = ${channel}
      and attempts < ${tenant.rules.recovery.code.attempts} and expires_at > ${clock.now()}
    returning address, code_hash as "codeHash"`.execute(db);
  const [kept] = rows;
  if (!kept) return undefined;
  const hashes = tokens.codeHashes(codePurpose(context, residentId, channel, kept.address), code);
  if (!hashes.some((hash) => isEqual(hash, kept.codeHash))) return undefined;
  await sql`delete from contact_change
    where tenant_id = ${tenantId} and resident_id = ${residentId} and channel = ${channel}`.execute(db);
  return kept.address;
}

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const wrongCode = (): ContactChangeRefusedOutcome => ({
  reason: ContactRefusal.WRONG_CODE,
  message: 'Код не подошёл: ошибка в цифрах, срок вышел или был отправлен новый. Попросите код ещё раз.',
});
