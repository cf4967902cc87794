import { z } from 'zod';
import { Channel, LegalTextKind, Roubles, Sentence, unique } from './vocabulary.ts';

/** How a resident pays in the portal. */
export const PaymentRules = z
  .strictObject({
    withoutReading: z
      .enum(['ALLOWED', 'FORBIDDEN_UNLESS_NO_METER'])
      .meta({ typeName: 'PaymentWithoutReading', description: 'Whether a payment needs readings.' })
      .describe('FORBIDDEN_UNLESS_NO_METER: readings go with every payment (S0, S1).'),
    partRepeatsReadings: z.boolean().describe('A further part payment may carry the same readings (S0).'),
    minimum: Roubles.describe('Smallest payment, roubles: "0.01" (S0).'),
    cap: z
      .discriminatedUnion('mode', [
        z.strictObject({ mode: z.literal('NONE').describe('The portal names no cap.') }),
        z.strictObject({
          mode: z.literal('CAPPED').describe('One payment may not exceed the cap; the rest is paid in parts (S0).'),
          maximum: Roubles.describe('Largest single payment, roubles.'),
          hint: Sentence.describe('What to do when more is owed.'),
        }),
      ])
      .meta({ typeName: 'PaymentCapRules', description: 'The largest single payment.' }),
    split: z
      .enum(['WHOLE', 'PER_SERVICE'])
      .meta({ typeName: 'PaymentSplit', description: 'What a payment is made of.' })
      .describe('PER_SERVICE: each service of the account can be paid apart (S2).'),
    proposed: z
      .enum(['AMOUNT_DUE', 'DEBT_PER_SERVICE', 'NOTHING'])
      .meta({ typeName: 'ProposedAmount', description: 'The sum a payment form begins with.' })
      .describe('DEBT_PER_SERVICE: the debt of each service (S2). The sum can always be changed.'),
    payer: z
      .array(
        z
          .strictObject({
            asks: z
              .enum(['FULL_NAME', 'EMAIL', 'PHONE'])
              .meta({ typeName: 'PayerField', description: 'What a payer is asked for.' })
              .describe('What is asked for.'),
            required: z.boolean().describe('Whether it may not be left empty.'),
          })
          .meta({ typeName: 'PayerFieldRules', description: 'One field about the payer.' }),
      )
      .describe('Fields about the payer, in order; empty: none (S2: name, e-mail, phone).'),
    consents: unique(LegalTextKind).describe(
      'Texts accepted with a payment, each by its own tick, never set beforehand.',
    ),
    receiptBy: unique(Channel).describe('Where a receipt can be sent on request: «Получить чек по электронной почте».'),
    afterPayment: z
      .enum(['BILL_PAGE', 'CONFIRMATION'])
      .meta({ typeName: 'AfterPayment', description: 'Where a resident comes back to from the bank.' })
      .describe('BILL_PAGE: back to the bill (S0); CONFIRMATION: a confirmation screen (S2).'),
    paidOnCurrentBill: z
      .boolean()
      .describe('Shows «Оплачено по текущей квитанции»: portal payments since the current bill until the next (S0).'),
    creditedWithin: z
      .strictObject({
        minMinutes: z.int().min(0).describe('Soonest, minutes.'),
        maxHours: z.int().min(1).max(240).describe('Latest, hours.'),
      })
      .meta({ typeName: 'CreditingRules', description: 'How soon a payment stands on the account.' })
      .optional()
      .describe('S2: 1 minute to 24 hours; nothing: the utility promises nothing.'),
    paidElsewhereShown: z
      .boolean()
      .describe('Payments of the bank’s registries stand in the history. S0: no; since then yes.'),
    hint: Sentence.optional().describe('A line above the payment form: commission, bank.'),
  })
  .meta({ typeName: 'PaymentRules', description: 'How a resident pays in the portal.' });

/** What a payment receipt (чек, квитанция об оплате) shows and how one gets it. */
export const ReceiptRules = z
  .strictObject({
    fromPaymentStatus: z.boolean().describe('Opens from the payment’s status in the history (S0).'),
    linkBy: unique(Channel).describe('A link to it is sent this way (S2: SMS or e-mail).'),
    shows: unique(
      z
        .enum(['DATE', 'TIME', 'AMOUNT', 'PAYMENT_ID', 'READINGS', 'ACCOUNT_NUMBER', 'ADDRESS', 'SERVICES', 'PAYER'])
        .meta({ typeName: 'ReceiptPart', description: 'A line of a receipt.' }),
    ).describe('Lines in order.'),
  })
  .meta({ typeName: 'ReceiptRules', description: 'What a payment receipt shows and how one gets it.' });

const refundParts = {
  text: Sentence.describe('What a resident reads about it.'),
  withinDays: z.int().min(1).max(90).describe('Days from the request until the money is back.'),
  requestInPortal: z.boolean().describe('A resident can ask for it in the portal, and follow what becomes of it.'),
};

/** How a wrong payment comes back. */
export const RefundRules = z
  .discriminatedUnion('mode', [
    z.strictObject({
      mode: z.literal('TO_THE_PAYING_CARD').describe('Only to the card that paid (S0).'),
      ...refundParts,
    }),
    z.strictObject({
      mode: z.literal('WRITTEN_REQUEST').describe('On a written request (S2).'),
      ...refundParts,
    }),
    z.strictObject({
      mode: z.literal('BY_LAW').describe('The utility’s documents say nothing of their own: what the law says.'),
      ...refundParts,
    }),
  ])
  .meta({ typeName: 'RefundRules', description: 'How a wrong payment comes back.' });
