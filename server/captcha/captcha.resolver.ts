import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { rulesEnum } from '../tenancy/rules.type.ts';
import type { CaptchaPlace } from './captchas.ts';

@Resolver()
export class CaptchaResolver {
  @Query(() => String, {
    nullable: true,
    description:
      'A captcha to solve ahead for a form that always asks one, as JSON; null: the form asks none at its first attempt. It is a proof of work: nothing is asked of the person.',
  })
  async captchaChallenge(
    @Arg('place', () => rulesEnum('CaptchaPlaceName'), { description: 'The form.' }) place: CaptchaPlace,
    @Ctx() { tenant, clock, captchas }: Context,
  ): Promise<string | null> {
    const rule = tenant.rules.captcha.places.find((one) => one.place === place);
    return rule?.fromAttempt === 1 ? captchas.challenge({ tenant: tenant.slug, place, now: clock.now() }) : null;
  }
}
