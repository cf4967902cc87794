import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { requireCaptcha } from '../../captcha/require-captcha.ts';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';
import { MessageChannel } from '../../notifications/message.entity.ts';
import { plainAddress, plainPhone } from '../../notifications/plain-recipient.ts';
import { queueMessage } from '../../notifications/queue-message.ts';
import { networkOf } from '../network-address.ts';
import { countAttempt, type Limit } from '../throttle.ts';
import { tryAgainIn } from '../try-again-in.ts';
import { applyContact } from './apply-contact.ts';
import { type ContactChangedOutcome, type ContactChangeRefusedOutcome, ContactRefusal } from './contact-refusal.ts';
import { signedInResident } from './signed-in-resident.ts';

/** What a resident typed to have another e-mail or phone. */
export interface WishedContact {
  channel: MessageChannel;
  address: string;
  addressAgain?: string | null;
  captcha?: string | null;
}

/** A code is on its way to the new address. */
export interface ContactChangeRequestedOutcome {
  message: string;
  codeDigits: number;
  minutes: number;
}

/**
 * Sends a code to the e-mail or phone a resident wants to have; a newer wish makes the older code void. Whether another
 * resident has this address is neither looked at nor to be found out. Where the tenant's rule confirms nothing, the contact is
 * changed at once.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on, CAPTCHA_REQUIRED by the rule
 */
export async function requestContactChange(
  context: Context,
  input: WishedContact,
): Promise<ContactChangeRequestedOutcome | ContactChangedOutcome | ContactChangeRefusedOutcome> {
  const { who, tenant } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const { channel } = input;
  const wished = addressOf(context, input);
  if (typeof wished !== 'string') return wished;
  if (channel === MessageChannel.EMAIL) await requireCaptcha(context, 'EMAIL_CHANGE', input.captcha);
  const wait = await countAttempt(context, limitsOf(context, who.residentId, wished));
  if (wait !== undefined)
    return {
      reason: ContactRefusal.TOO_MANY_ATTEMPTS,
      message: `Слишком много сообщений подряд. ${tryAgainIn(wait)}`,
      retryAfterSeconds: wait,
    };
  const { digits, minutes } = tenant.rules.recovery.code;
  return context.write(async (em) => {
    const resident = await signedInResident(em, context, who);
    const now =
      channel === MessageChannel.EMAIL ? plainAddress(resident.email ?? '') : plainPhone(resident.phone ?? '');
    if (now === wished)
      return {
        reason: ContactRefusal.SAME_ADDRESS,
        message: channel === MessageChannel.EMAIL ? 'Этот адрес уже указан у вас.' : 'Этот номер уже указан у вас.',
      };
    if (!tenant.rules.settings.newContactConfirmed) return applyContact(em, context, who, channel, wished, resident);
    await sendCode(em, context, who.residentId, channel, wished);
    const where = channel === MessageChannel.EMAIL ? `письмом на ${wished}` : `по SMS на ${wished}`;
    return {
      message: `Код отправлен ${where}. Пока вы его не введёте, всё остаётся по-старому.`,
      codeDigits: digits,
      minutes,
    };
  });
}

/** The one plain address that was typed, or what is wrong with it. */
function addressOf(
  { tenant }: Context,
  { channel, address, addressAgain }: WishedContact,
): string | ContactChangeRefusedOutcome {
  const { editable, emailTypedTwice, newContactConfirmed } = tenant.rules.settings;
  const isEmail = channel === MessageChannel.EMAIL;
  if (!editable.includes(isEmail ? 'EMAIL' : 'PHONE'))
    return {
      reason: ContactRefusal.NOT_OFFERED,
      message: isEmail
        ? 'Почту меняют в офисе: позвоните нам, подскажем как.'
        : 'Телефон меняют в офисе: позвоните нам, подскажем как.',
    };
  const plain = isEmail ? plainAddress(address) : plainPhone(address);
  if (plain === undefined)
    return {
      reason: ContactRefusal.INVALID_ADDRESS,
      message: isEmail
        ? 'Нужен один адрес почты без пробелов и скобок, например anna@mail.ru.'
        : 'Нужен номер телефона: +7 и десять цифр.',
    };
  if (!isEmail && newContactConfirmed && !plain.startsWith('+79'))
    return { reason: ContactRefusal.INVALID_ADDRESS, message: 'Нужен мобильный номер: на него придёт SMS с кодом.' };
  if (isEmail && emailTypedTwice && plainAddress(addressAgain ?? '') !== plain)
    return { reason: ContactRefusal.ADDRESSES_DIFFER, message: 'Адреса не совпали. Проверьте оба поля.' };
  return plain;
}

/** Per resident, per new address, per network, per tenant. Of the address a hash: the counts outlive the wish. */
function limitsOf({ tenant, tokens, request }: Context, residentId: string, address: string): Limit[] {
  const { perAccount, perAddress, perTenant } = tenant.rules.throttling.messages;
  const [hash] = tokens.codeHashes(['contact change to', tenant.slug], address);
  return [
    { scope: 'contact change', key: residentId, ...perAccount },
    { scope: 'contact change to', key: hash, ...perAccount },
    { scope: 'contact change address', key: networkOf(request.ip), ...perAddress },
    { scope: 'contact change tenant', key: '', ...perTenant },
  ];
}

async function sendCode(
  em: EntityManager,
  context: Context,
  residentId: string,
  channel: MessageChannel,
  address: string,
): Promise<void> {
  const { tenant, tenantId, clock, tokens } = context;
  const { digits, minutes } = tenant.rules.recovery.code;
  const code = String(randomInt(10 ** digits)).padStart(digits, '0');
  const [codeHash] = tokens.codeHashes(codePurpose(context, residentId, channel, address), code);
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  await sql`
    insert into contact_change (tenant_id, resident_id, channel, address, code_hash, attempts, created_at, expires_at)
    values (${tenantId}, ${residentId}, ${channel}, ${address}, ${codeHash}, 0, ${now}, ${expiresAt})
    on conflict (tenant_id, resident_id, channel) do update set address = excluded.address, code_hash = excluded.code_hash,
      attempts = 0, created_at = excluded.created_at, expires_at = excluded.expires_at`.execute(em.getKysely());
  const content = { template: 'CONTACT_CODE', data: { code, minutes, what: channel } } as const;
  await queueMessage(em, context, { to: { channel, address }, content, expiresAt });
}

/** What a code is good for: this resident's wish for this very address. */
export const codePurpose = (
  { tenant }: Pick<Context, 'tenant'>,
  residentId: string,
  channel: MessageChannel,
  address: string,
): string[] => ['contact code', tenant.slug, residentId, channel, address];
