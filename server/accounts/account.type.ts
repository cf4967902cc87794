import { sql } from 'kysely';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity, FromSql, HasMany } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { OpaqueId } from '../ids.ts';
import { connectionOf } from '../pagination.ts';
import { DateScalar, Decimal, Money, Month } from '../scalars.ts';
import { Service } from '../tenancy/service.type.ts';
import { AccountEntity, AccountServiceEntity, AccountStatus } from './account.entity.ts';
import { provedByViewer, shownAddress, shownOwner } from './masking.ts';

registerEnumType(AccountStatus, {
  name: 'AccountStatus',
  description: 'Whether the utility still serves the account.',
  valuesConfig: {
    ACTIVE: { description: 'Served.' },
    CLOSED: { description: 'No longer served; its history can be read.' },
  },
});

/** What an account owes for one service. */
@FromEntity(AccountServiceEntity)
@ObjectType({ description: 'What an account owes for one service, as the newest registry says.' })
export class AccountService {
  @OpaqueId('AccountService', 'accountId', 'serviceCode')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Service, { description: 'The service.' })
  service!: Service;

  @Field(() => Money, { description: 'Balance of the service in rubles: above zero is owed, below zero is prepaid.' })
  balance!: string;

  @Field(() => Month, { nullable: true, description: 'The month the balance was billed for.' })
  balancePeriod?: string;
}

/** A personal account (лицевой счёт) of a resident. */
@FromEntity(AccountEntity)
@ObjectType({ description: 'A personal account (лицевой счёт) and its state now.' })
export class Account {
  @OpaqueId('Account', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'Number of the account at the utility, as it stands on the bill.' })
  number!: string;

  @FromSql(shownOwner)
  @Field(() => String, { description: 'Owner of the account; masked until `proved`, where the rules say so.' })
  owner!: string;

  @FromSql(shownAddress)
  @Field(() => String, { description: 'Address that is supplied; masked until `proved`, where the rules say so.' })
  address!: string;

  @FromSql(provedByViewer)
  @Field(() => Boolean, {
    description: 'Whether the viewer has shown by a proof of `Tenant.rules.registration.masking` that it is their own.',
  })
  proved!: boolean;

  @FromSql((column) => sql`${column('id')} is not distinct from ${named('primaryId', 'uuid')}`)
  @Field(() => Boolean, { description: "Whether it is the first of the viewer's accounts." })
  primary!: boolean;

  @Field(() => Decimal, { nullable: true, description: 'Area in m².' })
  area?: string;

  @Field(() => Int, { nullable: true, description: 'Registered residents.' })
  residents?: number;

  @Field(() => AccountStatus, { description: 'Whether the utility still serves the account.' })
  status!: AccountStatus;

  @Field(() => Money, { description: 'Balance in rubles: above zero is owed, below zero is prepaid.' })
  balance!: string;

  @FromSql((column) => sql`greatest(${column('balance')}, 0)`)
  @Field(() => Money, { description: 'What is to be paid now in rubles, never below 0.00.' })
  amountDue!: string;

  @Field(() => Month, { nullable: true, description: 'Last billed month; null before the first bill.' })
  balancePeriod?: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day until which the last bill is to be paid; null before the first bill.',
  })
  dueOn?: string;

  @HasMany(AccountServiceEntity, 'account', { by: ['serviceCode'], direction: 'asc' })
  @Field(() => [AccountService], { description: 'Services of the account with their balances.' })
  services!: AccountService[];
}

/** A page of accounts. */
export const AccountConnection = connectionOf(() => Account, 'Account');
