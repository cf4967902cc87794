import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { askedAt, isTickFor, textInForce } from './asked-consents.ts';
import type { ConsentTick } from './consent-tick.type.ts';
import { ConsentRefusal } from './consent.type.ts';
import { recordConsents } from './record-consents.ts';

/** The consents are recorded. */
export interface ConsentsGivenOutcome {
  residentId: string;
}

/** Nothing is recorded, and what to do. */
export interface ConsentsRefusedOutcome {
  reason: ConsentRefusal;
  message: string;
}

/** No tenant has so many kinds and ways; more is no form of ours. */
const mostTicks = 20;

/**
 * Records consents of the signed-in resident: those offered in settings, and new versions of those the portal needs. All or
 * none; giving one again changes nothing.
 * @throws KabinetError UNAUTHENTICATED without a session
 */
export async function giveConsents(
  context: Context,
  ticks: readonly ConsentTick[],
): Promise<ConsentsGivenOutcome | ConsentsRefusedOutcome> {
  const { who, tenant } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  if (ticks.length > mostTicks) throw new KabinetError('BAD_USER_INPUT');
  const placeOf = (tick: ConsentTick) =>
    (['SIGN_IN', 'SETTINGS'] as const).find((place) => askedAt(tenant, place).some((rule) => isTickFor(rule, tick)));
  if (!ticks.every((tick) => placeOf(tick) !== undefined))
    return { reason: ConsentRefusal.NOT_ASKED, message: 'Такого согласия мы здесь не просим. Обновите страницу.' };
  if (!ticks.every(({ kind, version }) => textInForce(context, kind)?.version === version))
    return {
      reason: ConsentRefusal.OUTDATED_VERSION,
      message: 'Пока страница была открыта, текст изменился. Прочитайте новую редакцию и отметьте ещё раз.',
    };
  await context.write(async (em) => {
    for (const tick of ticks) await recordConsents(em, context, who.residentId, [tick], placeOf(tick)!);
  });
  return { residentId: who.residentId };
}
