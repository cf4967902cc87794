import { sql } from 'kysely';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { shownSerial } from '../accounts/masking.ts';
import { FromEntity, FromSql, HasLatest, HasMany } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { idInSql, OpaqueId } from '../ids.ts';
import { connectionOf } from '../pagination.ts';
import { DateScalar, DateTime, Month } from '../scalars.ts';
import { Service } from '../tenancy/service.type.ts';
import {
  MeterEntity,
  MeterStatus,
  ReadingEntity,
  ReadingSource,
  ReadingStatus,
  RegisterCode,
  RegisterEntity,
} from './meter.entity.ts';

registerEnumType(MeterStatus, {
  name: 'MeterStatus',
  description: 'Whether a meter still stands at the address.',
  valuesConfig: { ACTIVE: { description: 'Installed.' }, REMOVED: { description: 'No longer installed.' } },
});
registerEnumType(RegisterCode, {
  name: 'RegisterCode',
  description: 'Zone of a register by time of day.',
  valuesConfig: {
    T1: { description: 'Day, peak, or the only zone.' },
    T2: { description: 'Night.' },
    T3: { description: 'Half-peak.' },
  },
});
registerEnumType(ReadingSource, {
  name: 'ReadingSource',
  description: 'Who told a reading.',
  valuesConfig: {
    RESIDENT: { description: 'Handed in by the resident.' },
    UTILITY: { description: "From the utility's billing system." },
    AUTOMATIC: { description: 'Reported by the meter itself.' },
    ESTIMATE: { description: 'Estimated, because none was handed in.' },
  },
});
registerEnumType(ReadingStatus, {
  name: 'ReadingStatus',
  description: 'What became of a reading.',
  valuesConfig: {
    RECEIVED: { description: 'Handed in, not yet looked at.' },
    ACCEPTED: { description: 'Accepted for billing.' },
    NOT_ACCEPTED: { description: 'Not accepted for billing.' },
  },
});

/** Readings, the newest first. */
export const newestFirst = { by: ['takenOn', 'registerCode', 'source'], direction: 'desc' } as const;

/** What a register showed on a day. */
@FromEntity(ReadingEntity)
@ObjectType({ description: 'What a register showed on a day.' })
export class Reading {
  @OpaqueId('Reading', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => RegisterCode, { description: 'The register that was read.' })
  registerCode!: RegisterCode;

  @Field(() => String, { description: 'Integer part as digits, in the unit of the service, e.g. "4512".' })
  value!: string;

  @Field(() => DateScalar, { description: 'Day it was taken on.' })
  takenOn!: string;

  @Field(() => ReadingSource, { description: 'Who told it.' })
  source!: ReadingSource;

  @Field(() => ReadingStatus, { description: 'What became of it.' })
  status!: ReadingStatus;

  @Field(() => Month, {
    nullable: true,
    description: 'The month a resident’s reading counts for; null for what the utility told.',
  })
  period?: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a resident’s reading came in, or was last corrected; null for what the utility told.',
  })
  receivedAt?: string;

  @Field(() => String, { nullable: true, description: 'Why it was not accepted, in the words of the billing system.' })
  refusal?: string;

  // A picture of someone's home: not even for who sees the same account, today or as its next owner.
  @FromSql(
    (
      column,
    ) => sql`case when ${column('photoId')} is not null and ${column('residentId')} = ${named('residentId', 'uuid')}
      then '/photos/readings/' || ${idInSql('ReadingPhoto', 'accountId', 'photoId')(column)} end`,
  )
  @Field(() => String, {
    nullable: true,
    description: 'Path of the photo that the viewer sent with it, on this host; null when there is none.',
  })
  photo?: string;
}

/** A page of readings. */
export const ReadingConnection = connectionOf(() => Reading, 'Reading');

/** One counting train of a meter. */
@FromEntity(RegisterEntity)
@ObjectType({ description: 'One counting train of a meter: a meter has one to three.' })
export class Register {
  @OpaqueId('Register', 'accountId', 'meterId', 'code')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => RegisterCode, { description: 'Zone it counts in.' })
  code!: RegisterCode;

  @HasLatest(ReadingEntity, 'register', newestFirst)
  @Field(() => Reading, { nullable: true, description: 'The newest reading; null when there is none yet.' })
  lastReading?: Reading;
}

/** A metering device of one service. */
@FromEntity(MeterEntity)
@ObjectType({ description: 'A metering device (прибор учёта) of one service.' })
export class Meter {
  @OpaqueId('Meter', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Service, { description: 'The service it measures.' })
  service!: Service;

  @FromSql(shownSerial)
  @Field(() => String, {
    description: 'Serial number on the device; its last two signs until the account is `proved`, where it is a proof.',
  })
  serial!: string;

  @Field(() => String, { nullable: true, description: 'Model of the device.' })
  model?: string;

  @Field(() => Int, { description: 'Digits of the integer part: readings roll over at 10 to this power.' })
  digits!: number;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the next verification (поверка).' })
  verificationDueOn?: string;

  @Field(() => MeterStatus, { description: 'Whether it still stands at the address.' })
  status!: MeterStatus;

  @Field(() => Boolean, { description: 'Whether it sends its readings itself: then nobody hands in any.' })
  reportsItself!: boolean;

  @HasMany(RegisterEntity, 'meter', { by: ['code'], direction: 'asc' })
  @Field(() => [Register], { description: 'Its registers, T1 first.' })
  registers!: Register[];
}
