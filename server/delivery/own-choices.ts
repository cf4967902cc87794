import type { Tenant } from '../tenancy/load-tenants.ts';
import type { ResidentToTell } from './residents-to-tell.ts';

/** Whether an account has delivery choices of its own: each one, or the resident's primary one only (S1 4.4). */
export const hasOwnChoices = (
  { rules }: Pick<Tenant, 'rules'>,
  { accountIds }: Pick<ResidentToTell, 'accountIds'>,
  id: string,
): boolean => (rules.delivery.scope === 'PRIMARY_ACCOUNT' ? accountIds[0] === id : accountIds.includes(id));
