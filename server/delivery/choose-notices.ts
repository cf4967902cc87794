import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { MessageChannel } from '../notifications/message.entity.ts';
import { signedInResident } from '../sessions/contacts/signed-in-resident.ts';
import { textInForce } from '../consents/asked-consents.ts';
import { type Chosen, DeliveryRefusal, type NotChosen } from './delivery-refusal.ts';
import { readIn, residentsToTell } from './residents-to-tell.ts';
import { noticesOf, type NoticeState } from './wanted-notices.ts';

/** Whether one kind of notice shall come by one channel. */
export interface ChosenNotice {
  kind: string;
  channel: MessageChannel;
  chosen: boolean;
}

/** More than there are kinds and channels; a longer list is no choice. */
const most = 50;

/**
 * Chooses which notices come to the resident: all of the choices are taken, or none. Turning one off needs neither address nor consent.
 * @throws KabinetError UNAUTHENTICATED without a session
 */
export async function chooseNotices(context: Context, choices: readonly ChosenNotice[]): Promise<Chosen | NotChosen> {
  const { who, tenant, tenantId, clock } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const { residentId } = who;
  if (choices.length > most) throw new KabinetError('BAD_USER_INPUT');
  return context.write(async (em) => {
    await signedInResident(em, context, who);
    const [resident] = await residentsToTell(readIn(em), tenantId, [residentId]);
    const offered = resident ? noticesOf(tenant, resident) : [];
    for (const choice of choices) {
      const refused = refusalOf(context, offered, choice);
      if (refused) return refused;
    }
    for (const { kind, channel, chosen } of choices)
      await sql`insert into notice_choice (tenant_id, resident_id, kind, channel, chosen, changed_at)
        values (${tenantId}, ${residentId}, ${kind}, ${channel}, ${chosen}, ${clock.now()})
        on conflict (tenant_id, resident_id, kind, channel) do update
          set chosen = excluded.chosen, changed_at = excluded.changed_at`.execute(em.getKysely());
    return { residentId, message: 'Сохранено.' };
  });
}

function refusalOf(
  context: Pick<Context, 'tenant' | 'clock'>,
  offered: readonly NoticeState[],
  { kind, channel, chosen }: ChosenNotice,
): NotChosen | undefined {
  const notice = offered.find((one) => one.kind === kind && one.channel === channel);
  if (!notice) return { reason: DeliveryRefusal.NOT_OFFERED, message: 'Таких оповещений мы не присылаем.' };
  if (!chosen) return undefined;
  if (notice.address === undefined)
    return {
      reason: DeliveryRefusal.NO_ADDRESS,
      message: `Сначала укажите ${channel === MessageChannel.SMS ? 'мобильный телефон' : 'электронную почту'} в контактных данных.`,
    };
  if (notice.lacks === undefined) return undefined;
  const title = textInForce(context, notice.lacks)?.title ?? 'согласие на такие сообщения';
  return {
    reason: DeliveryRefusal.NEEDS_CONSENT,
    message: `Сначала дайте согласие в настройках: «${title}».`,
  };
}
