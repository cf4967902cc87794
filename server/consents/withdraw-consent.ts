import type { Context } from '../context.ts';
import { writeThroughRaces } from '../database/write-through-races.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { clearToken } from '../sessions/refresh-cookie.ts';
import { isNeededForPortal } from './asked-consents.ts';
import { Withdrawal } from './consent.entity.ts';
import { WithdrawalRefusal } from './consent.type.ts';
import { closePortal } from './close-portal.ts';
import { endConsent, heldConsent } from './held-consent.ts';

/** The consent is withdrawn. */
export interface ConsentWithdrawnOutcome {
  closed: boolean;
  message: string;
}

/** The consent holds, and what to do. */
export interface WithdrawalRefusedOutcome {
  reason: WithdrawalRefusal;
  message: string;
}

const closesAccess: WithdrawalRefusedOutcome = {
  reason: WithdrawalRefusal.CLOSES_ACCESS,
  message:
    'Без этого согласия кабинета быть не может. Если отозвать его, кабинет закроется сразу: вы выйдете на всех устройствах, ' +
    'ваше имя, почту и телефон мы уберём, лицевые счета отвяжем. Услуга, квитанции и уже внесённые деньги останутся. ' +
    'Вернуться можно, зарегистрировавшись заново.',
};

/**
 * Withdraws a consent of the signed-in resident: its record stays, with the time of the withdrawal. One that the portal needs
 * closes the portal for them; that must have been said, and is refused otherwise.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on
 */
export async function withdrawConsent(
  context: Context,
  { id, closesAccess: isKnown }: { id: string; closesAccess?: boolean | null },
): Promise<ConsentWithdrawnOutcome | WithdrawalRefusedOutcome> {
  const { who, tenant } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const named = readId('Consent', id);
  // Another resident's id is as good as a missing one.
  const consentId = named?.owner === who.residentId ? named.key : undefined;
  // A payment that is being credited may lock the resident and the payment the other way round.
  const outcome = await writeThroughRaces(context, async (em) => {
    const held = await heldConsent(em, context, who, consentId);
    if (!held) return notFound;
    const closes = tenant.rules.consents.some((rule) => rule.text === held.kind && isNeededForPortal(rule));
    if (closes && isKnown !== true) return closesAccess;
    await endConsent(em, context, who.residentId, held, Withdrawal.PORTAL);
    if (closes) await closePortal(em, context, who.residentId);
    return {
      closed: closes,
      message: closes
        ? 'Согласие отозвано, кабинет закрыт. Спасибо, что были с нами. Вернуться можно в любой день.'
        : 'Согласие отозвано. Больше по нему ничего не придёт.',
    };
  });
  if ('closed' in outcome && outcome.closed) clearToken(context);
  return outcome;
}

const notFound: WithdrawalRefusedOutcome = {
  reason: WithdrawalRefusal.NOT_FOUND,
  message: 'Такого согласия нет или оно уже отозвано. Обновите страницу.',
};
