import { isNeededForPortal } from '../consents/asked-consents.ts';
import { withdrawInWriting } from '../consents/withdraw-in-writing.ts';
import type { Context } from '../context.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';
import { residentOfLogin } from './resident-of-login.ts';
import type { StaffActDone } from './staff.type.ts';
import { wordsOfStaff } from './words-of-staff.ts';

/** Whose consent, which, and the letter with which it was taken back. */
export interface WrittenWithdrawal {
  login: string;
  kind: string;
  reason: string;
}

/**
 * Withdraws a consent that a resident took back in writing (S3 4.7), where the rule allows that way. One that the portal needs
 * closes it for the resident, who is told.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function withdrawConsentInWriting(
  context: Context,
  { login, kind, reason: typed }: WrittenWithdrawal,
): Promise<StaffActDone> {
  await requireStaff(context);
  const rule = context.tenant.rules.consents.find(({ text }) => text === kind);
  if (!rule?.withdrawal.includes('WRITTEN'))
    return { done: false, message: 'Такое согласие здесь письменно не отзывают.' };
  const reason = wordsOfStaff('reason', typed);
  const residentId = await residentOfLogin(context, login);
  if (residentId === undefined) return { done: false, message: 'Жителя с таким логином нет.' };
  return context.write(async (em) => {
    if (!(await withdrawInWriting(em, context, { residentId, kind: rule.text })))
      return { done: false, message: 'Этого согласия у жителя нет: оно не давалось или уже отозвано.' };
    await recordStaffAct(em, context, { act: 'WITHDRAW_CONSENT', residentId, reason });
    return {
      done: true,
      message: isNeededForPortal(rule) ? 'Согласие отозвано, личный кабинет жителя закрыт.' : 'Согласие отозвано.',
    };
  });
}
