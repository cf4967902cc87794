import { Field, ID, ObjectType } from 'type-graphql';
import { PreliminaryChargeEntity } from '../../bills/preliminary-charge.entity.ts';
import { FromEntity } from '../../database/read/declare.ts';
import { OpaqueId } from '../../ids.ts';
import { RegisterCode } from '../../meters/meter.entity.ts';
import { DateTime, Decimal, Money, Month } from '../../scalars.ts';
import { Service } from '../../tenancy/service.type.ts';

/** What a month will probably be charged for one register. */
@FromEntity(PreliminaryChargeEntity)
@ObjectType({
  description:
    'What a month will probably be charged for one register, from the reading handed in: no debt, and gone once the bill is there.',
})
export class PreliminaryCharge {
  @OpaqueId('PreliminaryCharge', 'accountId', 'period', 'meterId', 'registerCode')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Month, { description: 'Month it is for.' })
  period!: string;

  @Field(() => Service, { description: 'The service.' })
  service!: Service;

  @Field(() => RegisterCode, { description: 'The register.' })
  registerCode!: RegisterCode;

  @Field(() => String, { description: 'Reading at the start as digits.' })
  previousReading!: string;

  @Field(() => String, {
    description: 'Reading handed in as digits; below the start when the meter rolled over.',
  })
  currentReading!: string;

  @Field(() => Decimal, { description: 'Volume in `unit`.' })
  volume!: string;

  @Field(() => String, { nullable: true, description: 'Unit of the volume, e.g. «кВт·ч».' })
  unit?: string;

  @Field(() => Decimal, { description: 'Rubles for one unit: the price in force in that month.' })
  tariff!: string;

  @Field(() => Money, { description: 'Volume × tariff in rubles.' })
  charged!: string;

  @Field(() => DateTime, { description: 'When it was formed.' })
  formedAt!: string;
}
