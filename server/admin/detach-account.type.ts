import { Field, InputType, registerEnumType } from 'type-graphql';
import { DetachmentReason } from '../accounts/detachment.entity.ts';

/** Why staff take an account off a resident. */
export const StaffDetachReason = {
  WRITTEN_REQUEST: DetachmentReason.WRITTEN_REQUEST,
  OWNER_CHANGED: DetachmentReason.OWNER_CHANGED,
} as const;

/** One of them. */
export type StaffDetachReason = (typeof StaffDetachReason)[keyof typeof StaffDetachReason];

registerEnumType(StaffDetachReason, {
  name: 'StaffDetachReason',
  description: 'Why staff take an account off a resident.',
  valuesConfig: {
    WRITTEN_REQUEST: { description: 'The resident asked for it in writing.' },
    OWNER_CHANGED: { description: 'The account has another owner.' },
  },
});

@InputType({ description: 'Which account is taken off whom, and why.' })
export class DetachAccountInput {
  @Field(() => String, { description: 'Number of the account; spaces do not matter.' })
  accountNumber!: string;

  @Field(() => String, { description: 'Login of the resident, as they type it.' })
  login!: string;

  @Field(() => StaffDetachReason, { description: 'Why.' })
  reason!: StaffDetachReason;
}
