import type { CheckedRegistryProfile } from '../../../tenancy/registry-profile.ts';
import { parseTime } from '../values/parse-day.ts';
import { kopecksInWords } from '../values/parse-amount.ts';
import { number } from './account-rows.ts';
import { copyValue, type RowCells } from './row-cells.ts';
import type { StagedKind } from './staged-kind.ts';

/**
 * Rows of a bank's registry. `period`: the month the file is of; undefined: the month of each payment's day. `values`: what
 * says that a payment was made in the portal.
 */
export function paymentRows(
  accountNumber: RegExp,
  period: string | undefined,
  values: CheckedRegistryProfile['payments']['values'],
): StagedKind {
  return {
    table: 'staged_payment',
    columns: [
      ['line', 'int'],
      ['number', 'text'],
      ['external_id', 'text'],
      ['paid_at', 'timestamp'],
      ['period', 'date'],
      ['amount', 'bigint'],
      ['transferred', 'bigint'],
      ['fee', 'bigint'],
      ['from_portal', 'boolean'],
    ],
    totals: ['amount', 'transferred', 'fee'],
    line: (cells) => {
      const day = cells.day('paidOn', true);
      // The payer's own month is checked for being one, but a payment counts in the month it was made in.
      cells.period('period');
      const { amount, transferred, fee } = sums(cells);
      const told = [
        number(cells, accountNumber),
        cells.text('externalId', 64),
        `${day} ${time(cells)}`,
        period ?? `${day?.slice(0, 7)}-01`,
      ];
      const line = `${cells.line}\t${told.map(copyValue).join('\t')}\t${amount}\t${transferred}\t${fee}\t${values.portal.includes(cells.raw('source'))}`;
      return cells.fault ? undefined : line;
    },
  };
}

function time(cells: RowCells): string {
  const value = cells.raw('paidAtTime');
  if (value === '') return '00:00:00';
  const time = parseTime(value);
  if (time === undefined) cells.refuse('paidAtTime', 'NO_SUCH_DATE', ': такого времени нет');
  return time ?? '00:00:00';
}

/** Sum, what of it reached the utility, and the bank's fee; what the file leaves out follows from the other two. */
function sums(cells: RowCells): { amount: bigint; transferred: bigint; fee: bigint } {
  const amount = BigInt(cells.kopecks('amount'));
  // Below zero it can only be a refund of the portal's; whether it is one the database knows.
  if (amount === 0n) cells.refuse('amount', 'OUT_OF_RANGE');
  const transferred = cells.has('transferred') ? BigInt(cells.kopecks('transferred')) : undefined;
  const fee = cells.has('fee') ? BigInt(cells.kopecks('fee')) : amount - (transferred ?? amount);
  if (amount > 0n && fee < 0n) cells.refuse('fee', 'OUT_OF_RANGE');
  if (transferred !== undefined && amount - transferred !== fee)
    cells.refuse(
      'fee',
      'FEE_DOES_NOT_ADD_UP',
      `: ${kopecksInWords(amount)} − ${kopecksInWords(transferred)} ≠ ${kopecksInWords(fee)}`,
    );
  return { amount, transferred: transferred ?? amount - fee, fee };
}
