import { CompiledQuery } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { laterCredit } from './balance-formula.ts';

/** The account with its newest bill, as `laterCredit` reads it. */
const scope = `newest as (
  select a.id account_id, b.period, coalesce(b.closing, 0) closing
  from account a left join lateral (
    select period, closing from bill where tenant_id = $1 and account_id = $2 order by period desc limit 1) b on true
  where a.tenant_id = $1 and a.id = $2)`;

/** One statement: what the services owe is written beside what the account owes. */
const settle = `with ${scope}, ${laterCredit('newest')},
  whole as (
    update account a set balance = n.closing - coalesce((select sum(amount) from later_credit), 0)::bigint
    from newest n where a.tenant_id = $1 and a.id = n.account_id)
  update account_service o set balance = coalesce(c.closing, 0) - coalesce(l.amount, 0)
  from newest n join account_service s on s.tenant_id = $1 and s.account_id = n.account_id
    left join charge c on c.tenant_id = $1 and c.account_id = n.account_id and c.period = n.period and c.service_code = s.service_code
    left join later_credit l on l.service_code = s.service_code
  where o.tenant_id = $1 and o.account_id = $2 and o.service_code = s.service_code
    and o.balance is distinct from coalesce(c.closing, 0) - coalesce(l.amount, 0)`;

/**
 * Brings the balance of an account, whole and by service, to what bills and ledger make it, by the formula that imports use
 * as well. The balances of its services less what is prepaid make the account's. In a transaction that holds `enterLedger`.
 */
export async function settleBalance(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  accountId: string,
): Promise<void> {
  await em.getKysely().executeQuery(CompiledQuery.raw(settle, [tenantId, accountId]));
}
