import { sql } from 'kysely';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity, FromSql } from '../database/read/declare.ts';
import { idInSql, OpaqueId } from '../ids.ts';
import { ReadingExportCause, ReadingExportEntity, ReadingExportStatus } from '../meters/reading-submission.entity.ts';
import { DateTime, Month } from '../scalars.ts';

registerEnumType(ReadingExportStatus, {
  name: 'ReadingExportStatus',
  description: 'How far an export is.',
  valuesConfig: {
    QUEUED: { description: 'Asked for; its file is being written.' },
    DONE: { description: 'Its file is there.' },
    FAILED: { description: 'It could not be written; staff are told why.' },
  },
});
registerEnumType(ReadingExportCause, {
  name: 'ReadingExportCause',
  description: 'Why an export is made.',
  valuesConfig: {
    STAFF: { description: 'Staff asked for it.' },
    PERIOD_OVER: { description: 'The last day whose readings count for the month has passed.' },
    LATE_READINGS: { description: 'Readings of the month came in after that.' },
  },
});

/** A file of residents' readings for the billing system. */
@FromEntity(ReadingExportEntity)
@ObjectType({ description: "A file of residents' readings of a month, written as the billing system reads it." })
export class ReadingExport {
  @OpaqueId('ReadingExport', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Month, { description: 'The month.' })
  period!: string;

  @Field(() => ReadingExportCause, { description: 'Why it is made.' })
  cause!: ReadingExportCause;

  @Field(() => ReadingExportStatus, { description: 'How far it is.' })
  status!: ReadingExportStatus;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @FromSql(
    (column) =>
      sql`case when ${column('status')} = 'DONE' then '/exports/readings/' || ${idInSql('ReadingExport', 'id')(column)} end`,
  )
  @Field(() => String, {
    nullable: true,
    description: 'Where staff download it with their token; null until it is written.',
  })
  path?: string;

  @Field(() => Int, { nullable: true, description: 'Readings in it; null until it is written.' })
  readings?: number;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file: the same readings give the same.' })
  sha256?: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was written or given up.' })
  finishedAt?: string;
}

@InputType({ description: 'Which readings are exported.' })
export class ExportReadingsInput {
  @Field(() => Month, { description: 'Month they count for.' })
  period!: string;
}
