import { missingConsents, recordConsents } from '../consents/record-consents.ts';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { KabinetError } from '../errors.ts';
import { StepCause } from '../payments/payment-step.entity.ts';
import { lockAccount } from '../readings/lock-account.ts';
import type { ReadingRefused, ReadingToConfirm } from '../readings/submit-readings.type.ts';
import { type AccountToPay, accountToPay, runWithin } from './account-to-pay.ts';
import { offerOf } from './autopay/autopay-parts.ts';
import { checkPayer } from './check-payer.ts';
import { faultsOfSum } from './check-sum.ts';
import type { Fault } from './faults.ts';
import { judgeReadings } from './judge-readings.ts';
import { takeMoneyKey } from './money-key.ts';
import { PaymentRefusal } from './payment-refusal.ts';
import { quoteOf } from './quote.ts';
import type { StartPaymentInput } from './start-payment.type.ts';
import { writePayment } from './write-payment.ts';

/** A payment that a resident wants to begin. */
export interface PaymentToBegin {
  /** Id for it, if it is not there already. */
  paymentId: string;
  accountId: string;
  residentId: string;
  input: StartPaymentInput;
}

/** Ends the transaction with nothing written and the key free. */
export class NotBegun extends Error {
  constructor(
    readonly faults: readonly Fault[],
    readonly readings: { refused: readonly ReadingRefused[]; odd: readonly ReadingToConfirm[] } = {
      refused: [],
      odd: [],
    },
  ) {
    super('the payment was not begun');
  }
}

/**
 * Judges a payment and writes it, in one transaction that other payments and hand-ins of the account wait for. Gives its id:
 * that of the first one when the same was sent before.
 * @throws NotBegun, KabinetError NOT_FOUND, IDEMPOTENCY_KEY_REUSED
 */
export async function beginPayment(em: EntityManager, context: Context, of: PaymentToBegin): Promise<string> {
  const { paymentId, accountId, residentId, input } = of;
  const { key, ...sent } = input;
  const before = await takeMoneyKey(
    em,
    context,
    { act: 'START_PAYMENT', ownerId: residentId, key, input: sent, accountId },
    paymentId,
  );
  if ('madeBefore' in before) return before.madeBefore;
  const access = await lockAccount(em, context, of);
  // Read whatever the answer will be: a stranger's account and none cost the same statements.
  const account = await accountToPay(runWithin(em), context, of);
  if (access === 'STRANGE' || !account) throw new KabinetError('NOT_FOUND');
  refuseAsAWhole(context, account, input);

  const rules = context.tenant.rules.payments;
  const consents = input.consents ?? [];
  const { told, faults: payerFaults } = checkPayer(rules, input);
  const readings = await judgeReadings(em, context, account, {
    key,
    paymentId,
    accountId,
    residentId,
    readings: input.readings ?? [],
  });
  const codes = account.services.map(({ code }) => code);
  const faults = [
    ...faultsOfSum(rules, input, codes),
    ...payerFaults,
    ...readings.faults,
    ...readings.refused.map(readingFault),
    ...missingConsents(context, consents, 'PAYMENT').map(consentFault),
  ];
  if (faults.length > 0 || readings.odd.length > 0) throw new NotBegun(faults, readings);

  await recordConsents(em, context, residentId, consents, 'PAYMENT');
  await writePayment(em, context, {
    paymentId,
    accountId,
    residentId,
    amount: input.amount,
    payer: {
      ...told,
      ...(remembersCard(context, input) ? { rememberCard: true } : {}),
      origin: context.request.origin,
    },
    cause: StepCause.RESIDENT,
    parts: input.parts ?? [],
    readings: readings.good,
  });
  return paymentId;
}

/** No card is kept where nothing could be paid with it by itself, whatever was sent. */
const remembersCard = ({ tenant }: Context, { rememberCard }: StartPaymentInput): boolean =>
  rememberCard && offerOf(tenant) !== undefined;

/** What makes all the rest of no use: then nothing else is looked at. */
function refuseAsAWhole(context: Context, account: AccountToPay, { quote }: StartPaymentInput): void {
  const refuse = (reason: PaymentRefusal, field: string, message: string) => {
    throw new NotBegun([{ reason, field, message }]);
  };
  if (account.closed) refuse(PaymentRefusal.ACCOUNT_CLOSED, 'accountId', 'Этот счёт закрыт, оплатить его нельзя.');
  if (!context.acquirers.of(context.tenant))
    refuse(PaymentRefusal.NOT_OFFERED, 'amount', 'Картой здесь пока не платят. Оплатите в банке по реквизитам.');
  if (quote !== quoteOf(context, account))
    refuse(
      PaymentRefusal.QUOTE_CHANGED,
      'amount',
      'Пока страница была открыта, данные счёта изменились. Проверьте сумму и нажмите ещё раз.',
    );
}

const readingFault = ({ message }: ReadingRefused): Fault => ({
  reason: PaymentRefusal.READINGS_REFUSED,
  field: 'readings',
  message,
});

const consentFault = (kind: string): Fault => ({
  reason: PaymentRefusal.CONSENT_REQUIRED,
  field: `consents.${kind}`,
  message: 'Отметьте, что согласны: без этого оплатить нельзя.',
});
