/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How one more account is bound. */
export type AccountLinkMeans =
  | 'IDENTITY_CHECK'
  | 'NUMBER'
  | 'NUMBER_AND_PASSWORD'
  | 'OFFICE_CODE';

/** What an account number is made of. */
export type AccountNumberAlphabet =
  | 'DIGITS'
  | 'DIGITS_AND_LETTERS';

/** A part of the account’s description. */
export type AccountPart =
  | 'ADDRESS'
  | 'AREA'
  | 'BALANCE'
  | 'METER_MODEL'
  | 'METER_ZONES'
  | 'RESIDENTS'
  | 'VERIFICATION_DATE';

/** Whether the utility still serves the account. */
export type AccountStatus =
  /** Served. */
  | 'ACTIVE'
  /** No longer served; its history can be read. */
  | 'CLOSED';

/** Where accounts are switched and added. */
export type AccountSwitcherPlace =
  | 'CORNER'
  | 'NONE'
  | 'TOP_MENU';

/** The modes of ActivationRules. */
export type ActivationMode =
  /** A link (web) or a code (app) confirms the address first (S1 3). */
  | 'CONFIRM'
  /** The account works at once. */
  | 'NONE';

/** Where a resident comes back to from the bank. */
export type AfterPayment =
  | 'BILL_PAGE'
  | 'CONFIRMATION';

/** What a form asks a person for. */
export type AskedField =
  | 'ACCOUNT_NUMBER'
  | 'AMOUNT_DUE'
  | 'EMAIL'
  | 'FULL_NAME'
  | 'LOGIN'
  | 'METER_SERIAL'
  | 'OFFICE_CODE'
  | 'PASSWORD'
  | 'PASSWORD_AGAIN'
  | 'PHONE';

/** When autopay pays. */
export type AutopayMode =
  /** When a new bill is there. */
  | 'ON_BILL'
  /** On a day of the month. */
  | 'ON_DAY';

/** The modes of AutopayOfferRules. */
export type AutopayOfferMode =
  /** Nothing is paid by itself here. */
  | 'OFF'
  /** A resident may let it pay; nobody has to. */
  | 'OFFERED';

/** Why autopay was not set. */
export type AutopayRefusal =
  /** The account is closed. */
  | 'ACCOUNT_CLOSED'
  /** A day from 1 to 28 goes with ON_DAY, and none with ON_BILL. */
  | 'INVALID_DAY'
  /** The key is not 8 to 64 latin letters, digits or hyphens. */
  | 'INVALID_KEY'
  /** The limit is below the smallest payment, or above what the rules allow. */
  | 'INVALID_LIMIT'
  /** There is no autopay here, or not in this mode. */
  | 'NOT_OFFERED'
  /** There is no such card any more, or it is not valid any more. */
  | 'NO_CARD'
  /** There is no e-mail and no phone by which the sum could be told before. */
  | 'NO_CONTACT'
  /** Another resident of the account has switched it on. */
  | 'SET_BY_ANOTHER';

/** Whether autopay goes on. */
export type AutopayStatus =
  /** It pays. */
  | 'ACTIVE'
  /** The resident has switched it off. */
  | 'OFF'
  /** It has stopped by itself; `Autopay.stoppedBy` says why. */
  | 'STOPPED';

/** Why autopay has stopped by itself. */
export type AutopayStop =
  /** The account is no longer linked to who had switched it on. */
  | 'ACCESS_LOST'
  /** The account is closed. */
  | 'ACCOUNT_CLOSED'
  /** The card is not valid any more. */
  | 'CARD_EXPIRED'
  /** The card was removed. */
  | 'CARD_FORGOTTEN'
  /** The bank has refused a payment. */
  | 'DECLINED'
  /** There is no e-mail and no phone by which the sum could be told before. */
  | 'NO_CONTACT';

/** A format of a bill document. */
export type BillFormat =
  | 'PDF'
  | 'PNG';

/** Which bills are there. */
export type BillForming =
  | 'CHOSEN_MONTH'
  | 'PUBLISHED';

/** A form that can ask a captcha. */
export type CaptchaPlaceName =
  | 'EMAIL_CHANGE'
  | 'PASSWORD_CHANGE'
  | 'RECOVERY'
  | 'REGISTRATION'
  | 'SIGN_IN';

/** Own data to change; what is null stays as it is. */
export type ChangeOwnDataInput = {
  /** Surname, first name and patronymic. */
  fullName?: string | null | undefined;
  /** Home phone; empty: none any more. */
  homePhone?: string | null | undefined;
};

/** Old and new password of the signed-in resident. */
export type ChangePasswordInput = {
  /** Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for PASSWORD_CHANGE. */
  captcha?: string | null | undefined;
  /** New password, of any characters. */
  newPassword: string;
  /** Present password; needed where `Tenant.rules.password.oldAskedOnChange`. */
  oldPassword?: string | null | undefined;
};

/** How a message reaches a resident. */
export type Channel =
  | 'EMAIL'
  | 'PUSH'
  | 'SMS';

/** How a volume was found. */
export type ChargeMethod =
  /** By the meter. */
  | 'METER'
  /** By the norm of consumption. */
  | 'NORM';

/** How the bills of one account shall reach the resident. */
export type ChooseDeliveryInput = {
  /** Id of the account. */
  accountId: string | number;
  /** Format of the bill by e-mail; null: it shall not come. */
  billByEmail?: EmailedBill | null | undefined;
  /** Whether the paper bill is refused. */
  paperRefused: boolean;
};

/** Which notices shall come: all are taken, or none. */
export type ChooseNoticesInput = {
  /** The choices; what is not named stays as it is. */
  choices: Array<NoticeChoiceInput>;
};

/** What completes a registration: `token` of the link; or `registration` and `code`; or `login`, `oneTimePassword` and `newPassword`. */
export type CompleteRegistrationInput = {
  /** Code from the message; spaces and hyphens do not matter. */
  code?: string | null | undefined;
  /** Login; needed with `oneTimePassword`. */
  login?: string | null | undefined;
  /** Another login, when the chosen one was LOGIN_TAKEN. */
  newLogin?: string | null | undefined;
  /** Own password in its place, of any characters. */
  newPassword?: string | null | undefined;
  /** One-time password from the message. */
  oneTimePassword?: string | null | undefined;
  /** What the last step gave; needed with `code`. */
  registration?: string | null | undefined;
  /** Token from the link: what stands after `#` in its address. */
  token?: string | null | undefined;
};

/** Why a registration was not completed. */
export type CompletionRefusal =
  /** There is no such account, or it has a resident already; which is not said. */
  | 'ACCOUNT_UNAVAILABLE'
  /** This very code, link or one-time password was used before: sign in. */
  | 'ALREADY_COMPLETED'
  /** The chosen login is taken: come again with the same code or link and a `newLogin`. */
  | 'LOGIN_TAKEN'
  /** The new password is among those that are tried first. */
  | 'TOO_COMMON'
  /** The new password has too many characters. */
  | 'TOO_LONG'
  /** Too often for this registration, from this address or at this utility. */
  | 'TOO_MANY_ATTEMPTS'
  /** The new password has too few characters. */
  | 'TOO_SHORT'
  /** Code, link or one-time password is wrong, void, expired or of another portal; which is not said. */
  | 'WRONG_CODE';

/** The code that came to the new address. */
export type ConfirmContactChangeInput = {
  /** What is changed, as it was requested. */
  channel: MessageChannel;
  /** Code from the message; spaces and hyphens do not matter. */
  code: string;
};

/** Where a consent is asked. */
export type ConsentPlace =
  | 'PAYMENT'
  | 'REGISTRATION'
  | 'SETTINGS';

/** Why consents were not recorded. */
export type ConsentRefusal =
  /** The utility does not ask for such a consent here. */
  | 'NOT_ASKED'
  /** A tick names a version that is not in force; the text has changed meanwhile. */
  | 'OUTDATED_VERSION';

/** One tick a person set: a consent of its own, recorded with the version of its text. */
export type ConsentTickInput = {
  /** One way of messages, where the rule lists `channels`; else null. */
  channel?: Channel | null | undefined;
  /** What is consented to (`Tenant.rules.consents.text`). */
  kind: LegalTextKind;
  /** The version that was shown: `LegalText.version`. */
  version: string;
};

/** Why an e-mail or a phone was not changed. */
export type ContactRefusal =
  /** Typed twice, and not alike. */
  | 'ADDRESSES_DIFFER'
  /** Not one plain address or number. */
  | 'INVALID_ADDRESS'
  /** A resident does not change it alone (`Tenant.rules.settings.editable`). */
  | 'NOT_OFFERED'
  /** The resident has this very address already. */
  | 'SAME_ADDRESS'
  /** Too often by this resident, to this address, from here or at this utility. */
  | 'TOO_MANY_ATTEMPTS'
  /** The code is wrong, used, expired or void; which is not said. */
  | 'WRONG_CODE';

/** Answers of the next step, or to the question of one more identity check. */
export type ContinueRegistrationInput = {
  /** Answers to the fields of this step alone. */
  answers: RegistrationAnswersInput;
  /** Ticks, with the last step. */
  consents?: Array<ConsentTickInput> | null | undefined;
  /** What the step before gave. */
  registration: string;
};

/** Why choices of delivery were not taken. */
export type DeliveryRefusal =
  /** It needs a consent the resident has not given for this way of messages. */
  | 'NEEDS_CONSENT'
  /** The account is not one of the resident’s. */
  | 'NOT_FOUND'
  /** The utility does not offer it, or not for this account. */
  | 'NOT_OFFERED'
  /** There is no e-mail or phone it could go to. */
  | 'NO_ADDRESS';

/** What a resident changes alone. */
export type EditableField =
  | 'EMAIL'
  | 'FULL_NAME'
  | 'HOME_PHONE'
  | 'PASSWORD'
  | 'PHONE';

/** A format in which a bill comes by e-mail. */
export type EmailedBill =
  /** For printing. */
  | 'PDF'
  /** A picture. */
  | 'PNG';

/** A format of an e-mailed bill. */
export type EmailedBillFormat =
  | 'PDF'
  | 'PNG';

/** Which session to end. */
export type EndSessionInput = {
  /** Id of the session, as `viewer.sessions` gave it. */
  id: string | number;
};

/** Ticks the resident set: all are recorded, or none. */
export type GiveConsentsInput = {
  /** The ticks; none was set beforehand. */
  consents: Array<ConsentTickInput>;
};

/** The chart above a history. */
export type HistoryChart =
  | 'BARS'
  | 'NONE';

/** The modes of HistoryInterval. */
export type HistoryIntervalMode =
  /** All there is. */
  | 'EVERYTHING'
  /** The last months up to today. */
  | 'LAST_MONTHS'
  /** From the resident’s registration on (S4). */
  | 'SINCE_REGISTRATION';

/** What a history is about. */
export type HistoryKind =
  | 'CHARGES'
  | 'CHARGES_AND_PAYMENTS'
  | 'CONSUMPTION'
  | 'PAYMENTS'
  | 'READINGS';

/** What a month of a history opens. */
export type HistoryMonth =
  | 'DETAILS'
  | 'DETAILS_AND_SERVICES_PIE'
  | 'NOTHING';

/** What shows that an account is a person’s own. */
export type IdentityProof =
  | 'AMOUNT_DUE'
  | 'EMAIL_ON_FILE'
  | 'METER_SERIAL'
  | 'NAME'
  | 'OFFICE_CODE';

/** What a legal text is about. */
export type LegalTextKind =
  | 'MARKETING_CONSENT'
  | 'PAYMENT_TERMS'
  | 'PERSONAL_DATA_CONSENT'
  | 'PRIVACY_POLICY'
  | 'SERVICE_RULES'
  | 'USER_AGREEMENT';

/** What a resident typed to bind one more account: the fields of one way of `Tenant.rules.accounts.linkBy`. */
export type LinkAccountInput = {
  /** Number of the account, for NUMBER and NUMBER_AND_PASSWORD; spaces do not matter. */
  accountNumber?: string | null | undefined;
  /** Account number and what the checks of the registration compare, for IDENTITY_CHECK. */
  answers?: RegistrationAnswersInput | null | undefined;
  /** Code handed out at the office, for OFFICE_CODE. */
  officeCode?: string | null | undefined;
  /** Password of the registration under this number, for NUMBER_AND_PASSWORD. */
  password?: string | null | undefined;
};

/** Why an account was not bound. */
export type LinkRefusal =
  /** It is among the accounts of this very resident. */
  | 'ALREADY_LINKED'
  /** Something that is needed is missing, or cannot be what was asked for. */
  | 'INVALID_ANSWERS'
  /** No such account, a closed one, a wrong password, or a code that is wrong or void; which is not said. */
  | 'NOT_LINKED'
  /** Accounts are not bound this way here (`Tenant.rules.accounts.linkBy`). */
  | 'NOT_OFFERED'
  /** The resident is registered under another name than the owner’s. The code stays good. */
  | 'NOT_OWNERS_NAME'
  /** The resident has as many as `Tenant.rules.accounts.maxAdditional` allows. */
  | 'TOO_MANY_ACCOUNTS'
  /** Too often for this account, by this resident, from this address or at this utility. */
  | 'TOO_MANY_ATTEMPTS';

/** The modes of LoginRules. */
export type LoginMode =
  /** The account number is the login name. */
  | 'ACCOUNT_NUMBER'
  /** The resident chooses a login name (S4). */
  | 'CHOSEN';

/** How a message with a code reaches a resident. */
export type MessageChannel =
  /** By a letter. */
  | 'EMAIL'
  /** By SMS. */
  | 'SMS';

/** What the registers of one meter show. */
export type MeterReadingInput = {
  /** An unusual consumption was confirmed by the resident. */
  confirmed?: boolean;
  /** Chosen once by the sender for each hand-in, 8 to 64 latin letters, digits or hyphens: sent again, it changes nothing. */
  key: string;
  /** Id of the meter. */
  meterId: string | number;
  /** Id of a photo that was sent to `/photos/readings`. */
  photoId?: string | number | null | undefined;
  /** Every register of the meter, each once. */
  registers: Array<RegisterReadingInput>;
  /** When the device was read, by the sender’s clock; null: now. */
  takenAt?: string | null | undefined;
};

/** Whether a meter still stands at the address. */
export type MeterStatus =
  /** Installed. */
  | 'ACTIVE'
  /** No longer installed. */
  | 'REMOVED';

/** Whether one kind of notice shall come by one channel. */
export type NoticeChoiceInput = {
  /** How it comes. */
  channel: MessageChannel;
  /** Whether it shall come. */
  chosen: boolean;
  /** What the notice is about. */
  kind: NoticeKind;
};

/** What a notice is about. */
export type NoticeKind =
  | 'MARKETING'
  | 'NEWS'
  | 'NEW_BILL'
  | 'OUTAGE'
  | 'PAYMENT'
  | 'READING_WINDOW'
  | 'VERIFICATION_DUE';

/** Why own data were not changed. */
export type OwnDataRefusal =
  /** Not a name: signs of no name, or letters of two alphabets in one. */
  | 'INVALID_NAME'
  /** Not a phone number. */
  | 'INVALID_PHONE'
  /** A resident does not change it alone (`Tenant.rules.settings.editable`). */
  | 'NOT_OFFERED';

/** The device's answer. */
export type PasskeyInput = {
  /** The credential as JSON (`PublicKeyCredential.toJSON`). */
  response: string;
};

/** Why a passkey was not added. */
export type PasskeyRefusal =
  /** This utility has no passkeys. */
  | 'NOT_OFFERED'
  /** There is no PIN on this device: set one first. */
  | 'PIN_NEEDED'
  /** The answer of the device was refused: made for another host, too late or twice. */
  | 'WRONG_PASSKEY';

/** The modes of PasswordRules. */
export type PasswordMode =
  /** The resident chooses it. */
  | 'CHOSEN'
  /** A generated one opens the portal once; then an own one is set. */
  | 'ONE_TIME';

/** Why a password was not changed. */
export type PasswordRefusal =
  /** The new password is the old one. */
  | 'SAME_PASSWORD'
  /** Among the passwords that are tried first. */
  | 'TOO_COMMON'
  /** More characters than the tenant's rule allows. */
  | 'TOO_LONG'
  /** Too often for this login, from this address or at this utility. */
  | 'TOO_MANY_ATTEMPTS'
  /** Fewer characters than the tenant's rule asks for (`Tenant.rules.password`). */
  | 'TOO_SHORT'
  /** Code or link is wrong, used, expired or of another portal; which is not said. */
  | 'WRONG_CODE'
  /** The old password is not the one. */
  | 'WRONG_PASSWORD';

/** What a payer is asked for. */
export type PayerField =
  | 'EMAIL'
  | 'FULL_NAME'
  | 'PHONE';

/** Who pays, as far as the rules ask (`Tenant.rules.payments.payer`). */
export type PayerInput = {
  /** E-mail; a receipt by e-mail goes there. */
  email?: string | null | undefined;
  /** Full name. */
  fullName?: string | null | undefined;
  /** Mobile phone; a receipt by SMS goes there. */
  phone?: string | null | undefined;
};

/** What the registers of one meter show, to go with a payment. */
export type PaymentMeterInput = {
  /** An unusual consumption was confirmed by the resident. */
  confirmed?: boolean;
  /** Id of the meter. */
  meterId: string | number;
  /** Every register of the meter, each once. */
  registers: Array<RegisterReadingInput>;
  /** When the device was read; null: now. */
  takenAt?: string | null | undefined;
};

/** What of a payment is for one service. */
export type PaymentPartInput = {
  /** Sum in rubles, above 0.00; leave a service out that is not paid. */
  amount: string;
  /** Code of a service of the account: `Service.code`. */
  serviceCode: string;
};

/** Why a payment was not begun. */
export type PaymentRefusal =
  /** The sum is above `PayForm.maximum`: it is paid in parts. */
  | 'ABOVE_MAXIMUM'
  /** The account is closed. */
  | 'ACCOUNT_CLOSED'
  /** The sum is below `PayForm.minimum`. */
  | 'BELOW_MINIMUM'
  /** A text was not accepted in its version in force. */
  | 'CONSENT_REQUIRED'
  /** The sum, or a part of it, is no sum above zero. */
  | 'INVALID_AMOUNT'
  /** The key is not 8 to 64 latin letters, digits or hyphens. */
  | 'INVALID_KEY'
  /** This is not offered here: paying by card, or what was asked with it. */
  | 'NOT_OFFERED'
  /** The parts by services are not there, or do not make the sum. */
  | 'PARTS_DO_NOT_ADD_UP'
  /** A field about the payer is missing or wrong. */
  | 'PAYER_INCOMPLETE'
  /** Something has changed since the form was shown; `form` is the new one. */
  | 'QUOTE_CHANGED'
  /** Readings of a meter cannot be taken; `readings` says which and why. */
  | 'READINGS_REFUSED'
  /** The readings of every meter go with a payment here. */
  | 'READINGS_REQUIRED'
  /** A part is for a service that the account does not have, or is there twice. */
  | 'UNKNOWN_SERVICE';

/** Where a payment was made. */
export type PaymentSource =
  /** Elsewhere; known from the bank's registry. */
  | 'BANK'
  /** In this portal. */
  | 'PORTAL'
  /** At a bank’s terminal or application that told the utility at once. */
  | 'TERMINAL';

/** What a payment is made of. */
export type PaymentSplit =
  | 'PER_SERVICE'
  | 'WHOLE';

/** State of a payment. */
export type PaymentStatus =
  /** Begun; the bank is being asked for its payment page. */
  | 'CREATED'
  /** Refused by the bank; no money was taken. */
  | 'DECLINED'
  /** Not paid in time; no money was taken. */
  | 'EXPIRED'
  /** Paid and credited. */
  | 'PAID'
  /** Some of it was given back. */
  | 'PARTLY_REFUNDED'
  /** All of it was given back. */
  | 'REFUNDED'
  /** The bank waits for the card: the payment page is open. */
  | 'REGISTERED'
  /** Taken back whole. */
  | 'REVERSED'
  /** What the bank says contradicts the payment: not credited, the utility looks into it. */
  | 'UNDER_REVIEW';

/** The modes of PinRules. */
export type PinMode =
  /** No PIN. */
  | 'NONE'
  /** On a known device a PIN stands for login and password (S1 4.4). */
  | 'OFFERED';

/** Why a PIN was not set. */
export type PinRefusal =
  /** This utility has no PINs. */
  | 'NOT_OFFERED'
  /** Among the PINs that are tried first: one digit repeated, digits in a row, a year. */
  | 'TOO_SIMPLE'
  /** Not as many digits as `Tenant.rules.settings.pin` says, or not digits alone. */
  | 'WRONG_LENGTH';

/** What an entry of a statement is of. */
export type PostingKind =
  /** Paid elsewhere: at a bank, a terminal, a till. */
  | 'BANK_PAYMENT'
  /** Charged for a month. */
  | 'CHARGE'
  /** What stood on the account before its first bill in the portal. */
  | 'OPENING'
  /** Paid in this portal. */
  | 'PAYMENT'
  /** Recalculated (перерасчёт). */
  | 'RECALCULATION'
  /** Given back to the card that paid. */
  | 'REFUND';

/** Why an account is not proved. */
export type ProofRefusal =
  /** The answer is missing or cannot be one; it was not counted as an attempt. */
  | 'INVALID_ANSWERS'
  /** Not one of `Tenant.rules.registration.masking.liftedBy`; or AMOUNT_DUE, which the portal itself shows by now. */
  | 'NOT_OFFERED'
  /** The answer is not the one of the billing data, or the account is not yours. */
  | 'NOT_RECOGNISED'
  /** Too many wrong answers for this account, from this address or at this utility. */
  | 'TOO_MANY_ATTEMPTS';

/** A proof that an account is one’s own, given after it was bound. */
export type ProveAccountInput = {
  /** Id of the account, as `viewer.accounts` gave it. */
  accountId: string | number;
  /** The answer, in the field the proof compares. */
  answers: RegistrationAnswersInput;
  /** What is proved with, one of `Tenant.rules.registration.masking.liftedBy` but AMOUNT_DUE. */
  proof: IdentityProof;
};

/** How the form for readings looks. */
export type ReadingLayout =
  | 'BESIDE_LAST_BILLED'
  | 'CARDS'
  | 'TABLE';

/** Whether a photo can be attached to a reading. */
export type ReadingPhotoMode =
  | 'NOT_OFFERED'
  | 'OFFERED';

/** Why a reading was not taken. */
export type ReadingRefusal =
  /** The billing system has accepted the one of this period already. */
  | 'ALREADY_ANSWERED'
  /** It is below the previous one, and the meter has hardly begun anew from zero. */
  | 'BELOW_PREVIOUS'
  /** The key is not 8 to 64 latin letters, digits or hyphens, or other values have been handed in under it. */
  | 'INVALID_KEY'
  /** It is not among the meters of the viewer’s accounts. */
  | 'METER_NOT_FOUND'
  /** The meter stands there no longer, or the account is closed. */
  | 'METER_REMOVED'
  /** The meter sends its readings itself. */
  | 'METER_REPORTS_ITSELF'
  /** Readings are handed in together with a payment only. */
  | 'NEEDS_PAYMENT'
  /** It is empty, or something else than the digits 0 to 9 stands in it. */
  | 'NOT_DIGITS'
  /** There is a reading of a later day or moment. */
  | 'OLDER_THAN_LAST'
  /** No such photo was sent for this account by the viewer within the last day. */
  | 'PHOTO_NOT_FOUND'
  /** Not every register of the meter was given exactly once. */
  | 'REGISTER_MISSING'
  /** It was taken later than now, the error of the device’s clock taken off. */
  | 'TAKEN_IN_FUTURE'
  /** It was taken more days ago than `Tenant.rules.readings.takenWithinDays`. */
  | 'TAKEN_TOO_LONG_AGO'
  /** It has more digits than the meter. */
  | 'TOO_MANY_DIGITS'
  /** More was used since the previous one than is taken here. */
  | 'TOO_MUCH'
  /** More was used than is usual: it is taken when `confirmed`. */
  | 'UNUSUAL'
  /** The meter is past its verification date. */
  | 'VERIFICATION_OVERDUE'
  /** Readings of that day are not taken (`Tenant.readingWindow`). */
  | 'WINDOW_CLOSED';

/** Who told a reading. */
export type ReadingSource =
  /** Reported by the meter itself. */
  | 'AUTOMATIC'
  /** Estimated, because none was handed in. */
  | 'ESTIMATE'
  /** Handed in by the resident. */
  | 'RESIDENT'
  /** From the utility's billing system. */
  | 'UTILITY';

/** What became of a reading. */
export type ReadingStatus =
  /** Accepted for billing. */
  | 'ACCEPTED'
  /** Not accepted for billing. */
  | 'NOT_ACCEPTED'
  /** Handed in, not yet looked at. */
  | 'RECEIVED';

/** What a resident sees about a handed-in reading. */
export type ReadingStatusShown =
  | 'ACCEPTED_FOR_BILLING'
  | 'AT_ONCE'
  | 'NOT_SHOWN';

/** The modes of ReadingWindowRules. */
export type ReadingWindowMode =
  /** Readings are taken on any day. */
  | 'ANY_DAY'
  /** Outside the window a reading is refused with the dates. */
  | 'REFUSE'
  /** Outside the window a reading is taken with a warning. */
  | 'WARN';

/** A line of a receipt. */
export type ReceiptPart =
  | 'ACCOUNT_NUMBER'
  | 'ADDRESS'
  | 'AMOUNT'
  | 'DATE'
  | 'PAYER'
  | 'PAYMENT_ID'
  | 'READINGS'
  | 'SERVICES'
  | 'TIME';

/** What the recovery message carries. */
export type RecoveryMeans =
  | 'CODE'
  | 'LINK'
  | 'ONE_TIME_PASSWORD';

/** Why money is not given back, or not asked for. */
export type RefundRefusal =
  /** The request was answered before. */
  | 'ALREADY_ANSWERED'
  /** A request for this payment waits for its answer. */
  | 'ALREADY_ASKED'
  /** Some of this payment is on its way back. */
  | 'ALREADY_UNDER_WAY'
  /** The sum is not above zero. */
  | 'INVALID_AMOUNT'
  /** The key is not 8 to 64 of A-Za-z0-9-. */
  | 'INVALID_KEY'
  /** It is more than is left of the payment. */
  | 'MORE_THAN_LEFT'
  /** Not in the portal: the rules, or a bank that is not set up. */
  | 'NOT_OFFERED'
  /** The payment is not paid, was made elsewhere, or has gone back already. */
  | 'NOT_PAID'
  /** The reason, or the answer, is empty, too long, or no plain text. */
  | 'REASON_REQUIRED';

/** State of a resident's request to have money back. */
export type RefundRequestStatus =
  /** Accepted: the money goes back to the card. */
  | 'ACCEPTED'
  /** The utility has it and answers until `dueOn`. */
  | 'RECEIVED'
  /** Refused; `answer` says why. */
  | 'REFUSED';

/** Zone of a register by time of day. */
export type RegisterCode =
  /** Day, peak, or the only zone. */
  | 'T1'
  /** Night. */
  | 'T2'
  /** Half-peak. */
  | 'T3';

/** What one register shows. */
export type RegisterReadingInput = {
  /** Which register. */
  code: RegisterCode;
  /** Digits before the comma, as the device shows them; spaces do not matter. */
  value: string;
};

/** What a person typed into the fields that `Tenant.rules.registration` or a check asked for, as it was typed. */
export type RegistrationAnswersInput = {
  /** Number of the account by the utility's rule. */
  accountNumber?: string | null | undefined;
  /** Sum to pay in rubles as it stands on the bill: "1 234,56"; comma or point, spaces do not matter. */
  amountDue?: string | null | undefined;
  /** Month of the bill the sum was read from, one of the newest three; null: the newest. */
  amountDueMonth?: string | null | undefined;
  /** E-mail. */
  email?: string | null | undefined;
  /** Surname, first name and patronymic of the owner. */
  fullName?: string | null | undefined;
  /** Login of the resident’s own choice. */
  login?: string | null | undefined;
  /** Serial number of a meter that is installed. */
  meterSerial?: string | null | undefined;
  /** Code handed out at the office; spaces and hyphens do not matter. */
  officeCode?: string | null | undefined;
  /** Password, of any characters. */
  password?: string | null | undefined;
  /** The same password once more. */
  passwordAgain?: string | null | undefined;
  /** Mobile phone. */
  phone?: string | null | undefined;
};

/** What is to be done after the last step. */
export type RegistrationNext =
  /** Open the link of the message or enter its code: `completeRegistration`. */
  | 'CONFIRM'
  /** Sign in; where the rules give one-time passwords, with the one of the message. */
  | 'SIGN_IN';

/** Why a registration did not go on. */
export type RegistrationRefusal =
  /** A required consent is missing, or is to a version no longer in force. */
  | 'CONSENT_NEEDED'
  /** This registration has lain too long: begin anew. */
  | 'EXPIRED'
  /** Some answers are missing or cannot be right: see `faults`. */
  | 'INVALID_ANSWERS'
  /** No identity check passed, or there is no such account; which is not said. */
  | 'NOT_RECOGNISED'
  /** Too often for this account, from this address or at this utility. */
  | 'TOO_MANY_ATTEMPTS';

/** Which accounts a resident may remove. */
export type RemovableAccounts =
  | 'ADDITIONAL'
  | 'ANY'
  | 'NONE';

/** The e-mail or phone the resident wants to have instead. */
export type RequestContactChangeInput = {
  /** The new address or number. */
  address: string;
  /** The same once more, for an e-mail where `Tenant.rules.settings.emailTypedTwice`. */
  addressAgain?: string | null | undefined;
  /** Solution of the captcha of EMAIL_CHANGE, where it is asked. */
  captcha?: string | null | undefined;
  /** EMAIL: the e-mail is changed; SMS: the mobile phone. */
  channel: MessageChannel;
};

/** What a person typed who has forgotten the password: the fields of `Tenant.rules.recovery.asks`. */
export type RequestPasswordResetInput = {
  /** Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for RECOVERY. */
  captcha?: string | null | undefined;
  /** Where the code should go, one of `Tenant.rules.recovery.channels`; null: the first that is possible. */
  channel?: MessageChannel | null | undefined;
  /** Current e-mail, where the rule asks for it. */
  email?: string | null | undefined;
  /** Login by the utility's rule (`Tenant.rules.login`). */
  login: string;
  /** Current mobile phone, where the rule asks for it. */
  phone?: string | null | undefined;
};

/** A request to have a payment, or some of it, back. */
export type RequestRefundInput = {
  /** Rubles; at most `Payment.refundable`. */
  amount: string;
  /** Chosen once by the sender, 8 to 64 of A-Za-z0-9-: the same again is answered as before; with other input IDEMPOTENCY_KEY_REUSED. */
  key: string;
  /** Id of the payment. */
  paymentId: string | number;
  /** Why, in plain words; at most 500 signs. */
  reason: string;
};

/** The registration whose message has not come. */
export type ResendRegistrationCodeInput = {
  /** What the last step gave. */
  registration: string;
};

/** A new password and what allows to set it: login and code, or the token of the link. */
export type ResetPasswordInput = {
  /** Code from the message; spaces and hyphens do not matter. */
  code?: string | null | undefined;
  /** Login the code was asked for; needed with `code`. */
  login?: string | null | undefined;
  /** New password, of any characters. */
  newPassword: string;
  /** Token from the link: what stands after `#` in its address. */
  token?: string | null | undefined;
};

/** A receipt to send once more. */
export type SendReceiptInput = {
  /** How; one of `Tenant.rules.receipts.linkBy` or `payments.receiptBy`. */
  channel: Channel;
  /** Id of the payment. */
  paymentId: string | number;
};

/** How an account is to be paid by itself. */
export type SetAutopayInput = {
  /** Id of the account. */
  accountId: string | number;
  /** Id of a card of the viewer. */
  cardId: string | number;
  /** Day of the month, 1 to 28, with ON_DAY; else null. */
  day?: number | null | undefined;
  /** Chosen once by the sender, 8 to 64 latin letters, digits or hyphens: the same again changes nothing; with other input it is refused with the error IDEMPOTENCY_KEY_REUSED. */
  key: string;
  /** Most that one payment may be, rubles. */
  limit: string;
  /** When it pays, of `Tenant.rules.autopay.pays`. */
  mode: AutopayMode;
};

/** A PIN for the device one is signed in on. */
export type SetPinInput = {
  /** Digits, as many as `Tenant.rules.settings.pin` says. */
  pin: string;
};

/** What a resident typed into the sign-in form. */
export type SignInInput = {
  /** Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for SIGN_IN. */
  captcha?: string | null | undefined;
  /** Login by the utility's rule (`Tenant.rules.login`): account number with or without spaces, or chosen name. */
  login: string;
  /** Password, at most 128 characters. */
  password: string;
};

/** How a resident showed who they are. */
export type SignInMethod =
  /** A passkey of a known device: fingerprint or face. */
  | 'PASSKEY'
  /** Login and password. */
  | 'PASSWORD'
  /** The PIN of a known device. */
  | 'PIN';

/** Why a sign-in was refused. */
export type SignInRefusal =
  /** This device has no PIN, or has none any more: sign in with login and password. */
  | 'DEVICE_UNKNOWN'
  /** Too many failed attempts for this login, from this address or at this utility. */
  | 'TOO_MANY_ATTEMPTS'
  /** No resident has this login with this password; which is wrong is not said. */
  | 'WRONG_LOGIN_OR_PASSWORD'
  /** The passkey was refused: not of this device, of another host, or answered too late. */
  | 'WRONG_PASSKEY'
  /** Not the PIN of this device; the message says how many tries are left. */
  | 'WRONG_PIN';

/** The PIN typed on a known device. */
export type SignInWithPinInput = {
  /** Digits of the PIN. */
  pin: string;
};

/** A payment to begin. */
export type StartPaymentInput = {
  /** Id of the account. */
  accountId: string | number;
  /** Sum in rubles. */
  amount: string;
  /** Texts that were accepted, each by its own tick: `PayForm.consents`. */
  consents?: Array<ConsentTickInput> | null | undefined;
  /** Chosen once by the sender, 8 to 64 latin letters, digits or hyphens: the same again is answered as before; with other input it is refused with the error IDEMPOTENCY_KEY_REUSED. */
  key: string;
  /** What it is for, where `Tenant.rules.payments.split` is PER_SERVICE: the parts make the sum. */
  parts?: Array<PaymentPartInput> | null | undefined;
  /** Who pays. */
  payer?: PayerInput | null | undefined;
  /** `PayForm.quote` of the form that was shown. */
  quote: string;
  /** Readings that go with it; they are taken when the payment is credited. */
  readings?: Array<PaymentMeterInput> | null | undefined;
  /** How the receipt is wanted, of `Tenant.rules.payments.receiptBy`. */
  receiptBy?: Array<Channel> | null | undefined;
  /** Let the bank remember the card, for paying by itself. */
  rememberCard?: boolean;
};

/** Answers of the first step (`Tenant.rules.registration.steps`). */
export type StartRegistrationInput = {
  /** Answers to the fields of the first step. */
  answers: RegistrationAnswersInput;
  /** Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for REGISTRATION. */
  captcha?: string | null | undefined;
  /** Ticks, when the first step is the last. */
  consents?: Array<ConsentTickInput> | null | undefined;
};

/** Readings of meters of any accounts of the viewer. */
export type SubmitReadingsInput = {
  /** One to twenty meters, each judged by itself. */
  meters: Array<MeterReadingInput>;
  /** The sender’s clock when it sends: with it, `takenAt` of a clock set wrong is put right. */
  sentAt?: string | null | undefined;
};

/** The account to remove from the portal. */
export type UnlinkAccountInput = {
  /** Id of one of the viewer’s accounts. */
  accountId: string | number;
};

/** Why an account was not removed. */
export type UnlinkRefusal =
  /** It is not among the accounts of the resident. */
  | 'NOT_FOUND'
  /** This account cannot be removed here (`Tenant.rules.accounts.removable`). */
  | 'NOT_OFFERED';

/** Which consent is withdrawn. */
export type WithdrawConsentInput = {
  /** The resident knows that their portal closes with it; needed where there is no portal without it. */
  closesAccess?: boolean | null | undefined;
  /** Id of the consent, as `viewer.consents` gave it. */
  id: string | number;
};

/** Why a consent was not withdrawn. */
export type WithdrawalRefusal =
  /** There is no portal without it: withdraw it with `closesAccess: true`. */
  | 'CLOSES_ACCESS'
  /** The resident has no such consent, or it was withdrawn before. */
  | 'NOT_FOUND';

export type ViewerAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerAccountsQuery = { viewer: { id: string, name: string | null, registeredAt: string, textsToAccept: Array<{ kind: LegalTextKind, title: string, version: string, effectiveFrom: string, summary: Array<string>, changes: Array<string> }>, accounts: { nodes: Array<{ id: string, number: string, address: string, status: AccountStatus, primary: boolean }> } } | null };

export type AccountDescriptionQueryVariables = Exact<{
  account: string | number;
}>;


export type AccountDescriptionQuery = { account: { id: string, number: string, owner: string, address: string, proved: boolean, area: string | null, residents: number | null, status: AccountStatus, balance: string, balancePeriod: string | null, services: Array<{ id: string, balance: string, service: { code: string, name: string } }>, meters: Array<{ model: string | null, digits: number, id: string, serial: string, status: MeterStatus, verificationDueOn: string | null, service: { code: string, name: string, unit: string | null }, registers: Array<{ id: string, code: RegisterCode, lastReading: { id: string, value: string, takenOn: string } | null }> }> } | null };

export type LinkAccountMutationVariables = Exact<{
  input: LinkAccountInput;
}>;


export type LinkAccountMutation = { linkAccount:
    | { __typename: 'AccountLinked', message: string, account: { id: string } }
    | { __typename: 'LinkRefused', reason: LinkRefusal, message: string }
   };

export type UnlinkAccountMutationVariables = Exact<{
  input: UnlinkAccountInput;
}>;


export type UnlinkAccountMutation = { unlinkAccount:
    | { __typename: 'AccountUnlinked', viewer: { id: string } }
    | { __typename: 'UnlinkRefused', reason: UnlinkRefusal, message: string }
   };

export type ProveAccountMutationVariables = Exact<{
  input: ProveAccountInput;
}>;


export type ProveAccountMutation = { proveAccount:
    | { __typename: 'AccountNotProved', reason: ProofRefusal, message: string, retryAfterSeconds: number | null }
    | { __typename: 'AccountProved', account: { id: string, owner: string, address: string, proved: boolean } }
   };

export type AutopayNowFragment = { own: boolean, status: AutopayStatus, mode: AutopayMode, day: number | null, limit: string, stoppedBy: AutopayStop | null, message: string | null, nextOn: string | null, nextAmount: string | null, card: { id: string, maskedPan: string, expiry: string | null } | null };

export type AutopayAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AutopayAccountsQuery = { viewer: { id: string, accounts: { nodes: Array<{ id: string, number: string, address: string, autopay: { status: AutopayStatus } | null }> } } | null };

export type AutopayOfQueryVariables = Exact<{
  account: string | number;
}>;


export type AutopayOfQuery = { viewer: { id: string, cards: Array<{ id: string, maskedPan: string, expiry: string | null }> } | null, account: { id: string, autopay: { own: boolean, status: AutopayStatus, mode: AutopayMode, day: number | null, limit: string, stoppedBy: AutopayStop | null, message: string | null, nextOn: string | null, nextAmount: string | null, card: { id: string, maskedPan: string, expiry: string | null } | null } | null } | null };

export type SetAutopayMutationVariables = Exact<{
  input: SetAutopayInput;
}>;


export type SetAutopayMutation = { setAutopay:
    | { __typename: 'AutopayRefused', reason: AutopayRefusal, message: string, field: string | null }
    | { __typename: 'AutopaySet', autopay: { own: boolean, status: AutopayStatus, mode: AutopayMode, day: number | null, limit: string, stoppedBy: AutopayStop | null, message: string | null, nextOn: string | null, nextAmount: string | null, card: { id: string, maskedPan: string, expiry: string | null } | null } }
   };

export type StopAutopayMutationVariables = Exact<{
  account: string | number;
}>;


export type StopAutopayMutation = { stopAutopay: { autopay: { own: boolean, status: AutopayStatus, mode: AutopayMode, day: number | null, limit: string, stoppedBy: AutopayStop | null, message: string | null, nextOn: string | null, nextAmount: string | null, card: { id: string, maskedPan: string, expiry: string | null } | null } | null } };

export type ForgetCardMutationVariables = Exact<{
  id: string | number;
}>;


export type ForgetCardMutation = { forgetCard: { cards: Array<{ id: string, maskedPan: string, expiry: string | null }> } };

export type BillTotalsFragment = { id: string, period: string, opening: string, charged: string, recalculated: string, paid: string, closing: string, dueOn: string };

export type BillPaperFragment = { period: string, documentPath: string };

export type BillsQueryVariables = Exact<{
  account: string | number;
  first: number;
  after?: string | null | undefined;
  choosing: boolean;
}>;


export type BillsQuery = { account: { id: string, preliminaryCharges: Array<{ id: string, period: string, registerCode: RegisterCode, previousReading: string, currentReading: string, volume: string, unit: string | null, tariff: string, charged: string, service: { code: string, name: string } }>, bills: { nodes: Array<{ id: string, period: string, opening: string, charged: string, recalculated: string, paid: string, closing: string, dueOn: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, months?: { nodes: Array<{ id: string, period: string }> } } | null };

export type BillQueryVariables = Exact<{
  account: string | number;
  period: string;
  before: string;
  after: string;
}>;


export type BillQuery = { account: { id: string, number: string, owner: string, address: string, amountDue: string, paidOnCurrentBill: string | null, meters: Array<{ id: string, service: { code: string }, registers: Array<{ id: string }> }>, latestBill: { id: string, period: string } | null, before: { id: string, period: string } | null, after: { id: string, period: string } | null, bill: { id: string, period: string, opening: string, charged: string, recalculated: string, paid: string, closing: string, dueOn: string, documentPath: string, charges: Array<{ id: string, opening: string, charged: string, recalculated: string, paid: string, closing: string, service: { code: string, name: string, unit: string | null }, lines: Array<{ id: string, registerCode: RegisterCode | null, method: ChargeMethod | null, previousReading: string | null, currentReading: string | null, volume: string, unit: string | null, tariff: string, charged: string }> }> } | null } | null };

export type BillExplanationQueryVariables = Exact<{
  bill: string | number;
}>;


export type BillExplanationQuery = { billExplanation: { summary: string, lines: Array<{ serviceCode: string, position: number | null, text: string }>, changes: Array<{ serviceCode: string, service: string, difference: string, text: string }> } | null };

export type CaptchaChallengeQueryVariables = Exact<{
  place: CaptchaPlaceName;
}>;


export type CaptchaChallengeQuery = { captchaChallenge: string | null };

export type ChargesQueryVariables = Exact<{
  account: string | number;
  from?: string | null | undefined;
  to?: string | null | undefined;
  service?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ChargesQuery = { account: { id: string, balancePeriod: string | null, services: Array<{ id: string, service: { code: string, name: string } }>, charges: { nodes: Array<{ id: string, period: string, opening: string, charged: string, recalculated: string, paid: string, closing: string, service: { code: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TextToAcceptFragment = { kind: LegalTextKind, title: string, version: string, effectiveFrom: string, summary: Array<string>, changes: Array<string> };

export type GivenConsentFragment = { id: string, kind: LegalTextKind, channel: Channel | null, title: string, version: string, givenAt: string, withdrawnAt: string | null, required: boolean };

export type OwnConsentsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnConsentsQuery = { viewer: { id: string, consents: Array<{ id: string, kind: LegalTextKind, channel: Channel | null, title: string, version: string, givenAt: string, withdrawnAt: string | null, required: boolean }> } | null, tenant: { legalTexts: Array<{ kind: LegalTextKind, title: string, version: string }>, rules: { consents: Array<{ text: LegalTextKind, askedAt: Array<ConsentPlace>, required: boolean, channels: Array<Channel> }> } } };

export type GiveConsentsMutationVariables = Exact<{
  input: GiveConsentsInput;
}>;


export type GiveConsentsMutation = { giveConsents:
    | { __typename: 'ConsentsGiven', viewer: { id: string, consents: Array<{ id: string, kind: LegalTextKind, channel: Channel | null, title: string, version: string, givenAt: string, withdrawnAt: string | null, required: boolean }>, textsToAccept: Array<{ kind: LegalTextKind, title: string, version: string, effectiveFrom: string, summary: Array<string>, changes: Array<string> }> } }
    | { __typename: 'ConsentsRefused', reason: ConsentRefusal, message: string }
   };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { withdrawConsent:
    | { __typename: 'ConsentWithdrawn', closed: boolean, message: string }
    | { __typename: 'WithdrawalRefused', reason: WithdrawalRefusal, message: string }
   };

export type ConsumedFragment = { nodes: Array<{ id: string, period: string, service: { code: string, name: string, unit: string | null }, lines: Array<{ id: string, registerCode: RegisterCode | null, volume: string, unit: string | null }> }>, pageInfo: { hasNextPage: boolean } };

export type ConsumptionQueryVariables = Exact<{
  account: string | number;
  from?: string | null | undefined;
  to?: string | null | undefined;
  yearBefore?: string | null | undefined;
  toYearBefore?: string | null | undefined;
  service?: string | null | undefined;
}>;


export type ConsumptionQuery = { account: { id: string, services: Array<{ id: string, service: { code: string, name: string, unit: string | null } }>, now: { nodes: Array<{ id: string, period: string, service: { code: string, name: string, unit: string | null }, lines: Array<{ id: string, registerCode: RegisterCode | null, volume: string, unit: string | null }> }>, pageInfo: { hasNextPage: boolean } }, yearAgo: { nodes: Array<{ id: string, period: string, service: { code: string, name: string, unit: string | null }, lines: Array<{ id: string, registerCode: RegisterCode | null, volume: string, unit: string | null }> }>, pageInfo: { hasNextPage: boolean } } } | null };

export type ThisDeviceQueryVariables = Exact<{ [key: string]: never; }>;


export type ThisDeviceQuery = { viewer: { id: string, device: { pin: boolean, passkey: boolean } } | null };

export type SetPinMutationVariables = Exact<{
  input: SetPinInput;
}>;


export type SetPinMutation = { setPin:
    | { __typename: 'PinRefused', reason: PinRefusal, message: string }
    | { __typename: 'PinSet', message: string }
   };

export type RemovePinMutationVariables = Exact<{ [key: string]: never; }>;


export type RemovePinMutation = { removePin: { message: string } };

export type SignInWithPinMutationVariables = Exact<{
  input: SignInWithPinInput;
}>;


export type SignInWithPinMutation = { signInWithPin:
    | { __typename: 'NewPasswordRequired' }
    | { __typename: 'SignInRefused', reason: SignInRefusal, message: string }
    | { __typename: 'SignedIn', accessToken: string, expiresAt: string }
   };

export type PasskeyCreationOptionsMutationVariables = Exact<{ [key: string]: never; }>;


export type PasskeyCreationOptionsMutation = { passkeyCreationOptions: { json: string } | null };

export type AddPasskeyMutationVariables = Exact<{
  input: PasskeyInput;
}>;


export type AddPasskeyMutation = { addPasskey:
    | { __typename: 'PasskeyAdded', message: string }
    | { __typename: 'PasskeyRefused', reason: PasskeyRefusal, message: string }
   };

export type RemovePasskeyMutationVariables = Exact<{ [key: string]: never; }>;


export type RemovePasskeyMutation = { removePasskey: { message: string } };

export type PasskeyRequestOptionsMutationVariables = Exact<{ [key: string]: never; }>;


export type PasskeyRequestOptionsMutation = { passkeyRequestOptions: { json: string } | null };

export type SignInWithPasskeyMutationVariables = Exact<{
  input: PasskeyInput;
}>;


export type SignInWithPasskeyMutation = { signInWithPasskey:
    | { __typename: 'NewPasswordRequired' }
    | { __typename: 'SignInRefused', reason: SignInRefusal, message: string }
    | { __typename: 'SignedIn', accessToken: string, expiresAt: string }
   };

export type PastReadingsQueryVariables = Exact<{
  account: string | number;
}>;


export type PastReadingsQuery = { account: { id: string, meters: Array<{ id: string, serial: string, status: MeterStatus, service: { code: string, name: string, unit: string | null }, registers: Array<{ id: string, code: RegisterCode }>, readings: { nodes: Array<{ id: string, registerCode: RegisterCode, value: string, takenOn: string, period: string | null, source: ReadingSource, status: ReadingStatus, refusal: string | null, photo: string | null }>, pageInfo: { hasNextPage: boolean } } }> } | null };

export type LegalTextsQueryVariables = Exact<{ [key: string]: never; }>;


export type LegalTextsQuery = { tenant: { legalTexts: Array<{ kind: LegalTextKind, title: string, version: string, effectiveFrom: string }> } };

export type LegalTextQueryVariables = Exact<{
  kind: LegalTextKind;
}>;


export type LegalTextQuery = { tenant: { legalText: { title: string, version: string, effectiveFrom: string, summary: Array<string>, html: string } | null } };

export type MeterFactsFragment = { id: string, serial: string, status: MeterStatus, verificationDueOn: string | null, service: { code: string, name: string, unit: string | null }, registers: Array<{ id: string, code: RegisterCode, lastReading: { id: string, value: string, takenOn: string } | null }> };

export type WindowFactsFragment = { mode: ReadingWindowMode, opensOn: string | null, closesOn: string | null, daysLeft: number | null, open: boolean, period: string };

export type ReadingsDueFragment = { needsPayment: boolean, window: { mode: ReadingWindowMode, opensOn: string | null, closesOn: string | null, daysLeft: number | null, open: boolean, period: string }, meters: Array<{ meterId: string, taken: boolean, registers: Array<{ code: RegisterCode, handedIn: string | null }> }> };

export type MeterToReadFragment = { meterId: string, service: string, unit: string | null, serial: string, digits: number, verificationDueOn: string | null, taken: boolean, notice: string | null, registers: Array<{ code: RegisterCode, label: string, previous: string | null, previousOn: string | null, previousSource: ReadingSource | null, handedIn: string | null, handedInAt: string | null, handedInStatus: ReadingStatus | null, lastBilled: string | null, lastBilledOn: string | null, warnAbove: number | null }> };

export type ReadingsQueryVariables = Exact<{
  account: string | number;
  first: number;
}>;


export type ReadingsQuery = { viewer: { id: string } | null, readingForm: { needsPayment: boolean, window: { mode: ReadingWindowMode, opensOn: string | null, closesOn: string | null, daysLeft: number | null, open: boolean, period: string }, meters: Array<{ meterId: string, service: string, unit: string | null, serial: string, digits: number, verificationDueOn: string | null, taken: boolean, notice: string | null, registers: Array<{ code: RegisterCode, label: string, previous: string | null, previousOn: string | null, previousSource: ReadingSource | null, handedIn: string | null, handedInAt: string | null, handedInStatus: ReadingStatus | null, lastBilled: string | null, lastBilledOn: string | null, warnAbove: number | null }> }> } | null, account: { id: string, preliminaryCharges: Array<{ id: string, period: string, registerCode: RegisterCode, previousReading: string, currentReading: string, volume: string, unit: string | null, tariff: string, charged: string, service: { code: string, name: string } }>, meters: Array<{ id: string, serial: string, status: MeterStatus, verificationDueOn: string | null, readings: { nodes: Array<{ id: string, registerCode: RegisterCode, value: string, takenOn: string, source: ReadingSource, status: ReadingStatus, refusal: string | null, photo: string | null }>, pageInfo: { hasNextPage: boolean } }, service: { code: string, name: string, unit: string | null }, registers: Array<{ id: string, code: RegisterCode, lastReading: { id: string, value: string, takenOn: string } | null }> }> } | null };

export type WhoIsThisQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoIsThisQuery = { viewer: { id: string } | null };

export type SubmitReadingsMutationVariables = Exact<{
  input: SubmitReadingsInput;
}>;


export type SubmitReadingsMutation = { submitReadings: { outcomes: Array<
      | { __typename: 'ReadingRefused', key: string, meterId: string, reason: ReadingRefusal, message: string, registers: Array<{ code: RegisterCode, message: string }> }
      | { __typename: 'ReadingTaken', key: string, meterId: string, period: string, takenOn: string, message: string, notice: string | null, registers: Array<{ code: RegisterCode, value: string, consumption: string | null }>, preliminary: Array<{ id: string, period: string, registerCode: RegisterCode, previousReading: string, currentReading: string, volume: string, unit: string | null, tariff: string, charged: string, service: { code: string, name: string } }> }
      | { __typename: 'ReadingToConfirm', key: string, meterId: string, message: string, registers: Array<{ code: RegisterCode, message: string }> }
    > } };

export type TakenFragment = { key: string, meterId: string, period: string, takenOn: string, message: string, notice: string | null, registers: Array<{ code: RegisterCode, value: string, consumption: string | null }>, preliminary: Array<{ id: string, period: string, registerCode: RegisterCode, previousReading: string, currentReading: string, volume: string, unit: string | null, tariff: string, charged: string, service: { code: string, name: string } }> };

export type PreliminaryFragment = { id: string, period: string, registerCode: RegisterCode, previousReading: string, currentReading: string, volume: string, unit: string | null, tariff: string, charged: string, service: { code: string, name: string } };

export type OverviewQueryVariables = Exact<{
  account: string | number;
}>;


export type OverviewQuery = { readingForm: { needsPayment: boolean, window: { mode: ReadingWindowMode, opensOn: string | null, closesOn: string | null, daysLeft: number | null, open: boolean, period: string }, meters: Array<{ meterId: string, taken: boolean, registers: Array<{ code: RegisterCode, handedIn: string | null }> }> } | null, account: { id: string, number: string, status: AccountStatus, balance: string, amountDue: string, balancePeriod: string | null, dueOn: string | null, paidOnCurrentBill: string | null, meters: Array<{ id: string, serial: string, status: MeterStatus, verificationDueOn: string | null, service: { code: string, name: string, unit: string | null }, registers: Array<{ id: string, code: RegisterCode, lastReading: { id: string, value: string, takenOn: string } | null }> }>, preliminaryCharges: Array<{ id: string, period: string, registerCode: RegisterCode, previousReading: string, currentReading: string, volume: string, unit: string | null, tariff: string, charged: string, service: { code: string, name: string } }>, latestBill: { id: string, period: string, opening: string, charged: string, recalculated: string, paid: string, closing: string, dueOn: string, documentPath: string } | null } | null };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset:
    | { __typename: 'PasswordRefused', reason: PasswordRefusal, message: string, retryAfterSeconds: number | null }
    | { __typename: 'PasswordResetRequested', message: string, codeDigits: number | null, minutes: number }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'PasswordRefused', reason: PasswordRefusal, message: string, retryAfterSeconds: number | null }
    | { __typename: 'PasswordReset', message: string }
   };

export type PayFormNowFragment = { online: boolean, quote: string, amountDue: string, proposed: string | null, minimum: string, maximum: string | null, readingsRequired: boolean, paidOnCurrentBill: string | null, canRemember: boolean, services: Array<{ debt: string, proposed: string, service: { code: string, name: string } }>, payer: { fullName: string | null, email: string | null, phone: string | null }, consents: Array<{ kind: LegalTextKind, version: string, title: string }>, open: { id: string, amount: string, begunAt: string | null, status: PaymentStatus, payUrl: string | null } | null };

export type PayQueryVariables = Exact<{
  account: string | number;
}>;


export type PayQuery = { viewer: { id: string } | null, payForm: { online: boolean, quote: string, amountDue: string, proposed: string | null, minimum: string, maximum: string | null, readingsRequired: boolean, paidOnCurrentBill: string | null, canRemember: boolean, services: Array<{ debt: string, proposed: string, service: { code: string, name: string } }>, payer: { fullName: string | null, email: string | null, phone: string | null }, consents: Array<{ kind: LegalTextKind, version: string, title: string }>, open: { id: string, amount: string, begunAt: string | null, status: PaymentStatus, payUrl: string | null } | null } | null, readingForm: { meters: Array<{ meterId: string, service: string, unit: string | null, serial: string, digits: number, verificationDueOn: string | null, taken: boolean, notice: string | null, registers: Array<{ code: RegisterCode, label: string, previous: string | null, previousOn: string | null, previousSource: ReadingSource | null, handedIn: string | null, handedInAt: string | null, handedInStatus: ReadingStatus | null, lastBilled: string | null, lastBilledOn: string | null, warnAbove: number | null }> }> } | null, account: { id: string, number: string, amountDue: string, balance: string, balancePeriod: string | null, dueOn: string | null, services: Array<{ id: string, balance: string, service: { code: string } }> } | null, tenant: { name: string, requisites: { inn: string, kpp: string | null, bankName: string, bic: string, account: string, correspondentAccount: string } } };

export type StartPaymentMutationVariables = Exact<{
  input: StartPaymentInput;
}>;


export type StartPaymentMutation = { startPayment:
    | { __typename: 'PaymentRefused', reason: PaymentRefusal, message: string, fields: Array<{ field: string, message: string }>, readings: Array<{ meterId: string, message: string, registers: Array<{ code: RegisterCode, message: string }> }>, form: { online: boolean, quote: string, amountDue: string, proposed: string | null, minimum: string, maximum: string | null, readingsRequired: boolean, paidOnCurrentBill: string | null, canRemember: boolean, services: Array<{ debt: string, proposed: string, service: { code: string, name: string } }>, payer: { fullName: string | null, email: string | null, phone: string | null }, consents: Array<{ kind: LegalTextKind, version: string, title: string }>, open: { id: string, amount: string, begunAt: string | null, status: PaymentStatus, payUrl: string | null } | null } | null }
    | { __typename: 'PaymentStarted', payUrl: string | null, payment: { id: string, status: PaymentStatus } }
    | { __typename: 'PaymentToConfirm', readings: Array<{ meterId: string, message: string }> }
   };

export type PaymentNowFragment = { id: string, accountId: string, amount: string, paidAt: string, begunAt: string | null, status: PaymentStatus, payUrl: string | null, message: string | null, refunded: string, parts: Array<{ amount: string, service: { code: string, name: string } }>, readings: Array<{ register: RegisterCode, value: string, refusal: string | null, meter: { id: string, serial: string, service: { name: string, unit: string | null }, registers: Array<{ id: string }> } }> };

export type PaymentByNowQueryVariables = Exact<{
  id: string | number;
}>;


export type PaymentByNowQuery = { viewer: { id: string } | null, payment: { id: string, accountId: string, amount: string, paidAt: string, begunAt: string | null, status: PaymentStatus, payUrl: string | null, message: string | null, refunded: string, parts: Array<{ amount: string, service: { code: string, name: string } }>, readings: Array<{ register: RegisterCode, value: string, refusal: string | null, meter: { id: string, serial: string, service: { name: string, unit: string | null }, registers: Array<{ id: string }> } }> } | null };

export type CheckPaymentMutationVariables = Exact<{
  id: string | number;
}>;


export type CheckPaymentMutation = { checkPayment: { id: string, accountId: string, amount: string, paidAt: string, begunAt: string | null, status: PaymentStatus, payUrl: string | null, message: string | null, refunded: string, parts: Array<{ amount: string, service: { code: string, name: string } }>, readings: Array<{ register: RegisterCode, value: string, refusal: string | null, meter: { id: string, serial: string, service: { name: string, unit: string | null }, registers: Array<{ id: string }> } }> } | null };

export type PaidAccountQueryVariables = Exact<{
  account: string | number;
}>;


export type PaidAccountQuery = { account: { id: string, number: string, amountDue: string, paidOnCurrentBill: string | null, latestBill: { id: string, period: string } | null } | null };

export type PaymentChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type PaymentChangedSubscription = { paymentChanged: { id: string, accountId: string, amount: string, paidAt: string, begunAt: string | null, status: PaymentStatus, payUrl: string | null, message: string | null, refunded: string, parts: Array<{ amount: string, service: { code: string, name: string } }>, readings: Array<{ register: RegisterCode, value: string, refusal: string | null, meter: { id: string, serial: string, service: { name: string, unit: string | null }, registers: Array<{ id: string }> } }> } };

export type PaymentsQueryVariables = Exact<{
  account: string | number;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type PaymentsQuery = { account: { id: string, payments: { nodes: Array<{ id: string, amount: string, paidAt: string, period: string | null, source: PaymentSource, status: PaymentStatus, refunded: string }>, pageInfo: { hasNextPage: boolean } } } | null };

export type ReceiptShownFragment = { number: string, paidAt: string, amount: string, refunded: string, status: PaymentStatus, statusInWords: string, link: string, lines: Array<{ part: ReceiptPart, label: string, values: Array<string> }> };

export type PaymentReceiptQueryVariables = Exact<{
  id: string | number;
}>;


export type PaymentReceiptQuery = { payment: { id: string, accountId: string, receipt: { number: string, paidAt: string, amount: string, refunded: string, status: PaymentStatus, statusInWords: string, link: string, lines: Array<{ part: ReceiptPart, label: string, values: Array<string> }> } | null } | null };

export type ReceiptByLinkQueryVariables = Exact<{
  token: string;
}>;


export type ReceiptByLinkQuery = { tenant: { slug: string, name: string }, receipt: { number: string, paidAt: string, amount: string, refunded: string, status: PaymentStatus, statusInWords: string, link: string, lines: Array<{ part: ReceiptPart, label: string, values: Array<string> }> } | null };

export type SendReceiptMutationVariables = Exact<{
  input: SendReceiptInput;
}>;


export type SendReceiptMutation = { sendReceipt: { sent: boolean, message: string } };

export type RefundStateFragment = { id: string, refundable: string, refundRequest: { id: string, amount: string, reason: string | null, status: RefundRequestStatus, dueOn: string, createdAt: string, decidedAt: string | null, answer: string | null } | null };

export type PaymentRefundQueryVariables = Exact<{
  id: string | number;
}>;


export type PaymentRefundQuery = { payment: { id: string, refundable: string, refundRequest: { id: string, amount: string, reason: string | null, status: RefundRequestStatus, dueOn: string, createdAt: string, decidedAt: string | null, answer: string | null } | null } | null };

export type RequestRefundMutationVariables = Exact<{
  input: RequestRefundInput;
}>;


export type RequestRefundMutation = { requestRefund:
    | { __typename: 'RefundNotTaken', reason: RefundRefusal, message: string, field: string | null }
    | { __typename: 'RefundRequested', message: string, payment: { id: string, refundable: string, refundRequest: { id: string, amount: string, reason: string | null, status: RefundRequestStatus, dueOn: string, createdAt: string, decidedAt: string | null, answer: string | null } | null } }
   };

export type RegistrationRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type RegistrationRulesQuery = { tenant: { legalTexts: Array<{ kind: LegalTextKind, title: string, version: string }>, rules: { accountNumber: { label: string, hint: string, alphabet: AccountNumberAlphabet, minLength: number, maxLength: number, grouping: Array<number> }, login: { mode: LoginMode, label: string, hint: string | null, minLength: number | null, maxLength: number | null }, password: { mode: PasswordMode, channels: Array<Channel> | null, minLength: number, maxLength: number, typedTwice: boolean }, recovery: { title: string, asks: Array<AskedField>, channels: Array<Channel>, by: RecoveryMeans }, accounts: { officeCode: { hint: string } | null }, consents: Array<{ text: LegalTextKind, askedAt: Array<ConsentPlace>, required: boolean, channels: Array<Channel> }>, registration: { needed: Array<string>, steps: Array<{ title: string, fields: Array<{ asks: AskedField, required: boolean, hint: string | null }> }>, identity: { checks: Array<{ proof: IdentityProof, question: string }> }, activation: { mode: ActivationMode, channel: Channel | null, linkHours: number | null } } } } };

export type StartRegistrationMutationVariables = Exact<{
  input: StartRegistrationInput;
}>;


export type StartRegistrationMutation = { startRegistration:
    | { __typename: 'RegistrationContinues', registration: string, step: number | null, check: IdentityProof | null, question: string | null, because: string | null }
    | { __typename: 'RegistrationRefused', reason: RegistrationRefusal, message: string, retryAfterSeconds: number | null, faults: Array<{ asks: AskedField, message: string }> }
    | { __typename: 'RegistrationSubmitted', registration: string, next: RegistrationNext, message: string, codeDigits: number | null, login: string }
   };

export type ContinueRegistrationMutationVariables = Exact<{
  input: ContinueRegistrationInput;
}>;


export type ContinueRegistrationMutation = { continueRegistration:
    | { __typename: 'RegistrationContinues', registration: string, step: number | null, check: IdentityProof | null, question: string | null, because: string | null }
    | { __typename: 'RegistrationRefused', reason: RegistrationRefusal, message: string, retryAfterSeconds: number | null, faults: Array<{ asks: AskedField, message: string }> }
    | { __typename: 'RegistrationSubmitted', registration: string, next: RegistrationNext, message: string, codeDigits: number | null, login: string }
   };

type RegistrationOutcome_RegistrationContinues_Fragment = { __typename: 'RegistrationContinues', registration: string, step: number | null, check: IdentityProof | null, question: string | null, because: string | null };

type RegistrationOutcome_RegistrationRefused_Fragment = { __typename: 'RegistrationRefused', reason: RegistrationRefusal, message: string, retryAfterSeconds: number | null, faults: Array<{ asks: AskedField, message: string }> };

type RegistrationOutcome_RegistrationSubmitted_Fragment = { __typename: 'RegistrationSubmitted', registration: string, next: RegistrationNext, message: string, codeDigits: number | null, login: string };

export type RegistrationOutcomeFragment =
  | RegistrationOutcome_RegistrationContinues_Fragment
  | RegistrationOutcome_RegistrationRefused_Fragment
  | RegistrationOutcome_RegistrationSubmitted_Fragment
;

export type CompleteRegistrationMutationVariables = Exact<{
  input: CompleteRegistrationInput;
}>;


export type CompleteRegistrationMutation = { completeRegistration:
    | { __typename: 'RegistrationCompleted', login: string, message: string, passwordSent: boolean }
    | { __typename: 'RegistrationNotCompleted', reason: CompletionRefusal, message: string, retryAfterSeconds: number | null }
   };

export type ResendRegistrationCodeMutationVariables = Exact<{
  input: ResendRegistrationCodeInput;
}>;


export type ResendRegistrationCodeMutation = { resendRegistrationCode: { message: string, retryAfterSeconds: number | null } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'NewPasswordRequired', login: string, message: string }
    | { __typename: 'SignInRefused', reason: SignInRefusal, message: string, retryAfterSeconds: number | null }
    | { __typename: 'SignedIn', accessToken: string, expiresAt: string }
   };

export type RefreshSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'SessionEnded', message: string }
    | { __typename: 'SessionRefreshed', accessToken: string, expiresAt: string }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { done: boolean } };

export type OwnContactsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnContactsQuery = { viewer: { id: string, name: string | null, email: string | null, phone: string | null, homePhone: string | null } | null };

export type RequestContactChangeMutationVariables = Exact<{
  input: RequestContactChangeInput;
}>;


export type RequestContactChangeMutation = { requestContactChange:
    | { __typename: 'ContactChangeRefused', reason: ContactRefusal, message: string, retryAfterSeconds: number | null }
    | { __typename: 'ContactChangeRequested', message: string, codeDigits: number, minutes: number }
    | { __typename: 'ContactChanged', message: string, viewer: { id: string, email: string | null, phone: string | null } }
   };

export type ConfirmContactChangeMutationVariables = Exact<{
  input: ConfirmContactChangeInput;
}>;


export type ConfirmContactChangeMutation = { confirmContactChange:
    | { __typename: 'ContactChangeRefused', reason: ContactRefusal, message: string, retryAfterSeconds: number | null }
    | { __typename: 'ContactChanged', message: string, viewer: { id: string, email: string | null, phone: string | null } }
   };

export type ChangeOwnDataMutationVariables = Exact<{
  input: ChangeOwnDataInput;
}>;


export type ChangeOwnDataMutation = { changeOwnData:
    | { __typename: 'OwnDataChanged', viewer: { id: string, name: string | null, homePhone: string | null } }
    | { __typename: 'OwnDataRefused', reason: OwnDataRefusal, message: string }
   };

export type ChosenDeliveryFragment = { id: string, email: string | null, delivery: { accounts: Array<{ accountId: string, number: string, offered: boolean, billByEmail: EmailedBill | null, paperRefused: boolean, paperRefusedAt: string | null }>, notices: Array<{ kind: NoticeKind, channel: MessageChannel, chosen: boolean, address: string | null, needsConsent: LegalTextKind | null }> } };

export type OwnDeliveryQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnDeliveryQuery = { viewer: { id: string, email: string | null, delivery: { accounts: Array<{ accountId: string, number: string, offered: boolean, billByEmail: EmailedBill | null, paperRefused: boolean, paperRefusedAt: string | null }>, notices: Array<{ kind: NoticeKind, channel: MessageChannel, chosen: boolean, address: string | null, needsConsent: LegalTextKind | null }> } } | null };

export type ChooseDeliveryMutationVariables = Exact<{
  input: ChooseDeliveryInput;
}>;


export type ChooseDeliveryMutation = { chooseDelivery:
    | { __typename: 'DeliveryChosen', message: string, viewer: { id: string, email: string | null, delivery: { accounts: Array<{ accountId: string, number: string, offered: boolean, billByEmail: EmailedBill | null, paperRefused: boolean, paperRefusedAt: string | null }>, notices: Array<{ kind: NoticeKind, channel: MessageChannel, chosen: boolean, address: string | null, needsConsent: LegalTextKind | null }> } } }
    | { __typename: 'DeliveryRefused', reason: DeliveryRefusal, message: string }
   };

export type ChooseNoticesMutationVariables = Exact<{
  input: ChooseNoticesInput;
}>;


export type ChooseNoticesMutation = { chooseNotices:
    | { __typename: 'DeliveryChosen', message: string, viewer: { id: string, email: string | null, delivery: { accounts: Array<{ accountId: string, number: string, offered: boolean, billByEmail: EmailedBill | null, paperRefused: boolean, paperRefusedAt: string | null }>, notices: Array<{ kind: NoticeKind, channel: MessageChannel, chosen: boolean, address: string | null, needsConsent: LegalTextKind | null }> } } }
    | { __typename: 'DeliveryRefused', reason: DeliveryRefusal, message: string }
   };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword:
    | { __typename: 'PasswordChanged', message: string }
    | { __typename: 'PasswordRefused', reason: PasswordRefusal, message: string }
   };

export type OwnSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSessionsQuery = { viewer: { id: string, sessions: Array<{ id: string, device: string, place: string | null, method: SignInMethod, startedAt: string, lastUsedAt: string, current: boolean }> } | null };

export type EndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type EndSessionMutation = { endSession: { ended: number } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: { ended: number } };

export type StatementQueryVariables = Exact<{
  account: string | number;
  from: string;
  to: string;
}>;


export type StatementQuery = { account: { id: string, statement: { from: string, to: string, opening: string, closing: string, agrees: boolean, entries: Array<{ day: string, period: string, kind: PostingKind, correction: boolean, amount: string, balance: string, paymentId: string | null, services: Array<{ amount: string, service: { code: string, name: string } | null }> }> } } | null };

export type StoppedQueryVariables = Exact<{ [key: string]: never; }>;


export type StoppedQuery = { tenant: { stopped: string | null } };

export type TenantQueryVariables = Exact<{ [key: string]: never; }>;


export type TenantQuery = { tenant: { name: string, shortName: string, timeZone: string, services: Array<{ code: string }>, contacts: { email: string | null, website: string | null, phones: Array<{ purpose: string, number: string, hours: string }>, offices: Array<{ name: string, address: string, hours: string }> }, rules: { accountNumber: { name: string, nameGenitive: string, grouping: Array<number> }, accounts: { pageTitle: string, shownParts: Array<AccountPart>, maxAdditional: number, linkBy: Array<AccountLinkMeans>, removable: RemovableAccounts, switcher: AccountSwitcherPlace }, registration: { masking: { ownerName: boolean, address: boolean, liftedBy: Array<IdentityProof> } }, readings: { noMeter: string, verificationWarningDays: number, fieldAsWideAsMeter: boolean, layout: ReadingLayout, status: ReadingStatusShown, registerLabels: Array<{ registers: number, labels: Array<string> }>, photo: { mode: ReadingPhotoMode, maxMegabytes: number } }, receipts: { fromPaymentStatus: boolean, linkBy: Array<Channel> }, refunds: { text: string, requestInPortal: boolean }, autopay: { mode: AutopayOfferMode, pays: Array<AutopayMode> | null, announceDaysBefore: number | null, maximumLimit: string | null, defaultLimit: string | null, text: string | null }, payments: { hint: string | null, split: PaymentSplit, receiptBy: Array<Channel>, partRepeatsReadings: boolean, paidOnCurrentBill: boolean, afterPayment: AfterPayment, cap: { hint: string | null }, payer: Array<{ asks: PayerField, required: boolean }>, creditedWithin: { minMinutes: number, maxHours: number } | null }, bills: { name: string, nameGenitive: string, formats: Array<BillFormat>, formedBy: BillForming, print: boolean }, delivery: { billByEmail: Array<EmailedBillFormat>, paperRefusal: boolean, notices: Array<{ kind: NoticeKind }> }, password: { minLength: number, typedTwice: boolean, oldAskedOnChange: boolean }, consents: Array<{ text: LegalTextKind }>, settings: { editable: Array<EditableField>, emailTypedTwice: boolean, pin: { mode: PinMode, digits: number | null, biometrics: boolean | null } }, history: { sections: Array<{ kind: HistoryKind, title: string, intervalChosen: boolean, sortable: boolean, chart: HistoryChart, monthOpens: HistoryMonth, shown: { mode: HistoryIntervalMode, months: number | null } }> } } } };

export const AutopayNowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AutopayNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Autopay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"own"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPan"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stoppedBy"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"nextOn"}},{"kind":"Field","name":{"kind":"Name","value":"nextAmount"}}]}}]} as unknown as DocumentNode<AutopayNowFragment, unknown>;
export const BillTotalsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BillTotals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}},{"kind":"Field","name":{"kind":"Name","value":"recalculated"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]} as unknown as DocumentNode<BillTotalsFragment, unknown>;
export const BillPaperFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BillPaper"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"documentPath"}}]}}]} as unknown as DocumentNode<BillPaperFragment, unknown>;
export const TextToAcceptFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TextToAccept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LegalText"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}}]}}]} as unknown as DocumentNode<TextToAcceptFragment, unknown>;
export const GivenConsentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GivenConsent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Consent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"givenAt"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}},{"kind":"Field","name":{"kind":"Name","value":"required"}}]}}]} as unknown as DocumentNode<GivenConsentFragment, unknown>;
export const ConsumedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Consumed"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChargeConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]} as unknown as DocumentNode<ConsumedFragment, unknown>;
export const MeterFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeterFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verificationDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"lastReading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}}]}}]}}]}}]} as unknown as DocumentNode<MeterFactsFragment, unknown>;
export const WindowFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}}]} as unknown as DocumentNode<WindowFactsFragment, unknown>;
export const ReadingsDueFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingsDue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingForm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needsPayment"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"handedIn"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}}]} as unknown as DocumentNode<ReadingsDueFragment, unknown>;
export const MeterToReadFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeterToRead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingFormMeter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","name":{"kind":"Name","value":"verificationDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"previous"}},{"kind":"Field","name":{"kind":"Name","value":"previousOn"}},{"kind":"Field","name":{"kind":"Name","value":"previousSource"}},{"kind":"Field","name":{"kind":"Name","value":"handedIn"}},{"kind":"Field","name":{"kind":"Name","value":"handedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"handedInStatus"}},{"kind":"Field","name":{"kind":"Name","value":"lastBilled"}},{"kind":"Field","name":{"kind":"Name","value":"lastBilledOn"}},{"kind":"Field","name":{"kind":"Name","value":"warnAbove"}}]}}]}}]} as unknown as DocumentNode<MeterToReadFragment, unknown>;
export const PreliminaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preliminary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreliminaryCharge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"previousReading"}},{"kind":"Field","name":{"kind":"Name","value":"currentReading"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"tariff"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}}]}}]} as unknown as DocumentNode<PreliminaryFragment, unknown>;
export const TakenFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Taken"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preliminary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Preliminary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preliminary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreliminaryCharge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"previousReading"}},{"kind":"Field","name":{"kind":"Name","value":"currentReading"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"tariff"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}}]}}]} as unknown as DocumentNode<TakenFragment, unknown>;
export const PayFormNowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PayFormNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayForm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"online"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debt"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readingsRequired"}},{"kind":"Field","name":{"kind":"Name","value":"payer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paidOnCurrentBill"}},{"kind":"Field","name":{"kind":"Name","value":"canRemember"}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}}]}}]}}]} as unknown as DocumentNode<PayFormNowFragment, unknown>;
export const PaymentNowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"register"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}}]}}]}}]} as unknown as DocumentNode<PaymentNowFragment, unknown>;
export const ReceiptShownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReceiptShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Receipt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusInWords"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}}]} as unknown as DocumentNode<ReceiptShownFragment, unknown>;
export const RefundStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"refundable"}},{"kind":"Field","name":{"kind":"Name","value":"refundRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}}]}}]}}]} as unknown as DocumentNode<RefundStateFragment, unknown>;
export const RegistrationOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RegistrationOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationContinues"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","alias":{"kind":"Name","value":"because"},"name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationSubmitted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"}},{"kind":"Field","name":{"kind":"Name","value":"next"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"codeDigits"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"faults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asks"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RegistrationOutcomeFragment, unknown>;
export const ChosenDeliveryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChosenDelivery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"offered"}},{"kind":"Field","name":{"kind":"Name","value":"billByEmail"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefused"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefusedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"chosen"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"needsConsent"}}]}}]}}]}}]} as unknown as DocumentNode<ChosenDeliveryFragment, unknown>;
export const ViewerAccountsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewerAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"registeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"textsToAccept"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TextToAccept"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"primary"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TextToAccept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LegalText"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}}]}}]} as unknown as DocumentNode<ViewerAccountsQuery, ViewerAccountsQueryVariables>;
export const AccountDescriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountDescription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"proved"}},{"kind":"Field","name":{"kind":"Name","value":"area"}},{"kind":"Field","name":{"kind":"Name","value":"residents"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"balancePeriod"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeterFacts"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"digits"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeterFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verificationDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"lastReading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}}]}}]}}]}}]} as unknown as DocumentNode<AccountDescriptionQuery, AccountDescriptionQueryVariables>;
export const LinkAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountLinked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<LinkAccountMutation, LinkAccountMutationVariables>;
export const UnlinkAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountUnlinked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UnlinkAccountMutation, UnlinkAccountMutationVariables>;
export const ProveAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProveAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProveAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proveAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountProved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"proved"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountNotProved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<ProveAccountMutation, ProveAccountMutationVariables>;
export const AutopayAccountsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AutopayAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"autopay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AutopayAccountsQuery, AutopayAccountsQueryVariables>;
export const AutopayOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AutopayOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPan"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"autopay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AutopayNow"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AutopayNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Autopay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"own"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPan"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stoppedBy"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"nextOn"}},{"kind":"Field","name":{"kind":"Name","value":"nextAmount"}}]}}]} as unknown as DocumentNode<AutopayOfQuery, AutopayOfQueryVariables>;
export const SetAutopayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetAutopay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetAutopayInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setAutopay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AutopaySet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"autopay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AutopayNow"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AutopayRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AutopayNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Autopay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"own"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPan"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stoppedBy"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"nextOn"}},{"kind":"Field","name":{"kind":"Name","value":"nextAmount"}}]}}]} as unknown as DocumentNode<SetAutopayMutation, SetAutopayMutationVariables>;
export const StopAutopayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StopAutopay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stopAutopay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"autopay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AutopayNow"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AutopayNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Autopay"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"own"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPan"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stoppedBy"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"nextOn"}},{"kind":"Field","name":{"kind":"Name","value":"nextAmount"}}]}}]} as unknown as DocumentNode<StopAutopayMutation, StopAutopayMutationVariables>;
export const ForgetCardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ForgetCard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forgetCard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedPan"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}}]}}]}}]}}]} as unknown as DocumentNode<ForgetCardMutation, ForgetCardMutationVariables>;
export const BillsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Bills"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"choosing"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"preliminaryCharges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Preliminary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bills"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BillTotals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"months"},"name":{"kind":"Name","value":"bills"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"choosing"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preliminary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreliminaryCharge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"previousReading"}},{"kind":"Field","name":{"kind":"Name","value":"currentReading"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"tariff"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BillTotals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}},{"kind":"Field","name":{"kind":"Name","value":"recalculated"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]} as unknown as DocumentNode<BillsQuery, BillsQueryVariables>;
export const BillDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Bill"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"paidOnCurrentBill"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestBill"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"before"},"name":{"kind":"Name","value":"bill"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"after"},"name":{"kind":"Name","value":"bill"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bill"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BillTotals"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BillPaper"}},{"kind":"Field","name":{"kind":"Name","value":"charges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}},{"kind":"Field","name":{"kind":"Name","value":"recalculated"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"previousReading"}},{"kind":"Field","name":{"kind":"Name","value":"currentReading"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"tariff"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BillTotals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}},{"kind":"Field","name":{"kind":"Name","value":"recalculated"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BillPaper"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"documentPath"}}]}}]} as unknown as DocumentNode<BillQuery, BillQueryVariables>;
export const BillExplanationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BillExplanation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bill"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billExplanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"billId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bill"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<BillExplanationQuery, BillExplanationQueryVariables>;
export const CaptchaChallengeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaptchaChallenge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"place"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CaptchaPlaceName"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"captchaChallenge"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"place"},"value":{"kind":"Variable","name":{"kind":"Name","value":"place"}}}]}]}}]} as unknown as DocumentNode<CaptchaChallengeQuery, CaptchaChallengeQueryVariables>;
export const ChargesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Charges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"service"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balancePeriod"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"charges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"service"},"value":{"kind":"Variable","name":{"kind":"Name","value":"service"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}},{"kind":"Field","name":{"kind":"Name","value":"recalculated"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChargesQuery, ChargesQueryVariables>;
export const OwnConsentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnConsents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GivenConsent"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"legalTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GivenConsent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Consent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"givenAt"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}},{"kind":"Field","name":{"kind":"Name","value":"required"}}]}}]} as unknown as DocumentNode<OwnConsentsQuery, OwnConsentsQueryVariables>;
export const GiveConsentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GiveConsents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GiveConsentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"giveConsents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentsGiven"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GivenConsent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"textsToAccept"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TextToAccept"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentsRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GivenConsent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Consent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"givenAt"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}},{"kind":"Field","name":{"kind":"Name","value":"required"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TextToAccept"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LegalText"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}}]}}]} as unknown as DocumentNode<GiveConsentsMutation, GiveConsentsMutationVariables>;
export const WithdrawConsentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawConsentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentWithdrawn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"closed"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const ConsumptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Consumption"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"yearBefore"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"toYearBefore"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"service"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"now"},"name":{"kind":"Name","value":"charges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"service"},"value":{"kind":"Variable","name":{"kind":"Name","value":"service"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Consumed"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"yearAgo"},"name":{"kind":"Name","value":"charges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"yearBefore"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"toYearBefore"}}},{"kind":"Argument","name":{"kind":"Name","value":"service"},"value":{"kind":"Variable","name":{"kind":"Name","value":"service"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Consumed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Consumed"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChargeConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]} as unknown as DocumentNode<ConsumptionQuery, ConsumptionQueryVariables>;
export const ThisDeviceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ThisDevice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pin"}},{"kind":"Field","name":{"kind":"Name","value":"passkey"}}]}}]}}]}}]} as unknown as DocumentNode<ThisDeviceQuery, ThisDeviceQueryVariables>;
export const SetPinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetPin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetPinInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setPin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PinRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SetPinMutation, SetPinMutationVariables>;
export const RemovePinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemovePin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removePin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RemovePinMutation, RemovePinMutationVariables>;
export const SignInWithPinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignInWithPin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInWithPinInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInWithPin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInWithPinMutation, SignInWithPinMutationVariables>;
export const PasskeyCreationOptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PasskeyCreationOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"passkeyCreationOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"json"}}]}}]}}]} as unknown as DocumentNode<PasskeyCreationOptionsMutation, PasskeyCreationOptionsMutationVariables>;
export const AddPasskeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddPasskey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addPasskey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeyAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeyRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddPasskeyMutation, AddPasskeyMutationVariables>;
export const RemovePasskeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemovePasskey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removePasskey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const PasskeyRequestOptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PasskeyRequestOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"passkeyRequestOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"json"}}]}}]}}]} as unknown as DocumentNode<PasskeyRequestOptionsMutation, PasskeyRequestOptionsMutationVariables>;
export const SignInWithPasskeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignInWithPasskey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInWithPasskey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInWithPasskeyMutation, SignInWithPasskeyMutationVariables>;
export const PastReadingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PastReadings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"photo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PastReadingsQuery, PastReadingsQueryVariables>;
export const LegalTextsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LegalTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"legalTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}}]}}]}}]}}]} as unknown as DocumentNode<LegalTextsQuery, LegalTextsQueryVariables>;
export const LegalTextDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LegalText"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LegalTextKind"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"legalText"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"html"}}]}}]}}]}}]} as unknown as DocumentNode<LegalTextQuery, LegalTextQueryVariables>;
export const ReadingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Readings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readingForm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needsPayment"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeterToRead"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"preliminaryCharges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Preliminary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeterFacts"}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"photo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeterToRead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingFormMeter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","name":{"kind":"Name","value":"verificationDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"previous"}},{"kind":"Field","name":{"kind":"Name","value":"previousOn"}},{"kind":"Field","name":{"kind":"Name","value":"previousSource"}},{"kind":"Field","name":{"kind":"Name","value":"handedIn"}},{"kind":"Field","name":{"kind":"Name","value":"handedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"handedInStatus"}},{"kind":"Field","name":{"kind":"Name","value":"lastBilled"}},{"kind":"Field","name":{"kind":"Name","value":"lastBilledOn"}},{"kind":"Field","name":{"kind":"Name","value":"warnAbove"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preliminary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreliminaryCharge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"previousReading"}},{"kind":"Field","name":{"kind":"Name","value":"currentReading"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"tariff"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeterFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verificationDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"lastReading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}}]}}]}}]}}]} as unknown as DocumentNode<ReadingsQuery, ReadingsQueryVariables>;
export const WhoIsThisDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoIsThis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<WhoIsThisQuery, WhoIsThisQueryVariables>;
export const SubmitReadingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitReadings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitReadingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitReadings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcomes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Taken"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingToConfirm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preliminary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreliminaryCharge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"previousReading"}},{"kind":"Field","name":{"kind":"Name","value":"currentReading"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"tariff"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Taken"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preliminary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Preliminary"}}]}}]}}]} as unknown as DocumentNode<SubmitReadingsMutation, SubmitReadingsMutationVariables>;
export const OverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readingForm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingsDue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"balancePeriod"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"paidOnCurrentBill"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeterFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preliminaryCharges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Preliminary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestBill"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BillTotals"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BillPaper"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingsDue"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingForm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needsPayment"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"handedIn"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeterFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verificationDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"lastReading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preliminary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreliminaryCharge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registerCode"}},{"kind":"Field","name":{"kind":"Name","value":"previousReading"}},{"kind":"Field","name":{"kind":"Name","value":"currentReading"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"tariff"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BillTotals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"charged"}},{"kind":"Field","name":{"kind":"Name","value":"recalculated"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BillPaper"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"documentPath"}}]}}]} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const RequestPasswordResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestPasswordReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestPasswordResetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestPasswordReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordResetRequested"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"codeDigits"}},{"kind":"Field","name":{"kind":"Name","value":"minutes"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordReset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const PayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Pay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payForm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PayFormNow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readingForm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeterToRead"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"balancePeriod"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balance"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"requisites"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inn"}},{"kind":"Field","name":{"kind":"Name","value":"kpp"}},{"kind":"Field","name":{"kind":"Name","value":"bankName"}},{"kind":"Field","name":{"kind":"Name","value":"bic"}},{"kind":"Field","name":{"kind":"Name","value":"account"}},{"kind":"Field","name":{"kind":"Name","value":"correspondentAccount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PayFormNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayForm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"online"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debt"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readingsRequired"}},{"kind":"Field","name":{"kind":"Name","value":"payer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paidOnCurrentBill"}},{"kind":"Field","name":{"kind":"Name","value":"canRemember"}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeterToRead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingFormMeter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","name":{"kind":"Name","value":"verificationDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"taken"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"previous"}},{"kind":"Field","name":{"kind":"Name","value":"previousOn"}},{"kind":"Field","name":{"kind":"Name","value":"previousSource"}},{"kind":"Field","name":{"kind":"Name","value":"handedIn"}},{"kind":"Field","name":{"kind":"Name","value":"handedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"handedInStatus"}},{"kind":"Field","name":{"kind":"Name","value":"lastBilled"}},{"kind":"Field","name":{"kind":"Name","value":"lastBilledOn"}},{"kind":"Field","name":{"kind":"Name","value":"warnAbove"}}]}}]}}]} as unknown as DocumentNode<PayQuery, PayQueryVariables>;
export const StartPaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartPayment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartPaymentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startPayment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"form"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PayFormNow"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentToConfirm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PayFormNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayForm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"online"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debt"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readingsRequired"}},{"kind":"Field","name":{"kind":"Name","value":"payer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paidOnCurrentBill"}},{"kind":"Field","name":{"kind":"Name","value":"canRemember"}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}}]}}]}}]} as unknown as DocumentNode<StartPaymentMutation, StartPaymentMutationVariables>;
export const PaymentByNowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentByNow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentNow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"register"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}}]}}]}}]} as unknown as DocumentNode<PaymentByNowQuery, PaymentByNowQueryVariables>;
export const CheckPaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CheckPayment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkPayment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentNow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"register"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}}]}}]}}]} as unknown as DocumentNode<CheckPaymentMutation, CheckPaymentMutationVariables>;
export const PaidAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaidAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"paidOnCurrentBill"}},{"kind":"Field","name":{"kind":"Name","value":"latestBill"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}}]}}]}}]} as unknown as DocumentNode<PaidAccountQuery, PaidAccountQueryVariables>;
export const PaymentChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PaymentChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentNow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentNow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"payUrl"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serial"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"register"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}}]}}]}}]} as unknown as DocumentNode<PaymentChangedSubscription, PaymentChangedSubscriptionVariables>;
export const PaymentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Payments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PaymentsQuery, PaymentsQueryVariables>;
export const PaymentReceiptDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReceiptShown"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReceiptShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Receipt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusInWords"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}}]} as unknown as DocumentNode<PaymentReceiptQuery, PaymentReceiptQueryVariables>;
export const ReceiptByLinkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReceiptByLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReceiptShown"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReceiptShown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Receipt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"refunded"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusInWords"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}}]} as unknown as DocumentNode<ReceiptByLinkQuery, ReceiptByLinkQueryVariables>;
export const SendReceiptDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendReceiptInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendReceipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<SendReceiptMutation, SendReceiptMutationVariables>;
export const PaymentRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundState"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"refundable"}},{"kind":"Field","name":{"kind":"Name","value":"refundRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}}]}}]}}]} as unknown as DocumentNode<PaymentRefundQuery, PaymentRefundQueryVariables>;
export const RequestRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRefundInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestRefund"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RefundRequested"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"payment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RefundNotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"refundable"}},{"kind":"Field","name":{"kind":"Name","value":"refundRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}}]}}]}}]} as unknown as DocumentNode<RequestRefundMutation, RequestRefundMutationVariables>;
export const RegistrationRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RegistrationRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"legalTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountNumber"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"alphabet"}},{"kind":"Field","name":{"kind":"Name","value":"minLength"}},{"kind":"Field","name":{"kind":"Name","value":"maxLength"}},{"kind":"Field","name":{"kind":"Name","value":"grouping"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"minLength"}},{"kind":"Field","name":{"kind":"Name","value":"maxLength"}}]}},{"kind":"Field","name":{"kind":"Name","value":"password"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"minLength"}},{"kind":"Field","name":{"kind":"Name","value":"maxLength"}},{"kind":"Field","name":{"kind":"Name","value":"typedTwice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recovery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"asks"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"by"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"officeCode"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"needed"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asks"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"identity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proof"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"linkHours"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RegistrationRulesQuery, RegistrationRulesQueryVariables>;
export const StartRegistrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartRegistrationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistrationOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RegistrationOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationContinues"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","alias":{"kind":"Name","value":"because"},"name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationSubmitted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"}},{"kind":"Field","name":{"kind":"Name","value":"next"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"codeDigits"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"faults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asks"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartRegistrationMutation, StartRegistrationMutationVariables>;
export const ContinueRegistrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ContinueRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ContinueRegistrationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"continueRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RegistrationOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RegistrationOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationContinues"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","alias":{"kind":"Name","value":"because"},"name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationSubmitted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"}},{"kind":"Field","name":{"kind":"Name","value":"next"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"codeDigits"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"faults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asks"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ContinueRegistrationMutation, ContinueRegistrationMutationVariables>;
export const CompleteRegistrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteRegistrationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationCompleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"passwordSent"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationNotCompleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<CompleteRegistrationMutation, CompleteRegistrationMutationVariables>;
export const ResendRegistrationCodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResendRegistrationCode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResendRegistrationCodeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resendRegistrationCode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]} as unknown as DocumentNode<ResendRegistrationCodeMutation, ResendRegistrationCodeMutationVariables>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NewPasswordRequired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const RefreshSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionRefreshed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"done"}}]}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const OwnContactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnContacts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"homePhone"}}]}}]}}]} as unknown as DocumentNode<OwnContactsQuery, OwnContactsQueryVariables>;
export const RequestContactChangeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestContactChange"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestContactChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestContactChange"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactChangeRequested"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"codeDigits"}},{"kind":"Field","name":{"kind":"Name","value":"minutes"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactChangeRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<RequestContactChangeMutation, RequestContactChangeMutationVariables>;
export const ConfirmContactChangeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmContactChange"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmContactChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmContactChange"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactChangeRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<ConfirmContactChangeMutation, ConfirmContactChangeMutationVariables>;
export const ChangeOwnDataDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeOwnData"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeOwnDataInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeOwnData"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnDataChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"homePhone"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OwnDataRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeOwnDataMutation, ChangeOwnDataMutationVariables>;
export const OwnDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnDelivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChosenDelivery"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChosenDelivery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"offered"}},{"kind":"Field","name":{"kind":"Name","value":"billByEmail"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefused"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefusedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"chosen"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"needsConsent"}}]}}]}}]}}]} as unknown as DocumentNode<OwnDeliveryQuery, OwnDeliveryQueryVariables>;
export const ChooseDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChooseDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChooseDeliveryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"chooseDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryChosen"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChosenDelivery"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChosenDelivery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"offered"}},{"kind":"Field","name":{"kind":"Name","value":"billByEmail"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefused"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefusedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"chosen"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"needsConsent"}}]}}]}}]}}]} as unknown as DocumentNode<ChooseDeliveryMutation, ChooseDeliveryMutationVariables>;
export const ChooseNoticesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChooseNotices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChooseNoticesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"chooseNotices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryChosen"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChosenDelivery"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChosenDelivery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"offered"}},{"kind":"Field","name":{"kind":"Name","value":"billByEmail"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefused"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefusedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"chosen"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"needsConsent"}}]}}]}}]}}]} as unknown as DocumentNode<ChooseNoticesMutation, ChooseNoticesMutationVariables>;
export const ChangePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const OwnSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<OwnSessionsQuery, OwnSessionsQueryVariables>;
export const EndSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ended"}}]}}]}}]} as unknown as DocumentNode<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndOtherSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endOtherSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ended"}}]}}]}}]} as unknown as DocumentNode<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const StatementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Statement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"account"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"account"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}},{"kind":"Field","name":{"kind":"Name","value":"agrees"}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"correction"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatementQuery, StatementQueryVariables>;
export const StoppedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Stopped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stopped"}}]}}]}}]} as unknown as DocumentNode<StoppedQuery, StoppedQueryVariables>;
export const TenantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"shortName"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contacts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"hours"}}]}},{"kind":"Field","name":{"kind":"Name","value":"offices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"hours"}}]}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"website"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountNumber"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nameGenitive"}},{"kind":"Field","name":{"kind":"Name","value":"grouping"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageTitle"}},{"kind":"Field","name":{"kind":"Name","value":"shownParts"}},{"kind":"Field","name":{"kind":"Name","value":"maxAdditional"}},{"kind":"Field","name":{"kind":"Name","value":"linkBy"}},{"kind":"Field","name":{"kind":"Name","value":"removable"}},{"kind":"Field","name":{"kind":"Name","value":"switcher"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ownerName"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"liftedBy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerLabels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registers"}},{"kind":"Field","name":{"kind":"Name","value":"labels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"noMeter"}},{"kind":"Field","name":{"kind":"Name","value":"verificationWarningDays"}},{"kind":"Field","name":{"kind":"Name","value":"fieldAsWideAsMeter"}},{"kind":"Field","name":{"kind":"Name","value":"layout"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"photo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"maxMegabytes"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromPaymentStatus"}},{"kind":"Field","name":{"kind":"Name","value":"linkBy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"requestInPortal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"autopay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"pays"}},{"kind":"Field","name":{"kind":"Name","value":"announceDaysBefore"}},{"kind":"Field","name":{"kind":"Name","value":"maximumLimit"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLimit"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"split"}},{"kind":"Field","name":{"kind":"Name","value":"cap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asks"}},{"kind":"Field","name":{"kind":"Name","value":"required"}}]}},{"kind":"Field","name":{"kind":"Name","value":"receiptBy"}},{"kind":"Field","name":{"kind":"Name","value":"partRepeatsReadings"}},{"kind":"Field","name":{"kind":"Name","value":"paidOnCurrentBill"}},{"kind":"Field","name":{"kind":"Name","value":"afterPayment"}},{"kind":"Field","name":{"kind":"Name","value":"creditedWithin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"minMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"maxHours"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nameGenitive"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"formedBy"}},{"kind":"Field","name":{"kind":"Name","value":"print"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billByEmail"}},{"kind":"Field","name":{"kind":"Name","value":"paperRefusal"}},{"kind":"Field","name":{"kind":"Name","value":"notices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"password"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"minLength"}},{"kind":"Field","name":{"kind":"Name","value":"typedTwice"}},{"kind":"Field","name":{"kind":"Name","value":"oldAskedOnChange"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editable"}},{"kind":"Field","name":{"kind":"Name","value":"emailTypedTwice"}},{"kind":"Field","name":{"kind":"Name","value":"pin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","name":{"kind":"Name","value":"biometrics"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"shown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"months"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intervalChosen"}},{"kind":"Field","name":{"kind":"Name","value":"sortable"}},{"kind":"Field","name":{"kind":"Name","value":"chart"}},{"kind":"Field","name":{"kind":"Name","value":"monthOpens"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TenantQuery, TenantQueryVariables>;