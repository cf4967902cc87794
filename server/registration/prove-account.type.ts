import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { rulesEnum } from '../tenancy/rules.type.ts';
import { RegistrationAnswersInput } from './answers.type.ts';
import type { IdentityProof } from './outcomes.ts';
import { ProofRefusal } from './prove-account.ts';

registerEnumType(ProofRefusal, {
  name: 'ProofRefusal',
  description: 'Why an account is not proved.',
  valuesConfig: {
    NOT_RECOGNISED: { description: 'The answer is not the one of the billing data, or the account is not yours.' },
    TOO_MANY_ATTEMPTS: {
      description: 'Too many wrong answers for this account, from this address or at this utility.',
    },
    NOT_OFFERED: {
      description:
        'Not one of `Tenant.rules.registration.masking.liftedBy`; or AMOUNT_DUE, which the portal itself shows by now.',
    },
    INVALID_ANSWERS: { description: 'The answer is missing or cannot be one; it was not counted as an attempt.' },
  },
});

@InputType({ description: 'A proof that an account is one’s own, given after it was bound.' })
export class ProveAccountInput {
  @Field(() => ID, { description: 'Id of the account, as `viewer.accounts` gave it.' })
  accountId!: string;

  @Field(() => rulesEnum('IdentityProof') as never, {
    description: 'What is proved with, one of `Tenant.rules.registration.masking.liftedBy` but AMOUNT_DUE.',
  })
  proof!: IdentityProof;

  @Field(() => RegistrationAnswersInput, { description: 'The answer, in the field the proof compares.' })
  answers!: RegistrationAnswersInput;
}

@ObjectType({ description: 'The account is proved: owner and address are no longer masked.' })
export class AccountProved {
  /** For the resolver of `account`; not part of the schema. */
  accountId!: string;
  residentId!: string;
}

@ObjectType({ description: 'Nothing was proved; owner and address stay as they are.' })
class AccountNotProved {
  @Field(() => ProofRefusal, { description: 'Why.' })
  reason!: ProofRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds until the next attempt; null when one may try at once.' })
  retryAfterSeconds?: number;
}

export const ProveAccountResult = createUnionType({
  name: 'ProveAccountResult',
  description: 'What came of a proof.',
  types: () => [AccountProved, AccountNotProved] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? AccountNotProved : AccountProved),
});
