import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { refreshSession } from './refresh-session.ts';
import { RefreshSessionResult, SignInInput, SignInResult, SignOutResult } from './session.type.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { WorksWhenStopped } from './works-when-stopped.ts';

@Resolver()
export class SessionResolver {
  @Mutation(() => SignInResult, {
    description: 'Signs a resident in by login and password: gives an access token and sets the refresh cookie.',
  })
  signIn(
    @Arg('input', () => SignInInput, { description: 'Login and password.' }) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<typeof SignInResult> {
    return signIn(context, input);
  }

  @WorksWhenStopped()
  @Mutation(() => RefreshSessionResult, {
    description: 'Gives a new access token for the refresh cookie and exchanges the cookie, which can be used once.',
  })
  refreshSession(@Ctx() context: Context): Promise<typeof RefreshSessionResult> {
    return refreshSession(context);
  }

  @WorksWhenStopped()
  @Mutation(() => SignOutResult, {
    description: "Ends this browser's session and clears the refresh cookie. Succeeds also without a session.",
  })
  signOut(@Ctx() context: Context): Promise<SignOutResult> {
    return signOut(context);
  }
}
