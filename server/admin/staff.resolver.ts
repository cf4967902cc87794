import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import {
  BlockResidentInput,
  StaffActDone,
  StaffSignInInput,
  StaffSignInResult,
  StopServiceInput,
  UnblockResidentInput,
} from './staff.type.ts';

@Resolver()
export class StaffResolver {
  @Mutation(() => StaffSignInResult, {
    description:
      "Signs a member of the utility's staff in: gives an access token for the acts of staff, 30 minutes long.",
  })
  signInStaff(
    @Arg('input', () => StaffSignInInput, { description: 'Login and password.' }) _input: StaffSignInInput,
    @Ctx() _context: Context,
  ): Promise<typeof StaffSignInResult> {
    throw new KabinetError('FORBIDDEN');
  }

  @Mutation(() => StaffActDone, {
    description: 'Staff: blocks a resident whose access a stranger may have. All of their sessions end within seconds.',
  })
  blockResident(
    @Arg('input', () => BlockResidentInput, { description: 'Who, and why.' }) _input: BlockResidentInput,
    @Ctx() _context: Context,
  ): Promise<StaffActDone> {
    throw new KabinetError('FORBIDDEN');
  }

  @Mutation(() => StaffActDone, { description: 'Staff: lets a blocked resident sign in again.' })
  unblockResident(
    @Arg('input', () => UnblockResidentInput, { description: 'Who, and why.' }) _input: UnblockResidentInput,
    @Ctx() _context: Context,
  ): Promise<StaffActDone> {
    throw new KabinetError('FORBIDDEN');
  }

  @Mutation(() => StaffActDone, {
    description: 'Staff: stops the portal. All sessions end within seconds and nobody signs in until it is resumed.',
  })
  stopService(
    @Arg('input', () => StopServiceInput, { description: 'What residents read.' }) _input: StopServiceInput,
    @Ctx() _context: Context,
  ): Promise<StaffActDone> {
    throw new KabinetError('FORBIDDEN');
  }

  @Mutation(() => StaffActDone, { description: 'Staff: lets the portal work again. Residents sign in anew.' })
  resumeService(@Ctx() _context: Context): Promise<StaffActDone> {
    throw new KabinetError('FORBIDDEN');
  }
}
