import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import type { CaptchaPlace } from './captchas.ts';

/** Where failed attempts are counted: a limit of the act's throttling, of the login or of the network. */
export interface CountedFailures {
  scope: string;
  key: string;
  windowMinutes: number;
}

type Asking = Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'captchas' | 'readPrimary' | 'write'>;

/**
 * Lets an act go on when the tenant's rule asks no captcha here yet, or this one is solved; each is good once, in all server
 * processes, also when the act then fails. Call it before the attempt is counted: without a captcha there was none.
 * @param failures whose counts make "from the nth attempt on"; without them such a rule asks at once
 * @throws KabinetError CAPTCHA_REQUIRED with a fresh challenge, when it is missing, wrong, used, expired or of another form
 */
export async function requireCaptcha(
  context: Asking,
  place: CaptchaPlace,
  solution: string | null | undefined,
  failures: CountedFailures | readonly CountedFailures[] = [],
): Promise<void> {
  const rule = context.tenant.rules.captcha.places.find((one) => one.place === place);
  if (!rule) return;
  const counted = [failures].flat();
  if (rule.fromAttempt > 1 && counted.length > 0 && (await failedOf(context, counted)) < rule.fromAttempt - 1) return;

  const use = { tenant: context.tenant.slug, place, now: context.clock.now() };
  const solved = solution ? await context.captchas.solved(solution, use) : undefined;
  if (solved && (await useUp(context, solved.challenge, solved.expiresAt))) return;
  throw new KabinetError('CAPTCHA_REQUIRED', undefined, {
    place,
    challenge: await context.captchas.challenge(use),
    hint: 'Solve `challenge` and send the act again with the solution as `captcha`, base64 of {"challenge":…,"solution":…}.',
  });
}

/** The most failed attempts any of them has; a login nobody has is counted like every other. */
async function failedOf(context: Asking, failures: readonly CountedFailures[]): Promise<number> {
  const now = context.clock.now().getTime();
  const [row] = await context.readPrimary<{ failed: number }>(
    'captcha_failures',
    `select coalesce(max(attempts), 0)::int as failed from throttle
     join unnest($2::text[], $3::text[], $4::timestamptz[]) as asked (scope, key, since) using (scope, key)
     where tenant_id = $1 and window_started_at > since`,
    [
      context.tenantId,
      failures.map(({ scope }) => scope),
      failures.map(({ key }) => key),
      failures.map(({ windowMinutes }) => new Date(now - windowMinutes * 60_000)),
    ],
  );
  return row?.failed ?? 0;
}

/** True for the first who comes with it. A transaction of its own, so that it stays used whatever becomes of the act. */
async function useUp(context: Asking, challenge: string, expiresAt: Date): Promise<boolean> {
  const { rows } = await context.write((em) =>
    sql`insert into used_captcha (tenant_id, challenge, expires_at) values (${context.tenantId}, ${challenge}, ${expiresAt})
      on conflict do nothing returning challenge`.execute(em.getKysely()),
  );
  return rows.length > 0;
}
