import { Args, FieldResolver, Resolver } from 'type-graphql';
import { Account } from '../accounts/account.type.ts';
import { HasMany, readBySelection } from '../database/read/declare.ts';
import { Page } from '../pagination.ts';
import { MeterEntity, ReadingEntity } from './meter.entity.ts';
import { Meter, newestFirst, ReadingConnection, Register } from './meter.type.ts';

@Resolver(() => Account)
export class AccountMetersResolver {
  @HasMany(MeterEntity, 'account', { by: ['status', 'serviceCode', 'serial'], direction: 'asc' })
  @FieldResolver(() => [Meter], { description: 'Meters of the account, installed ones first.' })
  meters(): Meter[] {
    return readBySelection();
  }
}

@Resolver(() => Meter)
export class MeterResolver {
  @HasMany(ReadingEntity, 'meter', newestFirst)
  @FieldResolver(() => ReadingConnection, { description: 'Readings of all its registers, the newest first.' })
  readings(@Args() _page: Page): never {
    return readBySelection();
  }
}

@Resolver(() => Register)
export class RegisterResolver {
  @HasMany(ReadingEntity, 'register', newestFirst)
  @FieldResolver(() => ReadingConnection, { description: 'Readings of this register, the newest first.' })
  readings(@Args() _page: Page): never {
    return readBySelection();
  }
}
