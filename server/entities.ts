import {
  AccountEntity,
  AccountNumberEntity,
  AccountResidentEntity,
  AccountServiceEntity,
} from './accounts/account.entity.ts';
import { BillEntity, BillLineEntity, ChargeEntity } from './bills/bill.entity.ts';
import { RegistryFaultEntity, RegistryImportEntity } from './bills/import/registry-import.entity.ts';
import { MeterEntity, ReadingEntity, RegisterEntity } from './meters/meter.entity.ts';
import { MessageEntity } from './notifications/message.entity.ts';
import { PaymentEntity } from './payments/payment.entity.ts';
import { PasswordResetEntity } from './sessions/password/password-reset.entity.ts';
import { LoginEntity, ResidentAccountEntity, ResidentEntity } from './sessions/resident.entity.ts';
import { RefreshTokenEntity, SessionEntity, ThrottleEntity } from './sessions/session.entity.ts';
import { ServiceEntity } from './tenancy/service.entity.ts';
import { TenantEntity, TenantRulesEntity } from './tenancy/tenant.entity.ts';

/** Every table of Kabinet, in the order of the domains. */
export const entities = [
  TenantEntity,
  TenantRulesEntity,
  ServiceEntity,
  AccountEntity,
  AccountNumberEntity,
  AccountResidentEntity,
  AccountServiceEntity,
  MeterEntity,
  RegisterEntity,
  ReadingEntity,
  BillEntity,
  ChargeEntity,
  BillLineEntity,
  PaymentEntity,
  RegistryImportEntity,
  RegistryFaultEntity,
  MessageEntity,
  ResidentEntity,
  LoginEntity,
  ResidentAccountEntity,
  SessionEntity,
  RefreshTokenEntity,
  ThrottleEntity,
  PasswordResetEntity,
] as const;
