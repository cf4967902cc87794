import type { Context } from '../../context.ts';
import { KabinetError } from '../../errors.ts';
import { plainPhone } from '../../notifications/plain-recipient.ts';
import { parseFullName } from '../full-name.ts';
import { ResidentEntity } from '../resident.entity.ts';
import { OwnDataRefusal } from './own-data-refusal.ts';
import { signedInResident } from './signed-in-resident.ts';

/** What a resident typed about themselves; null or missing: it stays as it is. */
export interface OwnData {
  fullName?: string | null;
  /** Empty: none any more. */
  homePhone?: string | null;
}

/** The data are the new ones. */
export interface OwnDataChangedOutcome {
  residentId: string;
}

/** Nothing was changed, and what to do. */
export interface OwnDataRefusedOutcome {
  reason: OwnDataRefusal;
  message: string;
}

/**
 * Changes what a resident may change alone without a code: name and home phone, where the tenant's rule lists them.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on
 */
export async function changeOwnData(
  context: Context,
  { fullName, homePhone }: OwnData,
): Promise<OwnDataChangedOutcome | OwnDataRefusedOutcome> {
  const { who, tenant, tenantId } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const { editable } = tenant.rules.settings;
  const wished = [...(fullName == null ? [] : ['FULL_NAME']), ...(homePhone == null ? [] : ['HOME_PHONE'])];
  if (!wished.every((field) => editable.some((one) => one === field)))
    return { reason: OwnDataRefusal.NOT_OFFERED, message: 'Эти данные меняют в офисе: позвоните нам, подскажем как.' };
  const parsed = fullName == null ? undefined : parseFullName(fullName);
  if (parsed && 'fault' in parsed) return { reason: OwnDataRefusal.INVALID_NAME, message: parsed.fault };
  const phone = plainPhone(homePhone ?? '');
  if (homePhone != null && homePhone.trim() !== '' && phone === undefined)
    return { reason: OwnDataRefusal.INVALID_PHONE, message: 'Напишите номер с кодом города: +7 и десять цифр.' };
  await context.write(async (em) => {
    await signedInResident(em, context, who);
    const changes = { ...parsed, ...(homePhone == null ? {} : { homePhone: phone ?? null }) };
    if (wished.length > 0) await em.nativeUpdate(ResidentEntity, { tenantId, id: who.residentId }, changes);
  });
  return { residentId: who.residentId };
}
