import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { HasMany, readBySelection } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { Page } from '../pagination.ts';
import { ReconciliationDifferenceEntity } from '../payments/reconciliation.entity.ts';
import { DateScalar } from '../scalars.ts';
import { askToReconcile } from './ask-to-reconcile.ts';
import {
  ReconcileInput,
  Reconciliation,
  ReconciliationConnection,
  ReconciliationDifference,
  ReconciliationDifferenceConnection,
  SettleDifferenceInput,
} from './reconciliation.type.ts';
import { requireStaff } from './require-staff.ts';
import { settleDifference } from './settle-difference.ts';

@Resolver(() => Reconciliation)
export class ReconciliationResolver {
  @Query(() => ReconciliationConnection, {
    description: "Staff: each day's comparison with the bank, the newest first.",
  })
  async reconciliations(
    @Args() _page: Page,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await requireStaff(context);
    return context.reads.read(info, context.readPrimary, {
      where: () => sql`true`,
      values: {},
      order: { by: ['day'], direction: 'desc' },
    });
  }

  @Query(() => Reconciliation, {
    nullable: true,
    description: 'Staff: the comparison of one day; null: it was not compared.',
  })
  async reconciliation(
    @Arg('day', () => DateScalar, { description: 'The day.' }) day: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await requireStaff(context);
    return readDay(context, info, day);
  }

  @Mutation(() => Reconciliation, {
    description:
      'Staff: has a day compared again, within a minute or two: until then it is INCOMPLETE with the figures from before.',
  })
  async reconcile(
    @Arg('input', () => ReconcileInput, { description: 'Which day.' }) { day }: ReconcileInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await askToReconcile(context, day);
    return readDay(context, info, day);
  }

  @Mutation(() => ReconciliationDifference, {
    nullable: true,
    description: 'Staff: explains a difference, which then is not told any more; null: there is none. Mends nothing.',
  })
  async settleDifference(
    @Arg('input', () => SettleDifferenceInput, { description: 'Which one, and what it was.' })
    input: SettleDifferenceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const differenceId = await settleDifference(context, input);
    if (differenceId === undefined) return null;
    return context.reads.read(info, context.readPrimary, {
      where: (column) => sql`${column('id')} = ${named('differenceId', 'uuid')}`,
      values: { differenceId },
    });
  }

  @HasMany(ReconciliationDifferenceEntity, 'reconciliation', { by: ['kind', 'subject', 'id'], direction: 'asc' }, {})
  @FieldResolver(() => ReconciliationDifferenceConnection, {
    description: 'What was found in the comparison of this day first, also what was explained or is gone since.',
  })
  differences(@Args() _page: Page): never {
    return readBySelection();
  }
}

const readDay = (context: Context, info: GraphQLResolveInfo, day: string): Promise<unknown> =>
  context.reads.read(info, context.readPrimary, {
    where: (column) => sql`${column('day')} = ${named('day', 'text')}::date`,
    values: { day },
  });
