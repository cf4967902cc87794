import { z } from 'zod';
import { kopecks } from '../money.ts';
import { AccountNumberRules } from './rules/account-number.ts';
import { AccountRules } from './rules/accounts.ts';
import { AutopayRules } from './rules/autopay.ts';
import { BankTerminalRules } from './rules/bank-terminals.ts';
import { BillRules } from './rules/bills.ts';
import { DeliveryRules } from './rules/delivery.ts';
import { HistoryRules } from './rules/history.ts';
import { PaymentRules, ReceiptRules, RefundRules } from './rules/payments.ts';
import { ReadingRules } from './rules/readings.ts';
import { RegistrationRules } from './rules/registration.ts';
import { ConsentsRules, SessionRules, SettingsRules, UtilityRights } from './rules/settings.ts';
import { CaptchaRules, LoginRules, PasswordRules, RecoveryRules } from './rules/sign-in.ts';
import { SupportRules } from './rules/support.ts';
import { ThrottlingRules } from './rules/throttling.ts';

/**
 * Everything in which one utility's portal differs from another's. Forms, checks, the administrator's editor and the
 * GraphQL type `TenantRules` read this one schema; code asks a rule, never which tenant it serves.
 * S0 to S4 in descriptions are the utilities' own published manuals a rule comes from.
 */
export const TenantRules = z
  .strictObject({
    accountNumber: AccountNumberRules.describe('How the account number is called and how it looks.'),
    login: LoginRules.describe('What a resident signs in with.'),
    registration: RegistrationRules.describe('How a resident gets in for the first time.'),
    password: PasswordRules.describe('Where passwords come from.'),
    recovery: RecoveryRules.describe('How a forgotten password is replaced.'),
    captcha: CaptchaRules.describe('Where a captcha is asked.'),
    sessions: SessionRules.describe('How long a sign-in lasts and what is kept about it.'),
    throttling: ThrottlingRules,
    accounts: AccountRules.describe('How many accounts one resident sees and how another is bound.'),
    readings: ReadingRules.describe('How readings are handed in and shown.'),
    payments: PaymentRules.describe('How a resident pays.'),
    autopay: AutopayRules.describe('Whether and how bills are paid by themselves.'),
    bankTerminals: BankTerminalRules.default({ mode: 'OFF' })
      .describe('Whether banks tell of payments at once.')
      .meta({ internal: true }),
    receipts: ReceiptRules.describe('What a receipt shows and how one gets it.'),
    refunds: RefundRules.describe('How a wrong payment comes back.'),
    bills: BillRules.describe('What a bill is called, how it is got and when.'),
    history: HistoryRules.describe('Which histories there are and how each begins.'),
    delivery: DeliveryRules.describe('How bills and notices reach a resident.'),
    settings: SettingsRules.describe('What a resident changes alone.'),
    consents: ConsentsRules.describe('Which consents are asked, one per purpose.'),
    support: SupportRules.describe('How a resident asks for something.'),
    rights: UtilityRights.describe('What the utility may do to a resident’s access.'),
  })
  .superRefine((rules, context) => {
    const fault = (path: string[], message: string): void => context.addIssue({ code: 'custom', path, message });
    const asked = rules.registration.steps.flatMap(({ fields }) => fields.map(({ asks }) => asks));
    if ((rules.password.mode === 'CHOSEN') !== asked.includes('PASSWORD'))
      fault(['password', 'mode'], 'a chosen password is asked at registration, a one-time one is not');
    if ((rules.login.mode === 'CHOSEN') !== asked.includes('LOGIN'))
      fault(['login', 'mode'], 'a chosen login is asked at registration, an account number is not');
    if (rules.registration.account === 'AT_REGISTRATION' && !asked.includes('ACCOUNT_NUMBER'))
      fault(['registration', 'account'], 'no step asks for the account number');
    if (rules.login.mode === 'ACCOUNT_NUMBER' && !asked.includes('ACCOUNT_NUMBER'))
      fault(['login', 'mode'], 'no step asks for the account number, which is the login');
    if (!asked.includes('EMAIL') && !asked.includes('PHONE'))
      fault(['registration', 'steps'], 'no step asks for an e-mail or a phone, by which a newcomer is told');
    if (!rules.recovery.asks.includes('EMAIL') && !rules.recovery.asks.includes('PHONE'))
      fault(['recovery', 'asks'], 'asks neither the e-mail nor the phone of the resident, so anybody could');
    // A form that says «taken» would tell who has a login: it is told to whoever got the message.
    if (rules.login.mode === 'CHOSEN' && rules.registration.activation.mode === 'NONE')
      fault(['registration', 'activation'], 'a chosen login needs a confirmation, where one is told that it is taken');
    const { linkBy } = rules.accounts;
    if (linkBy.includes('NUMBER_AND_PASSWORD') && rules.login.mode !== 'ACCOUNT_NUMBER')
      fault(['accounts', 'linkBy'], 'NUMBER_AND_PASSWORD needs logins that are account numbers');
    if (linkBy.includes('IDENTITY_CHECK') && rules.registration.identity.checks.length === 0)
      fault(['accounts', 'linkBy'], 'IDENTITY_CHECK needs identity checks of the registration');
    if (rules.password.minLength > rules.password.maxLength) fault(['password', 'minLength'], 'is more than maxLength');
    for (const { text, askedAt } of rules.consents)
      if (askedAt.includes('PAYMENT') && !rules.payments.consents.includes(text))
        fault(['payments', 'consents'], `lacks ${text}, which a consent rule asks at payment`);
    if (rules.autopay.mode === 'OFFERED') {
      const { defaultLimit, maximumLimit } = rules.autopay;
      const { cap, minimum } = rules.payments;
      if (kopecks(defaultLimit)! > kopecks(maximumLimit)!)
        fault(['autopay', 'defaultLimit'], 'is more than maximumLimit');
      if (kopecks(defaultLimit)! < kopecks(minimum)! || kopecks(defaultLimit) === 0n)
        fault(['autopay', 'defaultLimit'], 'is less than the smallest payment');
      if (cap.mode === 'CAPPED' && kopecks(maximumLimit)! > kopecks(cap.maximum)!)
        fault(['autopay', 'maximumLimit'], 'is more than one payment may be');
    }
    for (const format of rules.delivery.billByEmail)
      if (!rules.bills.formats.includes(format))
        fault(['delivery', 'billByEmail'], `${format} is no format of the bills`);
    const consented = new Set(rules.consents.map(({ text }) => text));
    for (const { consent, kind } of rules.delivery.notices)
      if (consent && !consented.has(consent))
        fault(['delivery', 'notices'], `${kind} needs ${consent}, which no consent rule asks`);
  })
  .meta({ typeName: 'TenantRules', description: 'What this utility decided about its portal; forms read it.' });

/** A tenant's rules, checked and complete. */
export type TenantRules = z.output<typeof TenantRules>;
