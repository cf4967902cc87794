import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.ts';
import { changePassword } from './change-password.ts';
import {
  ChangePasswordInput,
  ChangePasswordResult,
  RequestPasswordResetInput,
  RequestPasswordResetResult,
  ResetPasswordInput,
  ResetPasswordResult,
} from './password.type.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resetPassword } from './reset-password.ts';

@Resolver()
export class PasswordResolver {
  @Mutation(() => RequestPasswordResetResult, {
    description: 'Sends a single-use code or link to a resident who has forgotten the password.',
  })
  requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'Who has forgotten it.' })
    input: RequestPasswordResetInput,
    @Ctx() context: Context,
  ): Promise<typeof RequestPasswordResetResult> {
    return requestPasswordReset(context, input);
  }

  @Mutation(() => ResetPasswordResult, {
    description:
      'Sets a new password by the code or link of a message, once. Ends the sessions of the resident where `Tenant.rules.recovery.endsOtherSessions`.',
  })
  resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The new password and what allows to set it.' })
    input: ResetPasswordInput,
    @Ctx() context: Context,
  ): Promise<typeof ResetPasswordResult> {
    return resetPassword(context, input);
  }

  @Mutation(() => ChangePasswordResult, {
    description: 'Changes the password of the signed-in resident. Every other session ends; a message tells of it.',
  })
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'Old and new password.' }) input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangePasswordResult> {
    return changePassword(context, input);
  }
}
