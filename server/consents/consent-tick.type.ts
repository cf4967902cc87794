import { Field, InputType } from 'type-graphql';
import { rulesEnum } from '../tenancy/rules.type.ts';

/** One tick a person set: for one purpose and, where the rule has ways of messages, one way. */
export interface ConsentTick {
  /** Kind of the legal text. */
  kind: string;
  /** The version the person was shown. */
  version: string;
  channel?: string | null;
}

@InputType({ description: 'One tick a person set: a consent of its own, recorded with the version of its text.' })
export class ConsentTickInput implements ConsentTick {
  @Field(() => rulesEnum('LegalTextKind'), { description: 'What is consented to (`Tenant.rules.consents.text`).' })
  kind!: string;

  @Field(() => String, { description: 'The version that was shown: `LegalText.version`.' })
  version!: string;

  @Field(() => rulesEnum('Channel'), {
    nullable: true,
    description: 'One way of messages, where the rule lists `channels`; else null.',
  })
  channel?: string | null;
}
