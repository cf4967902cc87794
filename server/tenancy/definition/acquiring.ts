import { z } from 'zod';

/** How a utility takes cards: which protocol its bank speaks, and what goes into the receipt of 54-ФЗ. */
export const Acquiring = z.strictObject({
  driver: z.enum(['rbs', 'ecomm']).describe('Protocol of its bank: rbs (forms) or ecomm (JSON).'),
  sessionMinutes: z.int().min(5).max(60).default(20).describe('The bank’s payment page is open so long.'),
  basket: z
    .strictObject({
      taxType: z.int().min(0).max(20).describe('VAT code of its services, as its bank numbers them.'),
      paymentMethod: z.int().min(1).max(7).describe('Признак способа расчёта (54-ФЗ): 4 full payment, 3 advance.'),
      paymentObject: z.int().min(1).max(33).default(4).describe('Признак предмета расчёта: 4 service.'),
    })
    .optional()
    .describe('Basket for the fiscal receipt; nothing: the bank makes none.'),
});
