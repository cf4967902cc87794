import { rubles } from '../../money.ts';
import { type TerminalAnswer, TerminalCode } from './answer.ts';
import type { TerminalContext } from './terminal-payment.ts';

/** Whether an account can be paid for, with what its holder recognises it by and nobody else learns: all of it masked. */
export async function checkAtTerminal(
  { tenantId, readPrimary }: TerminalContext,
  number: string,
): Promise<TerminalAnswer> {
  const [account] = await readPrimary<{ owner: string; address: string; due: string; status: string }>(
    'account_at_terminal',
    `select app.masked_name(a.owner) as owner, app.masked_address(a.address) as address,
       greatest(a.balance, 0)::text as due, a.status
     from account_number n join account a on a.tenant_id = n.tenant_id and a.id = n.account_id
     where n.tenant_id = $1 and n.number = $2`,
    [tenantId, number],
  );
  if (!account) return { code: TerminalCode.NO_ACCOUNT };
  if (account.status === 'CLOSED') return { code: TerminalCode.ACCOUNT_CLOSED };
  const due = rubles(account.due);
  return {
    code: TerminalCode.OK,
    elements: { FIO: account.owner, ADDRESS: account.address, BALANCE: due, REC_SUM: due },
  };
}
