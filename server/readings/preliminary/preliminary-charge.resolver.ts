import { FieldResolver, Resolver } from 'type-graphql';
import { Account } from '../../accounts/account.type.ts';
import { PreliminaryChargeEntity } from '../../bills/preliminary-charge.entity.ts';
import { HasMany, readBySelection } from '../../database/read/declare.ts';
import { newestMonthFirst, notYetBilled } from './preliminary-of.ts';
import { PreliminaryCharge } from './preliminary-charge.type.ts';

@Resolver(() => Account)
export class AccountPreliminaryChargesResolver {
  @HasMany(PreliminaryChargeEntity, 'account', newestMonthFirst, {}, notYetBilled)
  @FieldResolver(() => [PreliminaryCharge], {
    description:
      'What months without a bill will probably be charged, the newest month first; empty where the utility does not say.',
  })
  preliminaryCharges(): PreliminaryCharge[] {
    return readBySelection();
  }
}
