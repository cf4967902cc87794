import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { named } from '../database/read/statement.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { exportPayments } from './export-payments.ts';
import { ExportPaymentsInput, PaymentExport } from './payment-export.type.ts';
import { requireStaff } from './require-staff.ts';

@Resolver()
export class PaymentExportResolver {
  @Query(() => [PaymentExport], { description: 'Staff: exports of payments made in the portal, the newest first.' })
  async paymentExports(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    await requireStaff(context);
    return context.reads.read(info, context.readPrimary, {
      where: () => sql`true`,
      values: {},
      order: { by: ['id'], direction: 'desc' },
    });
  }

  @Mutation(() => PaymentExport, {
    description:
      'Staff: has the payments and refunds that are in no file yet written into one for the billing system. While one waits, it is that one. By itself this is done after each day.',
  })
  async exportPayments(
    @Arg('input', () => ExportPaymentsInput, { description: 'Which file.' }) input: ExportPaymentsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const again = input.exportId === undefined ? undefined : readId('PaymentExport', input.exportId)?.owner;
    if (input.exportId !== undefined && again === undefined) throw new KabinetError('NOT_FOUND');
    const exportId = await exportPayments(context, again);
    const found = await context.reads.read(info, context.readPrimary, {
      where: (column) => sql`${column('id')} = ${named('exportId', 'uuid')}`,
      values: { exportId },
    });
    if (!found) throw new KabinetError('NOT_FOUND');
    return found;
  }
}
