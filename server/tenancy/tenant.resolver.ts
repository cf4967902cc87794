import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Clock } from '../clock.ts';
import type { LoadedLegalText, Tenant } from './define-tenant.ts';
import { legalTextsInForce } from './legal-texts-in-force.ts';
import { localDay } from './local-day.ts';
import { rulesEnum } from './rules.type.ts';
import { BrandType, LegalTextType, TenantType } from './tenant.type.ts';

type TenantContext = { tenant: Tenant; clock: Clock; stopped?: string | undefined };

/** Address of a drawing of the brand on the tenant's own host. The hash in it lets browsers keep the drawing for good. */
export function brandUrl(tenant: Pick<Tenant, 'logo' | 'favicon'>, drawing: 'logo' | 'favicon'): string {
  return `/brand/${drawing}.svg?v=${tenant[drawing].hash.slice(0, 12)}`;
}

/** The `tenant` query: nothing in it needs a token, and nothing in it comes from the database. */
@Resolver(() => TenantType)
export class TenantResolver {
  @Query(() => TenantType, { description: 'The utility this host belongs to.' })
  tenant(@Ctx() { tenant }: TenantContext): unknown {
    return tenant;
  }

  @FieldResolver(() => BrandType)
  brand(@Root() tenant: Tenant): BrandType {
    const { light, dark, ...words } = tenant.brand;
    return {
      ...words,
      ...light,
      accentDark: dark.accent,
      onAccentDark: dark.onAccent,
      inkDark: dark.ink,
      surfaceDark: dark.surface,
      logoUrl: brandUrl(tenant, 'logo'),
      faviconUrl: brandUrl(tenant, 'favicon'),
    };
  }

  @FieldResolver()
  services(@Root() tenant: Tenant): Tenant['services'] {
    return tenant.services.toSorted((one, other) => one.order - other.order);
  }

  @FieldResolver()
  legalTexts(@Root() tenant: Tenant, @Ctx() { clock }: TenantContext): LoadedLegalText[] {
    return legalTextsInForce(tenant, localDay(tenant.timeZone, clock.now()));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the utility tells its residents while its portal is stopped; null: the portal works.',
  })
  stopped(@Ctx() { stopped }: TenantContext): string | null {
    return stopped ?? null;
  }

  @FieldResolver(() => LegalTextType, {
    nullable: true,
    description: 'The text of a kind in force today; null when there is none.',
  })
  legalText(
    @Arg('kind', () => rulesEnum('LegalTextKind'), { description: 'What it is about.' }) kind: string,
    @Root() tenant: Tenant,
    @Ctx() context: TenantContext,
  ): LoadedLegalText | null {
    return this.legalTexts(tenant, context).find((text) => text.kind === kind) ?? null;
  }
}
