import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { named } from '../database/read/statement.ts';
import { exportReadings } from './export-readings.ts';
import { ExportReadingsInput, ReadingExport } from './reading-export.type.ts';
import { requireStaff } from './require-staff.ts';

@Resolver()
export class ReadingExportResolver {
  @Query(() => [ReadingExport], { description: "Staff: exports of residents' readings, the newest first." })
  async readingExports(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    await requireStaff(context);
    return context.reads.read(info, context.readPrimary, {
      where: () => sql`true`,
      values: {},
      order: { by: ['id'], direction: 'desc' },
    });
  }

  @Mutation(() => ReadingExport, {
    description:
      "Staff: has all residents' readings of a month written into a file for the billing system. While one is being written, it is that one.",
  })
  async exportReadings(
    @Arg('input', () => ExportReadingsInput, { description: 'Which readings.' }) { period }: ExportReadingsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const exportId = await exportReadings(context, period);
    return context.reads.read(info, context.readPrimary, {
      where: (column) => sql`${column('id')} = ${named('exportId', 'uuid')}`,
      values: { exportId },
    });
  }
}
