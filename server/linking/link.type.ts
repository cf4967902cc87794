import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RegistrationAnswersInput } from '../registration/answers.type.ts';
import { LinkRefusal, UnlinkRefusal } from './outcomes.ts';

registerEnumType(LinkRefusal, {
  name: 'LinkRefusal',
  description: 'Why an account was not bound.',
  valuesConfig: {
    NOT_LINKED: {
      description:
        'No such account, a closed one, a wrong password, or a code that is wrong or void; which is not said.',
    },
    TOO_MANY_ACCOUNTS: { description: 'The resident has as many as `Tenant.rules.accounts.maxAdditional` allows.' },
    ALREADY_LINKED: { description: 'It is among the accounts of this very resident.' },
    NOT_OWNERS_NAME: {
      description: 'The resident is registered under another name than the owner’s. The code stays good.',
    },
    NOT_OFFERED: { description: 'Accounts are not bound this way here (`Tenant.rules.accounts.linkBy`).' },
    INVALID_ANSWERS: { description: 'Something that is needed is missing, or cannot be what was asked for.' },
    TOO_MANY_ATTEMPTS: {
      description: 'Too often for this account, by this resident, from this address or at this utility.',
    },
  },
});

registerEnumType(UnlinkRefusal, {
  name: 'UnlinkRefusal',
  description: 'Why an account was not removed.',
  valuesConfig: {
    NOT_FOUND: { description: 'It is not among the accounts of the resident.' },
    NOT_OFFERED: { description: 'This account cannot be removed here (`Tenant.rules.accounts.removable`).' },
  },
});

@InputType({
  description:
    'What a resident typed to bind one more account: the fields of one way of `Tenant.rules.accounts.linkBy`.',
})
export class LinkAccountInput {
  @Field(() => String, {
    nullable: true,
    description: 'Number of the account, for NUMBER and NUMBER_AND_PASSWORD; spaces do not matter.',
  })
  accountNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Password of the registration under this number, for NUMBER_AND_PASSWORD.',
  })
  password?: string | null;

  @Field(() => String, { nullable: true, description: 'Code handed out at the office, for OFFICE_CODE.' })
  officeCode?: string | null;

  @Field(() => RegistrationAnswersInput, {
    nullable: true,
    description: 'Account number and what the checks of the registration compare, for IDENTITY_CHECK.',
  })
  answers?: RegistrationAnswersInput | null;
}

@InputType({ description: 'The account to remove from the portal.' })
export class UnlinkAccountInput {
  @Field(() => ID, { description: 'Id of one of the viewer’s accounts.' })
  accountId!: string;
}

@ObjectType({ description: 'The account is bound.' })
export class AccountLinked {
  /** For resolvers of further fields; not part of the schema. */
  accountId!: string;

  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'Nothing was bound.' })
class LinkRefused {
  @Field(() => LinkRefusal, { description: 'Why.' })
  reason!: LinkRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds until the next attempt; null when one may try at once.' })
  retryAfterSeconds?: number;
}

@ObjectType({ description: 'The account is no longer among those of the resident.' })
export class AccountUnlinked {
  /** For resolvers of further fields; not part of the schema. */
  residentId!: string;
}

@ObjectType({ description: 'Nothing was removed.' })
class UnlinkRefused {
  @Field(() => UnlinkRefusal, { description: 'Why.' })
  reason!: UnlinkRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;
}

export const LinkAccountResult = createUnionType({
  name: 'LinkAccountResult',
  description: 'What came of binding an account.',
  types: () => [AccountLinked, LinkRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? LinkRefused : AccountLinked),
});

export const UnlinkAccountResult = createUnionType({
  name: 'UnlinkAccountResult',
  description: 'What came of removing an account.',
  types: () => [AccountUnlinked, UnlinkRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? UnlinkRefused : AccountUnlinked),
});
