import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { StaffActDone } from './staff.type.ts';
import { withdrawConsentInWriting } from './withdraw-consent.ts';
import { WithdrawConsentInWritingInput } from './withdraw-consent.type.ts';

@Resolver()
export class WrittenWithdrawalResolver {
  @Mutation(() => StaffActDone, {
    description: 'Staff: withdraws a consent that a resident took back in writing; a needed one closes their portal.',
  })
  withdrawConsentInWriting(
    @Arg('input', () => WithdrawConsentInWritingInput, { description: 'Whose, which and why.' })
    input: WithdrawConsentInWritingInput,
    @Ctx() context: Context,
  ): Promise<StaffActDone> {
    return withdrawConsentInWriting(context, input);
  }
}
