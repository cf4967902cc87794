import { randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { requireCaptcha } from '../../captcha/require-captcha.ts';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { MessageChannel } from '../../notifications/message.entity.ts';
import type { MessageContent } from '../../notifications/message-content.ts';
import { plainAddress, plainPhone } from '../../notifications/plain-recipient.ts';
import { queueMessage, type Recipient, recipientOf } from '../../notifications/queue-message.ts';
import { networkOf } from '../network-address.ts';
import { normaliseLogin } from '../normalise-login.ts';
import { ResidentStatus } from '../resident.entity.ts';
import { countAttempt } from '../throttle.ts';
import { tryAgainIn } from '../try-again-in.ts';
import { PasswordRefusal, type PasswordRefused } from './new-password.ts';

/** What a person typed who has forgotten their password: the fields the tenant's rule asks for. */
export interface ForgottenPassword {
  login: string;
  email?: string | null;
  phone?: string | null;
  /** Where the code should go, when the rule gives a choice. */
  channel?: MessageChannel | null;
  /** Solution of a captcha, where the rule asks one. */
  captcha?: string | null;
}

/** The same whether there is such a resident or not. */
export interface PasswordResetRequested {
  message: string;
  /** Digits of the code; undefined when a link alone is sent. */
  codeDigits?: number;
  minutes: number;
}

/** No resident has it: looked up when the login leads to nobody, so that the same statements run. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Sends a single-use code or link to a resident who has forgotten the password. Whether there is one is not to be found out:
 * the answer, the statements and the rows written are the same, also for a wrong address and a blocked resident; only that
 * nothing is delivered. A newer request makes the older code void.
 * @throws KabinetError CAPTCHA_REQUIRED where the rule asks one
 */
export async function requestPasswordReset(
  context: Context,
  input: ForgottenPassword,
): Promise<PasswordResetRequested | PasswordRefused> {
  const { tenant, request } = context;
  const { code, by } = tenant.rules.recovery;
  const login = normaliseLogin(tenant.rules, input.login);
  const { perAccount, perAddress, perTenant } = tenant.rules.throttling.recovery;
  const ofAsker = [
    ...(login === undefined ? [] : [{ scope: 'recovery login', key: login, ...perAccount }]),
    { scope: 'recovery address', key: networkOf(request.ip), ...perAddress },
  ];
  await requireCaptcha(context, 'RECOVERY', input.captcha, ofAsker);
  const wait = await countAttempt(context, [...ofAsker, { scope: 'recovery tenant', key: '', ...perTenant }]);
  if (wait !== undefined)
    return {
      reason: PasswordRefusal.TOO_MANY_ATTEMPTS,
      message: `Новый пароль просили слишком часто. ${tryAgainIn(wait)}`,
      retryAfterSeconds: wait,
    };
  // What cannot be a login says nothing about who exists, so it may be answered sooner.
  if (login !== undefined) await context.write((em) => prepare(em, context, login, input));
  return {
    message:
      'Если всё указано верно, сообщение уже в пути. Если за несколько минут ничего не придёт, проверьте данные и папку «Спам».',
    ...(by === 'LINK' ? {} : { codeDigits: code.digits }),
    minutes: code.minutes,
  };
}

async function prepare(em: EntityManager, context: Context, login: string, typed: ForgottenPassword): Promise<void> {
  const { tenant, tenantId, clock, tokens } = context;
  const db = em.getKysely();
  const { code: rule, by } = tenant.rules.recovery;
  const found = await findResident(em, context, login, typed);
  // Mailed passwords of old (ONE_TIME_PASSWORD) are a code and a link that set one: nothing that opens the portal is mailed.
  const code = by === 'LINK' ? undefined : String(randomInt(10 ** rule.digits)).padStart(rule.digits, '0');
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + rule.minutes * 60_000);
  const [codeHash] = tokens.codeHashes(codePurpose(context, login), code ?? token);
  const [linkHash] = tokens.codeHashes(linkPurpose(context), token);
  // A request in somebody's name with a wrong address must not make void the code they are just typing.
  await sql`
    insert into password_reset (tenant_id, login, resident_id, code_hash, link_hash, attempts, created_at, expires_at)
    values (${tenantId}, ${login}, ${found?.residentId ?? null}, ${codeHash}, ${linkHash}, 0, ${now}, ${expiresAt})
    on conflict (tenant_id, login) do update set resident_id = excluded.resident_id, code_hash = excluded.code_hash,
      link_hash = excluded.link_hash, attempts = 0, created_at = excluded.created_at, expires_at = excluded.expires_at
    where excluded.resident_id is not null or password_reset.resident_id is null or password_reset.expires_at <= ${now}`.execute(
    db,
  );
  const content: MessageContent = {
    template: 'PASSWORD_RESET',
    data: { ...(code === undefined ? {} : { code }), ...(by === 'CODE' ? {} : { token }), minutes: rule.minutes },
  };
  await queueMessage(em, context, { to: found?.to, content, expiresAt });
  await sql`delete from password_reset where (tenant_id, login) in (
      select tenant_id, login from password_reset
      where tenant_id = ${tenantId} and expires_at <= ${new Date(now.getTime() - 86_400_000)}
      limit 100 for update skip locked)`.execute(db);
}

/** The resident with this login and everything the rule asks for, and where the message goes. */
async function findResident(
  em: EntityManager,
  { tenant, tenantId }: Context,
  login: string,
  typed: ForgottenPassword,
): Promise<{ residentId: string; to: Recipient } | undefined> {
  const db = em.getKysely();
  const { asks, channels } = tenant.rules.recovery;
  const { rows: logins } = await sql<{ id: string }>`
    select resident_id as id from login where tenant_id = ${tenantId} and login = ${login}`.execute(db);
  const { rows: residents } = await sql<{ email: string | null; phone: string | null; status: string }>`
    select email, phone, status from resident
    where tenant_id = ${tenantId} and id = ${logins[0]?.id ?? nobody}`.execute(db);
  const [resident] = residents;
  const [email, phone] = [plainAddress(typed.email ?? ''), plainPhone(typed.phone ?? '')];
  if (!resident || resident.status !== ResidentStatus.ACTIVE) return undefined;
  if (asks.includes('EMAIL') && (email === undefined || email !== plainAddress(resident.email ?? ''))) return undefined;
  if (asks.includes('PHONE') && (phone === undefined || phone !== plainPhone(resident.phone ?? ''))) return undefined;
  // Without either, anybody who knows an account number could have letters sent.
  if (!asks.includes('EMAIL') && !asks.includes('PHONE')) return undefined;
  const to = recipientOf(resident, typed.channel ? channels.filter((one) => one === typed.channel) : channels);
  return to && { residentId: logins[0]!.id, to };
}

/** What a typed code is good for. */
export const codePurpose = ({ tenant }: Pick<Context, 'tenant'>, login: string): string[] => [
  'password code',
  tenant.slug,
  login,
];

/** What the token of a link is good for. */
export const linkPurpose = ({ tenant }: Pick<Context, 'tenant'>): string[] => ['password link', tenant.slug];
