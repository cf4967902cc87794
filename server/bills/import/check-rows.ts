import type pg from 'pg';
import type { RegistrySource } from '../../tenancy/registry-profile.ts';
import { fault, faultReasons, type FaultCode } from './fault.ts';
import type { StagedFile } from './stage-rows.ts';
import { RegistryRefused } from './refusal.ts';
import type { StatedValues } from './read/raw-row.ts';
import type { TotalName } from './stage/staged-kind.ts';
import { kopecksInWords, parseKopecks } from './values/parse-amount.ts';

/**
 * Compares what the file states of itself (number of rows, sums) with what it holds.
 * A sum that stands in a row that cannot be read is unknown; then the difference must be one that such rows can explain.
 * @throws RegistryRefused TOTALS_DISAGREE
 */
export async function checkStatedTotals(db: pg.ClientBase, staged: StagedFile, source: RegistrySource): Promise<void> {
  const { format } = source;
  if (format.type === 'dbf' || format.type === 'xlsx') return;
  const found = await sumsOf(db, staged);
  for (const [place, values] of [
    [format.head, staged.reading.head],
    [format.trailer, staged.reading.trailer],
  ] as const) {
    if (!place || !values) continue;
    if (place.rows !== undefined) {
      const stated = values.values[place.rows - 1] ?? '';
      if (!/^\d{1,9}$/.test(stated) || Number(stated) !== staged.rows)
        throw disagree(values, `строк должно быть ${stated || '?'}, а их ${staged.rows}`);
    }
    for (const [total, at] of Object.entries({ ...place.charges, ...place.payments }) as [TotalName, number][]) {
      const stated = values.values[at - 1] ?? '';
      const kopecks = parseKopecks(stated, source.decimalMark);
      const { sum, largest } = found[total]!;
      const { sum: aside, unreadable } = staged.setAside[total];
      const difference = kopecks === undefined ? undefined : BigInt(kopecks) - sum - aside;
      const explained =
        difference !== undefined && (difference < 0n ? -difference : difference) <= BigInt(unreadable) * largest;
      if (!explained)
        throw disagree(values, `указана сумма ${stated || '?'}, а в строках ${kopecksInWords(sum + aside)}`);
    }
  }
}

const disagree = (values: StatedValues, what: string): RegistryRefused =>
  new RegistryRefused(
    'TOTALS_DISAGREE',
    `Итоги в строке ${values.line} не сходятся со строками: ${what}. Ничего не загружено.`,
  );

async function sumsOf(
  db: pg.ClientBase,
  { kind }: StagedFile,
): Promise<Partial<Record<TotalName, { sum: bigint; largest: bigint }>>> {
  if (kind.totals.length === 0) return {};
  const columns = kind.totals.map(
    (total) => `coalesce(sum(${total}), 0)::text ${total}, coalesce(max(abs(${total})), 0)::text ${total}_largest`,
  );
  const { rows } = await db.query<Record<string, string>>(`select ${columns.join(', ')} from ${kind.table}`);
  return Object.fromEntries(
    kind.totals.map((total) => [
      total,
      { sum: BigInt(rows[0]![total]!), largest: BigInt(rows[0]![`${total}_largest`]!) },
    ]),
  );
}

/** Notes the faults that only the database could find. The query gives line, code, field, value and detail. */
export async function noteFaults(
  db: pg.ClientBase,
  staged: StagedFile,
  query: string,
  values: unknown[] = [],
): Promise<void> {
  const { rows } = await db.query<{
    line: number;
    code: FaultCode;
    field: string | null;
    value: string | null;
    detail: string;
    total: string;
  }>(
    `select *, count(*) over (partition by code)::text total from (${query}) faults order by line limit ${Math.max(staged.faults.room, 100)}`,
    values,
  );
  const rest = new Map<FaultCode, number>();
  for (const row of rows) {
    staged.faults.add(fault(row.line, row.code, row.field, row.value, row.detail));
    rest.set(row.code, (rest.get(row.code) ?? Number(row.total)) - 1);
  }
  for (const [code, count] of rest) staged.faults.addCount(code, count);
}

/**
 * Refuses the file when more of its rows are bad than the tenant allows.
 * @throws RegistryRefused TOO_MANY_SET_ASIDE, EMPTY_FILE
 */
export function checkShareSetAside({ rows, faults }: StagedFile, share: number): void {
  if (rows === 0) throw new RegistryRefused('EMPTY_FILE', 'В файле нет ни одной строки.');
  if (faults.count <= share * rows) return;
  const [code] = [...faults.byCode].toSorted((a, b) => b[1] - a[1])[0]!;
  const percent = (value: number): string => `${(value * 100).toFixed(1).replace('.', ',')} %`;
  throw new RegistryRefused(
    'TOO_MANY_SET_ASIDE',
    `Не годится ${faults.count} из ${rows} строк (${percent(faults.count / rows)}), допустимо не больше ${percent(share)}. ` +
      `Чаще всего: ${faultReasons[code]}. Ничего не загружено.`,
  );
}
