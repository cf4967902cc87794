import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { Needs } from '../../database/read/declare.ts';
import { Payment } from '../../payments/payment.type.ts';
import { Receipt } from './receipt.type.ts';
import { type ReceiptFacts, receiptFacts } from './receipt-facts.ts';
import { receiptByToken } from './receipt-by-token.ts';
import { receiptOf } from './receipt-of.ts';
import { sendReceipt } from './send-receipt.ts';
import { ReceiptSent, SendReceiptInput } from './send-receipt.type.ts';

@Resolver(() => Payment)
export class ReceiptResolver {
  @Needs((column) => ({ receipt: receiptFacts(column) }))
  @FieldResolver(() => Receipt, {
    nullable: true,
    description: 'Its receipt; null until it is paid, and when it was made elsewhere.',
  })
  receipt(@Root() payment: { '@receipt': ReceiptFacts | null }, @Ctx() context: Context): Receipt | null {
    const facts = payment['@receipt'];
    return facts && receiptOf(context, facts);
  }
}

@Resolver(() => Receipt)
export class ReceiptByLinkResolver {
  @Query(() => Receipt, {
    nullable: true,
    description: 'A receipt by the token of its link, for whoever has the link; null: there is none.',
  })
  receipt(
    @Arg('token', () => String, { description: 'What stands after `#` in the link.' }) token: string,
    @Ctx() context: Context,
  ): Promise<Receipt | null> {
    return receiptByToken(context, token);
  }

  @Mutation(() => ReceiptSent, { description: 'Sends the link to a receipt once more.' })
  sendReceipt(
    @Arg('input', () => SendReceiptInput, { description: 'Of which payment, and how.' }) input: SendReceiptInput,
    @Ctx() context: Context,
  ): Promise<ReceiptSent> {
    return sendReceipt(context, input);
  }
}
