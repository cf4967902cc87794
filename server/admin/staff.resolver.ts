import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { WorksWhenStopped } from '../sessions/works-when-stopped.ts';
import { blockResident, unblockResident } from './block-resident.ts';
import { signInStaff } from './sign-in-staff.ts';
import {
  BlockResidentInput,
  StaffActDone,
  StaffSignInInput,
  StaffSignInResult,
  StopServiceInput,
  UnblockResidentInput,
} from './staff.type.ts';
import { resumeService, stopService } from './stop-service.ts';

@Resolver()
export class StaffResolver {
  @WorksWhenStopped()
  @Mutation(() => StaffSignInResult, {
    description:
      "Signs a member of the utility's staff in: gives an access token for the acts of staff, 30 minutes long.",
  })
  signInStaff(
    @Arg('input', () => StaffSignInInput, { description: 'Login and password.' }) input: StaffSignInInput,
    @Ctx() context: Context,
  ): Promise<typeof StaffSignInResult> {
    return signInStaff(context, input);
  }

  @Mutation(() => StaffActDone, {
    description: 'Staff: blocks a resident whose access a stranger may have. All of their sessions end within seconds.',
  })
  blockResident(
    @Arg('input', () => BlockResidentInput, { description: 'Who, and why.' }) input: BlockResidentInput,
    @Ctx() context: Context,
  ): Promise<StaffActDone> {
    return blockResident(context, input);
  }

  @Mutation(() => StaffActDone, { description: 'Staff: lets a blocked resident sign in again.' })
  unblockResident(
    @Arg('input', () => UnblockResidentInput, { description: 'Who, and why.' }) input: UnblockResidentInput,
    @Ctx() context: Context,
  ): Promise<StaffActDone> {
    return unblockResident(context, input);
  }

  @Mutation(() => StaffActDone, {
    description: 'Staff: stops the portal. All sessions end within seconds and nobody signs in until it is resumed.',
  })
  stopService(
    @Arg('input', () => StopServiceInput, { description: 'What residents read.' }) input: StopServiceInput,
    @Ctx() context: Context,
  ): Promise<StaffActDone> {
    return stopService(context, input);
  }

  @Mutation(() => StaffActDone, { description: 'Staff: lets the portal work again. Residents sign in anew.' })
  resumeService(@Ctx() context: Context): Promise<StaffActDone> {
    return resumeService(context);
  }
}
