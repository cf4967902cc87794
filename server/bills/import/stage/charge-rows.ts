import type { CheckedRegistryProfile } from '../../../tenancy/registry-profile.ts';
import { number, serviceCode } from './account-rows.ts';
import { copyValue, type RowCells } from './row-cells.ts';
import type { StagedKind } from './staged-kind.ts';

/** Rows of a charges registry: one for each zone of an account's service, all of one month. */
export function chargeRows(
  accountNumber: RegExp,
  period: string,
  values: CheckedRegistryProfile['charges']['values'],
): StagedKind {
  return {
    table: 'staged_charge',
    columns: [
      ['line', 'int'],
      ['number', 'text'],
      ['service_code', 'text'],
      ['service_name', 'text'],
      ['register_code', 'text'],
      ['method', 'text'],
      ['previous_reading', 'bigint'],
      ['current_reading', 'bigint'],
      ['volume', 'numeric(18,6)'],
      ['unit', 'text'],
      ['tariff', 'numeric(18,6)'],
      ['charged', 'bigint'],
      ['recalculated', 'bigint'],
      ['opening', 'bigint'],
      ['paid', 'bigint'],
      ['closing', 'bigint'],
    ],
    totals: ['charged', 'closing'],
    line: (cells) => {
      refuseOtherMonth(cells, period);
      const currentReading = cells.reading('currentReading');
      const unit = cells.text('unit', 20, false);
      const line =
        `${cells.line}\t${copyValue(number(cells, accountNumber))}\t${serviceCode(cells)}\t` +
        `${copyValue(cells.text('serviceName', 200, false))}\t${copyValue(cells.oneOf('registerCode', values.registerCode))}\t` +
        `${copyValue(method(cells, values.method, currentReading))}\t` +
        `${copyValue(cells.reading('previousReading'))}\t${copyValue(currentReading)}\t${cells.decimal('volume', '0')}\t` +
        `${copyValue(Object.hasOwn(values.unit, unit) ? values.unit[unit]! : unit)}\t${cells.decimal('tariff', '0')}\t` +
        `${cells.kopecks('charged')}\t${cells.kopecks('recalculated')}\t${cells.kopecks('opening')}\t` +
        `${cells.kopecks('paid')}\t${cells.kopecks('closing')}`;
      return cells.fault ? undefined : line;
    },
  };
}

/** Where the file does not say how the volume was found, a reading says that it was the meter. */
function method(
  cells: RowCells,
  meanings: Record<string, 'METER' | 'NORM'>,
  currentReading: string | null,
): string | null {
  if (cells.has('method')) return cells.oneOf('method', meanings);
  return currentReading === null ? null : 'METER';
}

function refuseOtherMonth(cells: RowCells, period: string): void {
  const own = cells.period('period');
  if (own !== null && own !== period) cells.refuse('period', 'WRONG_PERIOD');
}
