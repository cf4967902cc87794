import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { AccountStatus } from '../accounts/account.entity.ts';
import { accountOfNumber } from '../accounts/account-of-number.ts';
import { officeCodeHashes } from '../accounts/office-code-hashes.ts';
import { voidOfficeCodes } from '../accounts/void-office-codes.ts';
import type { Context } from '../context.ts';
import { parseAccountNumber } from '../tenancy/rules/account-number.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';

/** Sixteen signs that neither look like one another nor like a Russian letter: a code read off paper is typed as it was meant. */
const signs = '23456789DFJLNRVW';

/** A code to hand out, shown this once. */
export interface OfficeCodeIssued {
  code: string;
  expiresAt: Date;
}

/** No code was made, and why. */
export interface OfficeCodeRefused {
  message: string;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Makes a code for an account whose resident stands at the counter: it binds the account once until it expires. Unused codes
 * made before are void with it. Only a keyed hash is kept.
 * @throws KabinetError FORBIDDEN for anyone but the utility's staff
 */
export async function issueOfficeCode(
  context: Context,
  input: { accountNumber: string },
): Promise<OfficeCodeIssued | OfficeCodeRefused> {
  const { staffId } = await requireStaff(context);
  const { tenant, tenantId, clock } = context;
  const { officeCode: rule } = tenant.rules.accounts;
  if (!rule) return { message: 'Счета здесь не привязывают по коду из офиса.' };
  const number = parseAccountNumber(tenant.rules.accountNumber, input.accountNumber);
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + rule.validDays * dayMs);
  return context.write(async (em) => {
    const db = em.getKysely();
    const account = number === undefined ? undefined : await accountOfNumber(em, tenantId, number);
    if (!account) return { message: 'Такого лицевого счёта нет. Проверьте номер.' };
    if (account.status !== AccountStatus.ACTIVE) return { message: 'Этот лицевой счёт закрыт.' };
    // Two members of staff at once: the second one's code must void the first one's, which it would not see.
    await sql`select pg_advisory_xact_lock(hashtextextended(${account.id}, ${tenantId}))`.execute(db);
    await voidOfficeCodes(em, tenantId, account.id);
    for (;;) {
      const code = newCode(rule.length);
      const [codeHash] = officeCodeHashes(context, code);
      const { rows } = await sql`
        insert into office_code (tenant_id, code_hash, account_id, issued_by, issued_at, expires_at)
        values (${tenantId}, ${codeHash}, ${account.id}, ${staffId}, ${now}, ${expiresAt})
        on conflict (tenant_id, code_hash) do nothing returning 1`.execute(db);
      if (rows.length === 0) continue; // drawn before: a short code can be
      await recordStaffAct(em, context, { act: 'ISSUE_OFFICE_CODE', accountId: account.id });
      return { code, expiresAt };
    }
  });
}

/** In groups, as one reads it out: `DF23-45JL`. */
function newCode(length: number): string {
  const drawn = Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
  return drawn.match(length % 5 === 0 ? /.{5}/g : /.{1,4}/g)!.join('-');
}
