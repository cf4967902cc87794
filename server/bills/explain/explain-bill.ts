import type { Context } from '../../context.ts';
import { readId } from '../../ids.ts';
import type { RegisterLabels } from '../../tenancy/rules/readings.ts';
import { type BillMonths, readBillMonths } from './bill-months.ts';
import { compareMonths, inSentences } from './compare-months.ts';
import { explainPaid, explainRecalculation, summary } from './explain-balance.ts';
import { explainLine } from './explain-line.ts';
import type { BillExplanation, ExplainedLine } from './explanation.type.ts';

/** A bill in words, for a resident who may see it; null when it is not theirs. */
export async function explainBill(context: Context, billId: string): Promise<BillExplanation | null> {
  const bill = readId('Bill', billId);
  if (!bill || !context.who || !/^(19|20)\d{2}-(0[1-9]|1[0-2])-01$/.test(bill.key)) return null;
  const { residentId } = context.who;
  const months = await readBillMonths(context, { accountId: bill.owner, period: bill.key, residentId });
  return months ? explain(months, context.tenant.rules.readings.registerLabels) : null;
}

/** The words for what was read: nothing else is looked at. */
export function explain(months: BillMonths, labels: RegisterLabels): BillExplanation {
  const { bill, before } = months;
  const changes = before ? compareMonths(before, bill, labels) : [];
  return {
    summary: summary(months),
    lines: explainLines(months, labels),
    changes: changes.map(({ service, difference, reasons }) => ({
      serviceCode: service.code,
      service: service.name,
      difference,
      text: inSentences(reasons),
    })),
  };
}

function explainLines({ bill, dwelling }: BillMonths, labels: RegisterLabels): ExplainedLine[] {
  return bill.charges.flatMap((charge) => {
    const serviceCode = charge.service.code;
    const month = { period: bill.period, dwelling, labels };
    const lines = charge.lines.map((line, i) => ({
      serviceCode,
      position: i + 1,
      text: explainLine(line, charge, month),
    }));
    const aboutService = [
      charge.recalculated === 0n ? undefined : explainRecalculation(charge.recalculated),
      explainPaid(charge, bill.period),
    ].filter((text) => text !== undefined);
    return [...lines, ...aboutService.map((text) => ({ serviceCode, position: null, text }))];
  });
}
