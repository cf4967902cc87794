import { Field, ObjectType } from 'type-graphql';
import { FromEntity } from '../database/read/declare.ts';
import { ServiceEntity } from './service.entity.ts';

/** What a utility charges for (услуга). */
@FromEntity(ServiceEntity)
@ObjectType({ description: 'What a utility charges for (услуга).' })
export class Service {
  @Field(() => String, { description: "The utility's own code of the service, e.g. `01`." })
  code!: string;

  @Field(() => String, { description: 'Name in Russian, e.g. «Электроснабжение».' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Unit of its volumes, e.g. «кВт·ч»; null where there is none (a penalty).',
  })
  unit?: string;
}
