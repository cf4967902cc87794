import type { TenantQuery } from '../graphql/generated/graphql.ts';

/** Whether one more account can be bound by the utility's rules to who has so many. */
export const canAddTo = ({ rules }: TenantQuery['tenant'], count: number): boolean =>
  rules.accounts.linkBy.length > 0 && count < 1 + rules.accounts.maxAdditional;
