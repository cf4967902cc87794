import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.type.ts';
import type { Context } from '../context.ts';
import { Needs } from '../database/read/declare.ts';
import { DateScalar } from '../scalars.ts';
import { statement } from './statement.ts';
import { AccountStatement } from './statement.type.ts';

/** Which days of an account. */
@ArgsType()
class StatementDays {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day; null: that of the month eleven months before the last day. At most five years.',
  })
  from?: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null: today.' })
  to?: string;
}

@Resolver(() => Account)
export class AccountStatementResolver {
  @Needs((column) => ({ statementOf: column('id') }))
  @FieldResolver(() => AccountStatement, {
    description: 'Everything charged, corrected, paid here and elsewhere, and given back, with the balance after each.',
  })
  statement(
    @Root() account: { '@statementOf': string },
    @Args() days: StatementDays,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AccountStatement> {
    // What a mutation answers must show what it did.
    const run = info.operation.operation === OperationTypeNode.MUTATION ? context.readPrimary : context.read;
    return statement(context, run, account['@statementOf'], days);
  }
}
