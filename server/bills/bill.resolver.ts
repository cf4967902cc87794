import { Args, ArgsType, Field, FieldResolver, Resolver } from 'type-graphql';
import { Account } from '../accounts/account.type.ts';
import { HasLatest, HasMany, readBySelection } from '../database/read/declare.ts';
import { Page } from '../pagination.ts';
import { Month } from '../scalars.ts';
import { BillEntity, ChargeEntity } from './bill.entity.ts';
import { Bill, BillConnection, ChargeConnection } from './bill.type.ts';

const newestMonthFirst = { by: ['period'], direction: 'desc' } as const;

/** Which charges of an account. */
@ArgsType()
class ChargesPage extends Page {
  @Field(() => Month, { nullable: true, description: 'First month of the interval.' })
  from?: string;

  @Field(() => Month, { nullable: true, description: 'Last month of the interval.' })
  to?: string;

  @Field(() => String, { nullable: true, description: 'Code of the only service wanted.' })
  service?: string;
}

/** Which bill of an account. */
@ArgsType()
class BillOfMonth {
  @Field(() => Month, { description: 'The billed month.' })
  period!: string;
}

@Resolver(() => Account)
export class AccountBillsResolver {
  @HasLatest(BillEntity, 'account', newestMonthFirst)
  @FieldResolver(() => Bill, { nullable: true, description: 'The newest bill; null before the first one.' })
  latestBill(): Bill {
    return readBySelection();
  }

  @HasLatest(BillEntity, 'account', newestMonthFirst, { period: { property: 'period', is: '=' } })
  @FieldResolver(() => Bill, { nullable: true, description: 'The bill of a month; null when there is none.' })
  bill(@Args() _month: BillOfMonth): Bill {
    return readBySelection();
  }

  @HasMany(BillEntity, 'account', newestMonthFirst)
  @FieldResolver(() => BillConnection, { description: 'Bills, the newest month first.' })
  bills(@Args() _page: Page): never {
    return readBySelection();
  }

  @HasMany(
    ChargeEntity,
    'account',
    { by: ['period', 'serviceCode'], direction: 'desc' },
    {
      from: { property: 'period', is: '>=' },
      to: { property: 'period', is: '<=' },
      service: { property: 'serviceCode', is: '=' },
    },
  )
  @FieldResolver(() => ChargeConnection, { description: 'Charges by month and service, the newest month first.' })
  charges(@Args() _page: ChargesPage): never {
    return readBySelection();
  }
}
