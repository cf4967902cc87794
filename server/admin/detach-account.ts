import { sql } from 'kysely';
import { accountOfNumber } from '../accounts/account-of-number.ts';
import { detachAccount } from '../accounts/detach-account.ts';
import { DetachmentReason } from '../accounts/detachment.entity.ts';
import { voidOfficeCodes } from '../accounts/void-office-codes.ts';
import type { Context } from '../context.ts';
import { normaliseLogin } from '../sessions/normalise-login.ts';
import { parseAccountNumber } from '../tenancy/rules/account-number.ts';
import type { StaffDetachReason } from './detach-account.type.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';

/** What came of an act of staff. */
interface Done {
  done: boolean;
  message: string;
}

/**
 * Takes an account off a resident, as far as the utility's published rules give it the right to (S4 2.4). They are told. With
 * another owner, codes handed out to the one before are void too.
 * @throws KabinetError FORBIDDEN for anyone but the utility's staff
 */
export async function detachAccountByStaff(
  context: Context,
  { accountNumber, login: typed, reason }: { accountNumber: string; login: string; reason: StaffDetachReason },
): Promise<Done> {
  await requireStaff(context);
  const { tenant, tenantId } = context;
  const { rules } = tenant;
  const byOwner = reason === DetachmentReason.OWNER_CHANGED;
  if (!(byOwner ? rules.rights.detachOnOwnerChange : rules.rights.detachOnWrittenRequest))
    return { done: false, message: 'Правила кабинета не дают права отвязать счёт по этой причине.' };
  const number = parseAccountNumber(rules.accountNumber, accountNumber);
  const login = normaliseLogin(rules, typed);
  if (number === undefined || login === undefined) return notTheirs;
  return context.write(async (em) => {
    const account = await accountOfNumber(em, tenantId, number);
    const { rows } = await sql<{ residentId: string }>`
      select resident_id as "residentId" from login where tenant_id = ${tenantId} and login = ${login}`.execute(
      em.getKysely(),
    );
    const residentId = rows[0]?.residentId;
    if (!account || residentId === undefined) return notTheirs;
    if (byOwner) await voidOfficeCodes(em, tenantId, account.id);
    if (!(await detachAccount(em, context, { accountId: account.id, residentId, reason }))) return notTheirs;
    await recordStaffAct(em, context, { act: 'DETACH_ACCOUNT', accountId: account.id, residentId, reason });
    return { done: true, message: 'Счёт отвязан. Мы сообщили об этом жителю.' };
  });
}

const notTheirs: Done = { done: false, message: 'Этот счёт не привязан к такому логину. Ничего не изменилось.' };
