import { Field, ID, ObjectType } from 'type-graphql';
import { FromEntity, FromSql } from '../database/read/declare.ts';
import { OpaqueId } from '../ids.ts';
import { DateTime } from '../scalars.ts';
import { ResidentEntity } from './resident.entity.ts';

/** The signed-in resident. */
@FromEntity(ResidentEntity)
@ObjectType({ description: 'The signed-in resident.' })
export class Viewer {
  @OpaqueId('Resident', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Full name; null when it is not known.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'E-mail for letters and receipts; null when none is given.' })
  email?: string;

  @Field(() => String, { nullable: true, description: 'Mobile phone; null when none is given.' })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'Home phone; null when none is given.' })
  homePhone?: string;

  @FromSql((column) => column('createdAt'))
  @Field(() => DateTime, { description: 'When the resident registered: where histories can begin.' })
  registeredAt!: string;
}
