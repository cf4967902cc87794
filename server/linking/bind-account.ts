import { sql } from 'kysely';
import { type KnownAccount, accountOfId } from '../accounts/account-of-number.ts';
import { AccountResidentEntity, AccountStatus } from '../accounts/account.entity.ts';
import { useOfficeCode } from '../accounts/use-office-code.ts';
import type { Context, Who } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { KabinetError } from '../errors.ts';
import { isSameName } from '../registration/checks/comparable-name.ts';
import { ResidentAccountEntity, ResidentStatus } from '../sessions/resident.entity.ts';
import { groupedAccountNumber } from '../tenancy/rules/account-number.ts';
import type { Evidence } from './evidence.ts';
import { type Linked, LinkRefusal, type LinkRefused } from './outcomes.ts';

/**
 * Binds the account that the evidence opens within the act's transaction, on both sides, at the end of the resident's own
 * ones. Undefined when it opens none. However many come at once: the resident's row is locked while their accounts are counted.
 * @throws KabinetError UNAUTHENTICATED when the resident may not be signed in any more
 */
export async function bindAccount(
  em: EntityManager,
  context: Context,
  { residentId }: Who,
  { lockedResident, find }: Evidence,
): Promise<Linked | LinkRefused | undefined> {
  const { tenant, tenantId, clock } = context;
  const { maxAdditional } = tenant.rules.accounts;
  const resident = await lockResidents(em, tenantId, residentId, lockedResident);
  if (!resident) throw new KabinetError('UNAUTHENTICATED');
  const { rows: own } = await sql<{ accountId: string; position: number }>`
    select account_id as "accountId", position from resident_account
    where tenant_id = ${tenantId} and resident_id = ${residentId}`.execute(em.getKysely());
  const found = await find(em);
  const account = await accountOfId(em, tenantId, found?.accountId);
  if (account && own.some(({ accountId }) => accountId === account.id)) return alreadyLinked;
  // Said before anything about the account: who has no place left learns nothing of numbers.
  if (own.length >= 1 + maxAdditional) return tooManyAccounts(maxAdditional);
  if (!found || !account || account.status !== AccountStatus.ACTIVE) return undefined;
  if (!isInOwnersName(context, resident, account)) return notOwnersName;
  if (found.officeCodeHash !== undefined && !(await useOfficeCode(em, context, found.officeCodeHash, residentId)))
    return undefined;
  const accountId = account.id;
  const { proof, viaResidentId = null } = found;
  const now = clock.now();
  const position = Math.max(-1, ...own.map((one) => one.position)) + 1;
  await insertRow(em, AccountResidentEntity, { tenantId, accountId, residentId, linkedAt: now, proof, viaResidentId });
  await insertRow(em, ResidentAccountEntity, { tenantId, residentId, accountId, position, linkedAt: now });
  const number = groupedAccountNumber(tenant.rules.accountNumber, account.number);
  return { accountId, message: `Счёт ${number} добавлен.` };
}

/** Who binds, as they stand in their row. */
interface Binding {
  name: string | null;
}

/**
 * Locks the rows of who binds and of the other resident, one at a time and in one order, so that two who bind each other's
 * account wait rather than block. Not so far that it holds up a sign-in, which has already locked its count of tries that is
 * cleared here later. Undefined when who binds may not be signed in.
 */
async function lockResidents(
  em: EntityManager,
  tenantId: number,
  residentId: string,
  other: string | undefined,
): Promise<Binding | undefined> {
  let binding: Binding | undefined;
  for (const id of [...new Set([residentId, other ?? residentId])].toSorted()) {
    const { rows } = await sql<Binding & { status: string }>`
      select name, status from resident where tenant_id = ${tenantId} and id = ${id} for no key update`.execute(
      em.getKysely(),
    );
    if (id === residentId && rows[0]?.status === ResidentStatus.ACTIVE) binding = rows[0];
  }
  return binding;
}

/** Family members are registered in the owner's name only (S4 5); where no name is asked at registration, none is compared. */
function isInOwnersName({ tenant }: Context, { name }: Binding, { owner }: KnownAccount): boolean {
  const { familyInOwnersName, steps } = tenant.rules.registration;
  const asked = steps.some(({ fields }) => fields.some(({ asks }) => asks === 'FULL_NAME'));
  return !familyInOwnersName || (!asked && name === null) || isSameName(owner, name ?? '', 'SPELLING');
}

const alreadyLinked: LinkRefused = {
  reason: LinkRefusal.ALREADY_LINKED,
  message: 'Этот счёт уже есть в вашем кабинете.',
};

const tooManyAccounts = (maxAdditional: number): LinkRefused => ({
  reason: LinkRefusal.TOO_MANY_ACCOUNTS,
  message:
    maxAdditional === 0
      ? 'В одном кабинете один счёт.'
      : `Больше счетов добавить нельзя: основной и ещё ${maxAdditional} уже есть. Сначала уберите ненужный.`,
});

const notOwnersName: LinkRefused = {
  reason: LinkRefusal.NOT_OWNERS_NAME,
  message:
    'Счёт открыт на другое имя. Укажите в настройках ФИО владельца, как в квитанции, и введите код ещё раз: он не истрачен.',
};
