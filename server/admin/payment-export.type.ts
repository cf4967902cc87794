import { sql } from 'kysely';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity, FromSql } from '../database/read/declare.ts';
import { idInSql, OpaqueId } from '../ids.ts';
import { PaymentExportCause, PaymentExportEntity, PaymentExportStatus } from '../payments/payment-export.entity.ts';
import { DateScalar, DateTime, Money } from '../scalars.ts';

registerEnumType(PaymentExportStatus, {
  name: 'PaymentExportStatus',
  description: 'How far an export of payments is.',
  valuesConfig: {
    QUEUED: { description: 'Asked for; its file is being written.' },
    DONE: { description: 'Its file is there.' },
    EMPTY: { description: 'Every payment and refund was in a file already: there is none.' },
    FAILED: { description: 'It could not be written; staff are told why. Asked for again, it is tried again.' },
    FORGOTTEN: {
      description: 'Its file was taken away after its time. Asked for again, it is written anew, the same.',
    },
  },
});
registerEnumType(PaymentExportCause, {
  name: 'PaymentExportCause',
  description: 'Why an export of payments is made.',
  valuesConfig: {
    DAY_OVER: { description: 'A day is over.' },
    STAFF: { description: 'Staff asked for it.' },
  },
});

/** A file of the portal's payments for the billing system. */
@FromEntity(PaymentExportEntity)
@ObjectType({
  description:
    'A file of payments made in the portal, and of what was given back of them, written as the billing system reads it. Each of them is in one file only.',
})
export class PaymentExport {
  @OpaqueId('PaymentExport', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => PaymentExportCause, { description: 'Why it is made.' })
  cause!: PaymentExportCause;

  @Field(() => DateScalar, { description: 'The day it is of.' })
  day!: string;

  @Field(() => PaymentExportStatus, { description: 'How far it is.' })
  status!: PaymentExportStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'Its number, one after another; null until it has something in it.',
  })
  number?: number;

  @Field(() => String, { nullable: true, description: 'Name of the file; null until it has something in it.' })
  fileName?: string;

  @FromSql(
    (column) =>
      sql`case when ${column('status')} = 'DONE' then '/exports/payments/' || ${idInSql('PaymentExport', 'id')(column)} end`,
  )
  @Field(() => String, {
    nullable: true,
    description: 'Where staff download it with their token; null while there is no file.',
  })
  path?: string;

  @Field(() => Int, { nullable: true, description: 'Payments in it.' })
  payments?: number;

  @Field(() => Int, { nullable: true, description: 'Refunds in it.' })
  refunds?: number;

  @Field(() => Money, { nullable: true, description: 'Paid less given back.' })
  amount?: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file: written anew, it is the same.' })
  sha256?: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was written or given up.' })
  finishedAt?: string;
}

@InputType({ description: 'Which file of payments is wanted.' })
export class ExportPaymentsInput {
  @Field(() => ID, {
    nullable: true,
    description: 'An export whose file is to be written again; null: what is in no file yet.',
  })
  exportId?: string;
}
