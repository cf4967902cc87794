import { randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { MessageChannel } from '../notifications/message.entity.ts';
import type { MessageContent } from '../notifications/message-content.ts';
import { queueMessage, type Recipient, recipientOf } from '../notifications/queue-message.ts';
import { networkOf } from '../sessions/network-address.ts';
import { newOneTimePassword, oneTimeHashes } from '../sessions/one-time-password.ts';
import { countAttempt } from '../sessions/throttle.ts';
import type { KeptRegistration } from './kept-registration.ts';
import { proofAwaited } from './proof-awaited.ts';

/** What a typed code is good for. */
export const codePurpose = ({ tenant }: Pick<Context, 'tenant'>, id: string): string[] => [
  'registration code',
  tenant.slug,
  id,
];

/** What the token of a link is good for. */
export const linkPurpose = ({ tenant }: Pick<Context, 'tenant'>): string[] => ['registration link', tenant.slug];

/** Where the next message of a registration goes: link and code to one address, a one-time password to all the rule names. */
export function recipientsOf(
  context: Context,
  registration: KeptRegistration,
  awaited = proofAwaited(context, registration),
): Recipient[] {
  const { registration: rule, password } = context.tenant.rules;
  const all = Object.values(MessageChannel);
  const first = rule.activation.mode === 'CONFIRM' ? [rule.activation.channel] : [];
  if (awaited === 'CONFIRMATION' || password.mode === 'CHOSEN') {
    const to = recipientOf(registration, [...first, ...all]);
    return to ? [to] : [];
  }
  const named = password.channels.flatMap((channel) => recipientOf(registration, [channel]) ?? []);
  const other = recipientOf(registration, [...first, ...all]);
  return named.length > 0 ? named : other ? [other] : [];
}

/** Counts a message against the limits of those who get it, of the address that asks, and of the tenant; seconds to wait. */
export function countMessage(context: Context, recipients: readonly Recipient[]): Promise<number | undefined> {
  const { tenant, tokens, request } = context;
  const { perAccount, perAddress, perTenant } = tenant.rules.throttling.messages;
  const keys = recipients.map(({ address }) => tokens.codeHashes(['message limit', tenant.slug], address)[0]);
  return countAttempt(context, [
    // In one order, as locks are taken in it.
    ...keys.toSorted().map((key) => ({ scope: 'message recipient', key, ...perAccount })),
    { scope: 'message address', key: networkOf(request.ip), ...perAddress },
    { scope: 'message tenant', key: '', ...perTenant },
  ]);
}

/**
 * Sends what an answered registration waits for, within the act's transaction. What was sent before is void: code and link, or
 * the one-time password, are replaced.
 */
export async function sendProof(em: EntityManager, context: Context, registration: KeptRegistration): Promise<void> {
  if (proofAwaited(context, registration) === 'CONFIRMATION') await sendCode(em, context, registration);
  else await sendOneTimePassword(em, context, registration);
}

async function sendCode(em: EntityManager, context: Context, registration: KeptRegistration): Promise<void> {
  const { tenant, tenantId, clock, tokens } = context;
  const { activation } = tenant.rules.registration;
  if (activation.mode !== 'CONFIRM') return;
  const { digits, minutes } = activation.code;
  const code = String(randomInt(10 ** digits)).padStart(digits, '0');
  const token = randomBytes(32).toString('base64url');
  const [codeHash] = tokens.codeHashes(codePurpose(context, registration.id), code);
  const [linkHash] = tokens.codeHashes(linkPurpose(context), token);
  const now = clock.now().getTime();
  const codeExpiresAt = new Date(now + minutes * 60_000);
  const expiresAt = new Date(now + Math.max(activation.linkHours * 60, minutes) * 60_000);
  await sql`update registration set code_hash = ${codeHash}, link_hash = ${linkHash}, attempts = 0,
      code_expires_at = ${codeExpiresAt}, expires_at = ${expiresAt}
    where tenant_id = ${tenantId} and id = ${registration.id}`.execute(em.getKysely());
  const content: MessageContent = {
    template: 'REGISTRATION_CODE',
    data: { code, token, minutes, hours: activation.linkHours },
  };
  for (const to of recipientsOf(context, registration, 'CONFIRMATION'))
    await queueMessage(em, context, { to, content, expiresAt });
}

/** Sends a one-time password for the login of the registration; the address it goes to need not be confirmed, or was. */
export async function sendOneTimePassword(
  em: EntityManager,
  context: Context,
  registration: KeptRegistration,
): Promise<void> {
  const { tenant, tenantId, clock } = context;
  const { password: rule } = tenant.rules;
  if (rule.mode !== 'ONE_TIME') return;
  const db = em.getKysely();
  const login = registration.login ?? '';
  const password = newOneTimePassword();
  const [oneTimeHash] = oneTimeHashes(context, login, password);
  const expiresAt = new Date(clock.now().getTime() + rule.validHours * 3_600_000);
  await sql`update registration set login = ${login}, one_time_hash = ${oneTimeHash}, expires_at = ${expiresAt}
    where tenant_id = ${tenantId} and id = ${registration.id}`.execute(db);
  const { rows } = await sql`select from login where tenant_id = ${tenantId} and login = ${login}`.execute(db);
  // The first sign-in would end in «taken»: whoever proved that the account is theirs is told at once, in the message.
  const isTaken = rows.length > 0 && registration.proofs.length > 0;
  const content: MessageContent = isTaken
    ? { template: 'ALREADY_REGISTERED', data: { login, proved: true } }
    : { template: 'ONE_TIME_PASSWORD', data: { login, password, hours: rule.validHours } };
  for (const to of recipientsOf(context, registration, 'ONE_TIME_PASSWORD'))
    await queueMessage(em, context, { to, content, expiresAt });
}

/** Tells whoever gave this address that no cabinet was opened. */
export async function sendAlreadyRegistered(
  em: EntityManager,
  context: Context,
  registration: KeptRegistration,
): Promise<void> {
  const proved = registration.proofs.length > 0;
  const content: MessageContent = {
    template: 'ALREADY_REGISTERED',
    data: { login: registration.login ?? '', proved },
  };
  const expiresAt = new Date(context.clock.now().getTime() + 86_400_000);
  for (const to of recipientsOf(context, registration, 'NOTHING'))
    await queueMessage(em, context, { to, content, expiresAt });
}
