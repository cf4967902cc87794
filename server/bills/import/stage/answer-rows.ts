import type { CheckedRegistryProfile } from '../../../tenancy/registry-profile.ts';
import { number, serviceCode } from './account-rows.ts';
import { copyValue, type RowCells } from './row-cells.ts';
import type { StagedKind } from './staged-kind.ts';

/** Rows of what the billing system says of residents' readings: one for each register, all of one month. */
export function answerRows(
  accountNumber: RegExp,
  period: string,
  values: CheckedRegistryProfile['answers']['values'],
): StagedKind {
  return {
    table: 'staged_answer',
    columns: [
      ['line', 'int'],
      ['number', 'text'],
      ['service_code', 'text'],
      ['serial', 'text'],
      ['register_code', 'text'],
      ['value', 'bigint'],
      ['status', 'text'],
      ['refusal', 'text'],
    ],
    totals: [],
    line: (cells) => {
      const own = cells.period('period');
      if (own !== null && own !== period) cells.refuse('period', 'WRONG_PERIOD');
      const status = cells.oneOf('status', values.status);
      if (status === null) cells.refuse('status', 'MISSING');
      const row = [
        number(cells, accountNumber),
        serviceCode(cells),
        cells.text('serial', 51),
        cells.oneOf('registerCode', values.registerCode) ?? 'T1',
        cells.reading('value'),
        status,
        refusal(cells, status),
      ];
      return cells.fault ? undefined : `${cells.line}\t${row.map(copyValue).join('\t')}`;
    },
  };
}

/** Why a reading was not accepted. What was accepted has no such reason, whatever the file says. */
function refusal(cells: RowCells, status: string | null): string | null {
  const reason = cells.text('refusal', 300, false);
  return status === 'NOT_ACCEPTED' && reason !== '' ? reason : null;
}
