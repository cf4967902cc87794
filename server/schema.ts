import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { AccountResolver } from './accounts/account.resolver.ts';
import { AccountAccessResolver } from './admin/account-access.resolver.ts';
import { PublicationResolver } from './admin/publication.resolver.ts';
import { StaffNoticeResolver } from './admin/staff-notice.resolver.ts';
import { ReconciliationResolver } from './admin/reconciliation.resolver.ts';
import { PaymentExportResolver } from './admin/payment-export.resolver.ts';
import { ReadingExportResolver } from './admin/reading-export.resolver.ts';
import {
  RefundBegunResolver,
  RefundRequestAnsweredResolver,
  StaffRefundResolver,
} from './admin/refund/staff-refund.resolver.ts';
import { StaffResolver } from './admin/staff.resolver.ts';
import { WrittenWithdrawalResolver } from './admin/withdraw-consent.resolver.ts';
import { AccountBillsResolver } from './bills/bill.resolver.ts';
import { BillExplanationResolver } from './bills/explain/explanation.resolver.ts';
import { CaptchaResolver } from './captcha/captcha.resolver.ts';
import {
  ConsentFieldsResolver,
  ConsentResolver,
  ConsentsGivenResolver,
  ViewerConsentsResolver,
} from './consents/consent.resolver.ts';
import { DeliveryChosenResolver, DeliveryResolver, ViewerDeliveryResolver } from './delivery/delivery.resolver.ts';
import { AccountUnlinkedResolver, LinkResolver } from './linking/link.resolver.ts';
import { AccountStatementResolver } from './ledger/statement.resolver.ts';
import { AccountMetersResolver, MeterResolver, RegisterResolver } from './meters/meter.resolver.ts';
import { AccountAutopayResolver, AutopayResolver, ViewerCardsResolver } from './paying/autopay/autopay.resolver.ts';
import { CheckPaymentResolver } from './paying/check-payment.resolver.ts';
import { PaymentChangedResolver } from './paying/live/payment-changed.resolver.ts';
import { PaymentStartedResolver, PayResolver } from './paying/pay.resolver.ts';
import { ReceiptByLinkResolver, ReceiptResolver } from './paying/receipt/receipt.resolver.ts';
import { RequestRefundResolver } from './paying/refund/request-refund.resolver.ts';
import { PaymentRefundsResolver } from './payments/payment-refunds.resolver.ts';
import { AccountPaymentsResolver, PaymentResolver } from './payments/payment.resolver.ts';
import {
  ContactChangedResolver,
  ContactResolver,
  OwnDataChangedResolver,
} from './sessions/contacts/contact.resolver.ts';
import { DeviceResolver, PasskeyResolver, ViewerDeviceResolver } from './sessions/device/device.resolver.ts';
import { AccountPreliminaryChargesResolver } from './readings/preliminary/preliminary-charge.resolver.ts';
import { RegistrationResolver } from './registration/registration.resolver.ts';
import { PasswordResolver } from './sessions/password/password.resolver.ts';
import { SessionListResolver, ViewerSessionsResolver } from './sessions/session-list.resolver.ts';
import { ProveAccountResolver } from './registration/prove-account.resolver.ts';
import { SessionResolver } from './sessions/session.resolver.ts';
import { SignedInViewerResolver, ViewerResolver } from './sessions/viewer.resolver.ts';
import { ReadingFormResolver, ReadingWindowResolver } from './readings/reading-form.resolver.ts';
import { ReadingTakenResolver, SubmitReadingsResolver } from './readings/submit-readings.resolver.ts';
import { refuseMutationsWhenStopped } from './sessions/works-when-stopped.ts';
import { LegalTextResolver } from './tenancy/legal-text.resolver.ts';
import { TenantResolver } from './tenancy/tenant.resolver.ts';

const resolvers: NonEmptyArray<Function> = [
  TenantResolver,
  LegalTextResolver,
  AccountResolver,
  AccountMetersResolver,
  MeterResolver,
  RegisterResolver,
  AccountBillsResolver,
  BillExplanationResolver,
  AccountPreliminaryChargesResolver,
  AccountPaymentsResolver,
  AccountStatementResolver,
  PaymentResolver,
  PayResolver,
  PaymentStartedResolver,
  CheckPaymentResolver,
  PaymentChangedResolver,
  AccountAutopayResolver,
  ViewerCardsResolver,
  AutopayResolver,
  PaymentRefundsResolver,
  ReceiptResolver,
  ReceiptByLinkResolver,
  RequestRefundResolver,
  StaffRefundResolver,
  RefundBegunResolver,
  RefundRequestAnsweredResolver,
  ViewerResolver,
  SessionResolver,
  ViewerSessionsResolver,
  SessionListResolver,
  StaffResolver,
  ReadingExportResolver,
  PaymentExportResolver,
  ReconciliationResolver,
  PasswordResolver,
  RegistrationResolver,
  SignedInViewerResolver,
  ProveAccountResolver,
  DeviceResolver,
  PasskeyResolver,
  ViewerDeviceResolver,
  CaptchaResolver,
  LinkResolver,
  AccountUnlinkedResolver,
  AccountAccessResolver,
  ContactResolver,
  ContactChangedResolver,
  OwnDataChangedResolver,
  ViewerConsentsResolver,
  ConsentFieldsResolver,
  ConsentResolver,
  ConsentsGivenResolver,
  WrittenWithdrawalResolver,
  ViewerDeliveryResolver,
  DeliveryResolver,
  DeliveryChosenResolver,
  PublicationResolver,
  StaffNoticeResolver,
  ReadingWindowResolver,
  ReadingFormResolver,
  SubmitReadingsResolver,
  ReadingTakenResolver,
];

/** type-graphql insists on one, though every subscription hears of changes by itself. */
const nowhere = {
  publish: () => undefined,
  subscribe: (): never => {
    throw new Error('a subscription must say what it listens to');
  },
};

/** The whole GraphQL schema, from the resolvers of all domains. */
export async function makeSchema(): Promise<GraphQLSchema> {
  return refuseMutationsWhenStopped(await buildSchema({ resolvers, validate: false, pubSub: nowhere }));
}

if (import.meta.main) {
  const text = `${printSchema(lexicographicSortSchema(await makeSchema()))}\n`;
  await writeFile(new URL('../../schema.graphql', import.meta.url), text);
}
