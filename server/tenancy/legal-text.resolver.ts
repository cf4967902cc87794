import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LoadedLegalText, Tenant } from './define-tenant.ts';
import { LegalTextType } from './tenant.type.ts';

@Resolver(() => LegalTextType)
export class LegalTextResolver {
  @FieldResolver(() => [String], {
    description:
      '«Что изменилось»: sentences of the summary that the version before did not have; empty for the first.',
  })
  changes(@Root() { kind, effectiveFrom, summary }: LoadedLegalText, @Ctx() { tenant }: { tenant: Tenant }): string[] {
    const before = tenant.legalTexts
      .filter((text) => text.kind === kind && text.effectiveFrom < effectiveFrom)
      .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1));
    const [previous] = before;
    return previous ? summary.filter((line) => !previous.summary.includes(line)) : [];
  }
}
