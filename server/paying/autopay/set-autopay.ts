import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';
import { readId, readRowId } from '../../ids.ts';
import { kopecks } from '../../money.ts';
import { recipientOf } from '../../notifications/queue-message.ts';
import { AutopayMode, AutopayStatus } from '../../payments/autopay.entity.ts';
import { lockAccount } from '../../readings/lock-account.ts';
import { signedInResident } from '../../sessions/contacts/signed-in-resident.ts';
import { localDay } from '../../tenancy/local-day.ts';
import { inRoubles, minimumOf } from '../check-sum.ts';
import { isMoneyKey, takeMoneyKey } from '../money-key.ts';
import { autopayOf } from './autopay-of.ts';
import { isValidOn, offerOf } from './autopay-parts.ts';
import { AutopayRefusal } from './autopay-refusal.ts';
import type { AutopayRefused, AutopaySet, SetAutopayInput } from './autopay.type.ts';
import { type HeldAutopay, holdAutopay } from './held-autopay.ts';
import { planAnew } from './plan-anew.ts';

/** Ends the transaction with nothing written and the key free. */
class NotSet extends Error {
  constructor(readonly refused: AutopayRefused) {
    super('autopay was not set');
  }
}

const refuse = (reason: AutopayRefusal, message: string, field: string | null = null): never => {
  throw new NotSet({ reason, message, field });
};

/**
 * Lets an account be paid by itself, or changes how. The same key again changes nothing, whatever was done in between.
 * @throws KabinetError NOT_FOUND for an account that is not the resident's, IDEMPOTENCY_KEY_REUSED
 */
export async function setAutopay(
  context: Context,
  residentId: string,
  input: SetAutopayInput,
): Promise<AutopaySet | AutopayRefused> {
  const account = readId('Account', input.accountId);
  if (!account || account.key !== '') throw new KabinetError('NOT_FOUND');
  const of = { accountId: account.owner, residentId };
  try {
    if (!isMoneyKey(input.key))
      refuse(AutopayRefusal.INVALID_KEY, 'Запрос не дошёл целиком. Обновите страницу и попробуйте ещё раз.');
    await context.write((em) => set(em, context, of, input));
  } catch (error) {
    if (error instanceof NotSet) return error.refused;
    throw error;
  }
  const autopay = await autopayOf(context, context.readPrimary, of);
  // The key was used before, and the account was taken off them since.
  if (!autopay) throw new KabinetError('NOT_FOUND');
  return { autopay };
}

async function set(
  em: EntityManager,
  context: Context,
  of: { accountId: string; residentId: string },
  { key, ...sent }: SetAutopayInput,
): Promise<void> {
  const { accountId, residentId } = of;
  const act = { act: 'SET_AUTOPAY' as const, ownerId: residentId, key, input: sent, accountId };
  const before = await takeMoneyKey(em, context, act, accountId);
  if ('madeBefore' in before) return;
  const resident = await signedInResident(em, context, context.who!);
  const access = await lockAccount(em, context, of);
  if (access === 'STRANGE') throw new KabinetError('NOT_FOUND');
  checkTerms(context, sent);
  if (access === 'CLOSED') refuse(AutopayRefusal.ACCOUNT_CLOSED, 'Этот счёт закрыт, оплачивать его не нужно.');
  if (!recipientOf(resident, ['EMAIL', 'SMS']))
    refuse(
      AutopayRefusal.NO_CONTACT,
      'Укажите в настройках почту или телефон: о каждой оплате мы предупреждаем заранее.',
    );
  const cardId = await cardOf(em, context, residentId, sent.cardId);
  const was = await holdAutopay(em, context, accountId);
  if (was && was.residentId !== residentId && was.status === AutopayStatus.ACTIVE && (await isLinked(em, context, was)))
    refuse(
      AutopayRefusal.SET_BY_ANOTHER,
      'Автоплатёж по этому счёту уже включил другой жилец. Сначала он должен его отключить.',
    );
  await write(em, context, was, { ...of, cardId, mode: sent.mode, day: sent.day ?? null, limit: sent.limit });
}

/** Kopecks. Also where a payment may be less than a rouble, no bill is: a limit below it is a slip, and would pay nothing. */
function leastLimit({ rules }: Context['tenant']): bigint {
  const minimum = minimumOf(rules.payments);
  return minimum > 100n ? minimum : 100n;
}

/** What was chosen, against the rules. */
function checkTerms({ tenant, acquirers }: Context, { mode, day, limit }: Omit<SetAutopayInput, 'key'>): void {
  const offer = offerOf(tenant);
  if (!offer || !acquirers.of(tenant)) return refuse(AutopayRefusal.NOT_OFFERED, 'Автоплатежа здесь нет.');
  if (!offer.pays.includes(mode)) refuse(AutopayRefusal.NOT_OFFERED, 'Так автоплатёж здесь не работает.', 'mode');
  const dayIsGood = mode === AutopayMode.ON_DAY ? day != null && day >= 1 && day <= 28 : day == null;
  if (!dayIsGood)
    refuse(
      AutopayRefusal.INVALID_DAY,
      mode === AutopayMode.ON_DAY ? 'Выберите день от 1 до 28: он есть в каждом месяце.' : 'День здесь не выбирают.',
      'day',
    );
  const [least, most] = [leastLimit(tenant), kopecks(offer.maximumLimit)!];
  if (limit < least) refuse(AutopayRefusal.INVALID_LIMIT, `Нужно не меньше ${inRoubles(least)}.`, 'limit');
  if (limit > most) refuse(AutopayRefusal.INVALID_LIMIT, `Можно не больше ${inRoubles(most)}.`, 'limit');
}

/** The card's uuid, when the resident has it and it is valid. */
async function cardOf(em: EntityManager, context: Context, residentId: string, id: string): Promise<string> {
  const { tenant, tenantId, clock } = context;
  const card = readRowId('CardBinding', id);
  const { rows } = await sql<{ expiry: string | null }>`select expiry from card_binding
    where tenant_id = ${tenantId} and resident_id = ${residentId} and removed_at is null
      and id = ${card?.owner === residentId ? card.key : nobody}`.execute(em.getKysely());
  if (!card || !rows[0])
    return refuse(AutopayRefusal.NO_CARD, 'Этой карты уже нет среди ваших. Оплатите новой и запомните её.', 'cardId');
  if (!isValidOn(rows[0].expiry, localDay(tenant.timeZone, clock.now())))
    refuse(AutopayRefusal.NO_CARD, 'Срок этой карты вышел. Оплатите новой и запомните её.', 'cardId');
  return card.key;
}

const nobody = '00000000-0000-0000-0000-000000000000';

async function isLinked(em: EntityManager, { tenantId }: Context, of: HeldAutopay): Promise<boolean> {
  const { rows } = await sql`select from account_resident where tenant_id = ${tenantId}
    and account_id = ${of.accountId} and resident_id = ${of.residentId}`.execute(em.getKysely());
  return rows.length > 0;
}

async function write(
  em: EntityManager,
  context: Context,
  was: HeldAutopay | undefined,
  to: Omit<HeldAutopay, 'status'>,
): Promise<void> {
  const { tenantId, clock } = context;
  const { accountId, residentId, cardId, mode, day, limit } = to;
  const isPlanned =
    was?.status === AutopayStatus.ACTIVE && was.residentId === residentId && was.mode === mode && was.day === day;
  await sql`insert into autopay as u
      (tenant_id, account_id, resident_id, card_id, mode, day, "limit", status, stopped_by, changed_at)
    values (${tenantId}, ${accountId}, ${residentId}, ${cardId}, ${mode}, ${day}, ${limit.toString()},
      ${AutopayStatus.ACTIVE}, null, ${clock.now()})
    on conflict (tenant_id, account_id) do update set resident_id = excluded.resident_id, card_id = excluded.card_id,
      mode = excluded.mode, day = excluded.day, "limit" = excluded."limit", status = excluded.status, stopped_by = null,
      changed_at = case when ${isPlanned} then u.changed_at else excluded.changed_at end`.execute(em.getKysely());
  // What was announced stays announced when only the card or a higher limit is another; what was passed by may be paid now.
  if (!isPlanned) await planAnew(em, context, accountId);
  else
    await sql`update autopay_run set skipped_by = 'CHANGED' where tenant_id = ${tenantId} and account_id = ${accountId}
      and status = 'SKIPPED' and payment_id is null and skipped_by = 'OVER_LIMIT'`.execute(em.getKysely());
}
