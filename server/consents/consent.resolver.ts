import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { type Column, HasMany, Needs, readBySelection } from '../database/read/declare.ts';
import { viewerOf } from '../sessions/viewer.resolver.ts';
import { Viewer } from '../sessions/viewer.type.ts';
import type { LoadedLegalText } from '../tenancy/define-tenant.ts';
import { LegalTextType } from '../tenancy/tenant.type.ts';
import { isNeededForPortal } from './asked-consents.ts';
import { ConsentEntity } from './consent.entity.ts';
import {
  Consent,
  ConsentsGiven,
  GiveConsentsInput,
  GiveConsentsResult,
  WithdrawConsentInput,
  WithdrawConsentResult,
} from './consent.type.ts';
import { giveConsents } from './give-consents.ts';
import { type AcceptedText, textsToAccept } from './texts-to-accept.ts';
import { withdrawConsent } from './withdraw-consent.ts';

/** What the resident has accepted and not withdrawn, read in the resident's own statement. */
const acceptedTexts = (column: Column) => ({
  accepted: sql`(select coalesce(json_agg(json_build_object('kind', c.kind, 'channel', c.channel, 'version', c.version)), '[]')
    from consent c
    where c.tenant_id = ${column('tenantId')} and c.resident_id = ${column('id')} and c.withdrawn_at is null)`,
});

@Resolver(() => Viewer)
export class ViewerConsentsResolver {
  @HasMany(ConsentEntity, 'resident', { by: ['givenAt', 'id'], direction: 'desc' })
  @FieldResolver(() => [Consent], { description: 'Every consent the resident gave, withdrawn ones too, newest first.' })
  consents(): never {
    return readBySelection();
  }

  @Needs(acceptedTexts)
  @FieldResolver(() => [LegalTextType], {
    description: 'Texts the portal needs to be accepted whose version in force the resident has not accepted yet.',
  })
  textsToAccept(@Root() resident: { '@accepted': AcceptedText[] }, @Ctx() context: Context): LoadedLegalText[] {
    return textsToAccept(context, resident['@accepted']);
  }
}

/** The text of a consent, as the tenant's folder has it. */
const purpose = (column: Column) => ({ kind: column('kind'), version: column('version') });
type Purpose = { '@kind': string; '@version': string };

@Resolver(() => Consent)
export class ConsentFieldsResolver {
  @Needs(purpose)
  @FieldResolver(() => String, { description: 'Title of the text.' })
  title(@Root() consent: Purpose, @Ctx() { tenant }: Context): string {
    const ofKind = tenant.legalTexts.filter(({ kind }) => kind === consent['@kind']);
    return (ofKind.find(({ version }) => version === consent['@version']) ?? ofKind.at(-1))?.title ?? 'Согласие';
  }

  @Needs(purpose)
  @FieldResolver(() => Boolean, { description: 'Whether there is no portal without it.' })
  required(@Root() consent: Purpose, @Ctx() { tenant }: Context): boolean {
    return tenant.rules.consents.some((rule) => rule.text === consent['@kind'] && isNeededForPortal(rule));
  }
}

@Resolver()
export class ConsentResolver {
  @Mutation(() => GiveConsentsResult, {
    description: 'Records consents of the signed-in resident: those of the settings, and new versions of needed ones.',
  })
  giveConsents(
    @Arg('input', () => GiveConsentsInput, { description: 'The ticks.' }) { consents }: GiveConsentsInput,
    @Ctx() context: Context,
  ): Promise<typeof GiveConsentsResult> {
    return giveConsents(context, consents);
  }

  @Mutation(() => WithdrawConsentResult, {
    description: 'Withdraws a consent of the signed-in resident. One that the portal needs closes it for them.',
  })
  withdrawConsent(
    @Arg('input', () => WithdrawConsentInput, { description: 'Which one.' }) input: WithdrawConsentInput,
    @Ctx() context: Context,
  ): Promise<typeof WithdrawConsentResult> {
    return withdrawConsent(context, input);
  }
}

@Resolver(() => ConsentsGiven)
export class ConsentsGivenResolver {
  @FieldResolver(() => Viewer, { description: 'The resident, with what is accepted now.' })
  viewer(
    @Root() { residentId }: ConsentsGiven,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, viewerOf(residentId));
  }
}
