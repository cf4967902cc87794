import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { completeRegistration } from './complete-registration.ts';
import { CompleteRegistrationInput, CompleteRegistrationResult } from './completion.type.ts';
import { continueRegistration } from './continue-registration.ts';
import {
  ContinueRegistrationInput,
  RegistrationResult,
  ResendRegistrationCodeInput,
  ResentRegistrationCode,
  StartRegistrationInput,
} from './registration.type.ts';
import { resendRegistrationCode } from './resend-registration-code.ts';
import { startRegistration } from './start-registration.ts';

@Resolver()
export class RegistrationResolver {
  @Mutation(() => RegistrationResult, {
    description: 'Begins a registration with the answers of the first step; the identity checks of the rules run.',
  })
  startRegistration(
    @Arg('input', () => StartRegistrationInput, { description: 'Answers of the first step.' })
    input: StartRegistrationInput,
    @Ctx() context: Context,
  ): Promise<typeof RegistrationResult> {
    return startRegistration(context, input);
  }

  @Mutation(() => RegistrationResult, {
    description: 'Goes on with a registration: the next step, or the question of one more identity check.',
  })
  continueRegistration(
    @Arg('input', () => ContinueRegistrationInput, { description: 'Answers of this step.' })
    input: ContinueRegistrationInput,
    @Ctx() context: Context,
  ): Promise<typeof RegistrationResult> {
    return continueRegistration(context, input);
  }

  @Mutation(() => CompleteRegistrationResult, {
    description: 'Completes a registration by link, by code, or by one-time password and an own one; each works once.',
  })
  completeRegistration(
    @Arg('input', () => CompleteRegistrationInput, { description: 'One of the three ways.' })
    input: CompleteRegistrationInput,
    @Ctx() context: Context,
  ): Promise<typeof CompleteRegistrationResult> {
    return completeRegistration(context, input);
  }

  @Mutation(() => ResentRegistrationCode, {
    description: 'Sends link and code, or the one-time password, once more; those before are void.',
  })
  resendRegistrationCode(
    @Arg('input', () => ResendRegistrationCodeInput, { description: 'Which registration.' })
    input: ResendRegistrationCodeInput,
    @Ctx() context: Context,
  ): Promise<ResentRegistrationCode> {
    return resendRegistrationCode(context, input);
  }
}
