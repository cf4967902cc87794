import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { MessageChannel } from '../notifications/message.entity.ts';
import { signedInResident } from '../sessions/contacts/signed-in-resident.ts';
import { type Chosen, DeliveryRefusal, type NotChosen } from './delivery-refusal.ts';
import type { EmailedBill } from './delivery-choice.entity.ts';
import { hasOwnChoices } from './own-choices.ts';
import { readIn, residentsToTell } from './residents-to-tell.ts';
import { addressOf } from './wanted-notices.ts';

/**
 * Chooses how the bills of one of the resident's accounts come. It counts from the next publication on;
 * a letter with a bill that is refused while it is still on its way does not come.
 * @throws KabinetError UNAUTHENTICATED without a session
 */
export async function chooseDelivery(
  context: Context,
  {
    accountId,
    billByEmail,
    paperRefused,
  }: { accountId: string; billByEmail?: EmailedBill | null; paperRefused: boolean },
): Promise<Chosen | NotChosen> {
  const { who, tenant, tenantId, clock } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const { residentId } = who;
  const { delivery } = tenant.rules;
  const account = readId('Account', accountId);
  if (!account || account.key !== '') return notFound();
  return context.write(async (em) => {
    await signedInResident(em, context, who);
    const [resident] = await residentsToTell(readIn(em), tenantId, [residentId]);
    if (!resident?.accountIds.includes(account.owner)) return notFound();
    if (!hasOwnChoices(tenant, resident, account.owner)) return notOffered('Доставку выбирают по основному счёту.');
    if (billByEmail && !delivery.billByEmail.includes(billByEmail))
      return notOffered(`Мы не присылаем ${tenant.rules.bills.name} по почте в таком виде.`);
    if (paperRefused && !delivery.paperRefusal) return notOffered('От бумаги здесь отказаться нельзя. Позвоните нам.');
    if (billByEmail && addressOf(resident, MessageChannel.EMAIL) === undefined) return noEmail();
    const now = clock.now();
    await sql`insert into delivery_choice as d (tenant_id, account_id, resident_id, bill_by_email, paper_refused, paper_refused_at, changed_at)
      values (${tenantId}, ${account.owner}, ${residentId}, ${billByEmail ?? null}, ${paperRefused},
        ${paperRefused ? now : null}::timestamptz, ${now})
      on conflict (tenant_id, account_id, resident_id) do update set bill_by_email = excluded.bill_by_email,
        paper_refused = excluded.paper_refused, changed_at = excluded.changed_at,
        paper_refused_at = case when d.paper_refused and excluded.paper_refused then d.paper_refused_at
          else excluded.paper_refused_at end`.execute(em.getKysely());
    return { residentId, message: words(tenant.rules.bills.name, billByEmail ?? null, paperRefused) };
  });
}

function words(bill: string, format: EmailedBill | null, paperRefused: boolean): string {
  const byEmail = format
    ? `${capital(bill)} будет приходить по почте в ${format}`
    : `${capital(bill)} не придёт по почте`;
  return `Сохранено. ${byEmail}, ${paperRefused ? 'на бумаге больше не нужно' : 'на бумаге приносят, как раньше'}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const notFound = (): NotChosen => ({
  reason: DeliveryRefusal.NOT_FOUND,
  message: 'Этого счёта уже нет среди ваших.',
});

const notOffered = (message: string): NotChosen => ({ reason: DeliveryRefusal.NOT_OFFERED, message });

const noEmail = (): NotChosen => ({
  reason: DeliveryRefusal.NO_ADDRESS,
  message: 'Сначала укажите электронную почту в контактных данных: письмам некуда приходить.',
});
