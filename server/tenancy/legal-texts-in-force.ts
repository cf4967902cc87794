import type { LoadedLegalText, Tenant } from './define-tenant.ts';

/** The texts in force on a day, one of each kind: of its versions the latest that has begun. In the tenant's own order. */
export function legalTextsInForce({ legalTexts }: Pick<Tenant, 'legalTexts'>, day: string): LoadedLegalText[] {
  const begun = legalTexts.filter(({ effectiveFrom }) => effectiveFrom <= day);
  return begun.filter(
    (text) => !begun.some((other) => other.kind === text.kind && other.effectiveFrom > text.effectiveFrom),
  );
}
