import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { sql } from 'kysely';
import { type Column, FromEntity, FromSql } from '../database/read/declare.ts';
import { OpaqueId } from '../ids.ts';
import { DateTime } from '../scalars.ts';
import { rulesEnum } from '../tenancy/rules.type.ts';
import { anyChannel } from './asked-consents.ts';
import { ConsentTickInput } from './consent-tick.type.ts';
import { ConsentEntity } from './consent.entity.ts';

/** Why consents were not recorded. */
export enum ConsentRefusal {
  OUTDATED_VERSION = 'OUTDATED_VERSION',
  NOT_ASKED = 'NOT_ASKED',
}

registerEnumType(ConsentRefusal, {
  name: 'ConsentRefusal',
  description: 'Why consents were not recorded.',
  valuesConfig: {
    OUTDATED_VERSION: { description: 'A tick names a version that is not in force; the text has changed meanwhile.' },
    NOT_ASKED: { description: 'The utility does not ask for such a consent here.' },
  },
});

/** Why a consent was not withdrawn. */
export enum WithdrawalRefusal {
  NOT_FOUND = 'NOT_FOUND',
  CLOSES_ACCESS = 'CLOSES_ACCESS',
}

registerEnumType(WithdrawalRefusal, {
  name: 'WithdrawalRefusal',
  description: 'Why a consent was not withdrawn.',
  valuesConfig: {
    NOT_FOUND: { description: 'The resident has no such consent, or it was withdrawn before.' },
    CLOSES_ACCESS: { description: 'There is no portal without it: withdraw it with `closesAccess: true`.' },
  },
});

/** A consent of the signed-in resident. */
@FromEntity(ConsentEntity)
@ObjectType({ description: 'A consent the resident gave: for one purpose, version of its text and way of messages.' })
export class Consent {
  @OpaqueId('Consent', 'residentId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => rulesEnum('LegalTextKind'), { description: 'What was consented to.' })
  kind!: string;

  @FromSql((column: Column) => sql`nullif(${column('channel')}, ${sql.lit(anyChannel)})`)
  @Field(() => rulesEnum('Channel'), { nullable: true, description: 'Way of messages it is about; null: about none.' })
  channel?: string;

  @Field(() => String, { description: 'Version of the text that was shown.' })
  version!: string;

  @Field(() => DateTime, { description: 'When it was given.' })
  givenAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn; null: it holds.' })
  withdrawnAt?: string;
}

@InputType({ description: 'Ticks the resident set: all are recorded, or none.' })
export class GiveConsentsInput {
  @Field(() => [ConsentTickInput], { description: 'The ticks; none was set beforehand.' })
  consents!: ConsentTickInput[];
}

@ObjectType({ description: 'The consents are recorded.' })
export class ConsentsGiven {
  residentId!: string;
}

@ObjectType({ description: 'Nothing is recorded.' })
export class ConsentsRefused {
  @Field(() => ConsentRefusal, { description: 'Why.' })
  reason!: ConsentRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;
}

export const GiveConsentsResult = createUnionType({
  name: 'GiveConsentsResult',
  description: 'What came of giving consents.',
  types: () => [ConsentsGiven, ConsentsRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? ConsentsRefused : ConsentsGiven),
});

@InputType({ description: 'Which consent is withdrawn.' })
export class WithdrawConsentInput {
  @Field(() => ID, { description: 'Id of the consent, as `viewer.consents` gave it.' })
  id!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The resident knows that their portal closes with it; needed where there is no portal without it.',
  })
  closesAccess?: boolean | null;
}

@ObjectType({ description: 'The consent is withdrawn, with its record kept.' })
export class ConsentWithdrawn {
  @Field(() => Boolean, { description: 'Whether the resident’s portal closed with it: all sessions are over.' })
  closed!: boolean;

  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'The consent stays as it is.' })
export class WithdrawalRefused {
  @Field(() => WithdrawalRefusal, { description: 'Why.' })
  reason!: WithdrawalRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian; for CLOSES_ACCESS what it would mean.' })
  message!: string;
}

export const WithdrawConsentResult = createUnionType({
  name: 'WithdrawConsentResult',
  description: 'What came of withdrawing a consent.',
  types: () => [ConsentWithdrawn, WithdrawalRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? WithdrawalRefused : ConsentWithdrawn),
});
