import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { DetachAccountInput } from './detach-account.type.ts';
import { detachAccountByStaff } from './detach-account.ts';
import { issueOfficeCode } from './issue-office-code.ts';
import { IssueOfficeCodeInput, IssueOfficeCodeResult } from './office-code.type.ts';
import { StaffActDone } from './staff.type.ts';

@Resolver()
export class AccountAccessResolver {
  @Mutation(() => IssueOfficeCodeResult, {
    description:
      'Staff: makes a code that binds this account once. It is shown this once; codes made before it are void.',
  })
  issueOfficeCode(
    @Arg('input', () => IssueOfficeCodeInput, { description: 'Which account.' }) input: IssueOfficeCodeInput,
    @Ctx() context: Context,
  ): Promise<typeof IssueOfficeCodeResult> {
    return issueOfficeCode(context, input);
  }

  @Mutation(() => StaffActDone, {
    description: 'Staff: takes an account off a resident, who is told. The account itself stays as it is.',
  })
  detachAccount(
    @Arg('input', () => DetachAccountInput, { description: 'Which account, whom, and why.' }) input: DetachAccountInput,
    @Ctx() context: Context,
  ): Promise<StaffActDone> {
    return detachAccountByStaff(context, input);
  }
}
