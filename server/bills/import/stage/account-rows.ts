import { plainAddress } from '../../../notifications/plain-recipient.ts';
import type { CheckedRegistryProfile } from '../../../tenancy/registry-profile.ts';
import { copyValue, type RowCells } from './row-cells.ts';
import type { StagedKind } from './staged-kind.ts';

/** Rows of an accounts registry: one for each meter, or one for an account without. */
export function accountRows(accountNumber: RegExp, values: CheckedRegistryProfile['accounts']['values']): StagedKind {
  return {
    table: 'staged_account',
    columns: [
      ['line', 'int'],
      ['number', 'text'],
      ['owner', 'text'],
      ['address', 'text'],
      ['area', 'numeric(10,2)'],
      ['residents', 'smallint'],
      ['email', 'text'],
      ['service_code', 'text'],
      ['serial', 'text'],
      ['model', 'text'],
      ['zones', 'smallint'],
      ['digits', 'smallint'],
      ['verification_due_on', 'date'],
      ['reports_itself', 'boolean'],
    ],
    totals: [],
    line: (cells) => {
      const metered = ['serviceCode', 'serial'].some((field) => cells.raw(field) !== '');
      const row = [
        number(cells, accountNumber),
        cells.text('owner', 200),
        cells.text('address', 300),
        cells.decimal('area', null, 1e6),
        cells.whole('residents', 0, 1000, null),
        // What is no plain address can be compared with nothing; for it no meter and no owner is set aside.
        plainAddress(cells.raw('email')) ?? null,
        ...(metered ? meter(cells, values) : [null, null, null, null, null, null, null]),
      ];
      return cells.fault ? undefined : `${cells.line}\t${row.map(copyValue).join('\t')}`;
    },
  };
}

function meter(cells: RowCells, values: CheckedRegistryProfile['accounts']['values']): (string | null)[] {
  const digits = cells.whole('digits', 1, 9, null);
  if (digits === null) cells.refuse('digits', 'MISSING');
  return [
    serviceCode(cells),
    cells.text('serial', 50),
    cells.text('model', 100, false),
    cells.whole('zones', 1, 3, '1'),
    digits,
    cells.day('verificationDueOn', false),
    String(cells.oneOf('reportsItself', values.reportsItself) ?? false),
  ];
}

/** The account's number as the tenant's rule wants it. */
export function number(cells: RowCells, pattern: RegExp): string {
  const value = cells.text('number', 32);
  if (value !== '' && !pattern.test(value)) cells.refuse('number', 'WRONG_ACCOUNT_NUMBER');
  return value;
}

export function serviceCode(cells: RowCells): string {
  const value = cells.text('serviceCode', 20);
  if (value !== '' && !/^[0-9A-Za-z-]{1,20}$/.test(value)) cells.refuse('serviceCode', 'UNKNOWN_VALUE');
  return value;
}
