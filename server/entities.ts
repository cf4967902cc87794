import {
  AccountEntity,
  AccountNumberEntity,
  AccountResidentEntity,
  AccountServiceEntity,
} from './accounts/account.entity.ts';
import { DetachmentEntity } from './accounts/detachment.entity.ts';
import { OfficeCodeEntity } from './accounts/office-code.entity.ts';
import { StaffActEntity, StaffEntity } from './admin/staff.entity.ts';
import { BillEntity, BillLineEntity, ChargeEntity } from './bills/bill.entity.ts';
import { RegistryFaultEntity, RegistryImportEntity } from './bills/import/registry-import.entity.ts';
import { UsedCaptchaEntity } from './captcha/captcha.entity.ts';
import { DeliveryChoiceEntity, NoticeChoiceEntity, ReminderEntity } from './delivery/delivery-choice.entity.ts';
import { PublicationEntity } from './delivery/publication.entity.ts';
import { PreliminaryChargeEntity } from './bills/preliminary-charge.entity.ts';
import {
  ReadingExportEntity,
  ReadingPhotoEntity,
  ReadingSubmissionEntity,
} from './meters/reading-submission.entity.ts';
import { StaffNoticeEntity } from './notifications/staff-notice.entity.ts';
import { ConsentEntity } from './consents/consent.entity.ts';
import { MeterEntity, ReadingEntity, RegisterEntity } from './meters/meter.entity.ts';
import { MessageEntity } from './notifications/message.entity.ts';
import { LedgerEntryEntity, PostingEntity } from './ledger/ledger.entity.ts';
import { AutopayEntity, AutopayRunEntity, CardBindingEntity } from './payments/autopay.entity.ts';
import {
  MoneyKeyEntity,
  PaymentOrderEntity,
  PaymentPartEntity,
  PaymentReadingEntity,
} from './payments/payment-parts.entity.ts';
import { ExportedPaymentEntity, PaymentExportEntity } from './payments/payment-export.entity.ts';
import { PaymentStepEntity } from './payments/payment-step.entity.ts';
import { PaymentEntity } from './payments/payment.entity.ts';
import { ReconciliationDifferenceEntity, ReconciliationEntity } from './payments/reconciliation.entity.ts';
import { RefundEntity, RefundRequestEntity } from './payments/refund.entity.ts';
import { RegistrationEntity } from './registration/registration.entity.ts';
import { ContactChangeEntity } from './sessions/contacts/contact-change.entity.ts';
import { DeviceEntity, PasskeyEntity } from './sessions/device/device.entity.ts';
import { PasswordResetEntity } from './sessions/password/password-reset.entity.ts';
import { LoginEntity, ResidentAccountEntity, ResidentEntity } from './sessions/resident.entity.ts';
import { RefreshTokenEntity, SessionEntity, ThrottleEntity } from './sessions/session.entity.ts';
import { ServiceEntity } from './tenancy/service.entity.ts';
import { ServiceStopEntity } from './tenancy/service-stop.entity.ts';
import { TenantEntity, TenantRulesEntity } from './tenancy/tenant.entity.ts';

/** Every table of Kabinet, in the order of the domains. */
export const entities = [
  TenantEntity,
  TenantRulesEntity,
  ServiceEntity,
  ServiceStopEntity,
  AccountEntity,
  AccountNumberEntity,
  AccountResidentEntity,
  AccountServiceEntity,
  OfficeCodeEntity,
  DetachmentEntity,
  MeterEntity,
  RegisterEntity,
  ReadingEntity,
  ReadingSubmissionEntity,
  ReadingPhotoEntity,
  ReadingExportEntity,
  BillEntity,
  ChargeEntity,
  BillLineEntity,
  PreliminaryChargeEntity,
  PostingEntity,
  LedgerEntryEntity,
  PaymentStepEntity,
  PaymentEntity,
  PaymentOrderEntity,
  PaymentPartEntity,
  PaymentReadingEntity,
  MoneyKeyEntity,
  RefundEntity,
  RefundRequestEntity,
  PaymentExportEntity,
  ExportedPaymentEntity,
  CardBindingEntity,
  AutopayEntity,
  AutopayRunEntity,
  ReconciliationEntity,
  ReconciliationDifferenceEntity,
  RegistryImportEntity,
  RegistryFaultEntity,
  MessageEntity,
  StaffNoticeEntity,
  ResidentEntity,
  LoginEntity,
  ResidentAccountEntity,
  SessionEntity,
  RefreshTokenEntity,
  ThrottleEntity,
  PasswordResetEntity,
  ContactChangeEntity,
  DeviceEntity,
  PasskeyEntity,
  UsedCaptchaEntity,
  ConsentEntity,
  RegistrationEntity,
  DeliveryChoiceEntity,
  NoticeChoiceEntity,
  ReminderEntity,
  PublicationEntity,
  StaffEntity,
  StaffActEntity,
] as const;
