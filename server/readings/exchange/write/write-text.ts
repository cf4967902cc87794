import type { ReadingsExport } from '../../../tenancy/export-profile.ts';
import { inPeriodFormat } from '../../../tenancy/written-days.ts';
import { encoded, fits } from './encode.ts';
import type { ExportedTable } from './exported-table.ts';
import { plainCell, plainValue } from './plain-value.ts';

type TextFormat = Extract<ReadingsExport['format'], { type: 'delimited' | 'fixed-width' }>;

/** The bytes of a delimited or fixed-width text. */
export async function* writeText(
  table: ExportedTable,
  format: TextFormat,
  periodFormat: ReadingsExport['periodFormat'],
): AsyncGenerator<Buffer> {
  const end = format.lineEnd === 'CRLF' ? '\r\n' : '\n';
  const bytes = (lines: readonly string[]): Buffer =>
    encoded(lines.map((line) => line + end).join(''), format.encoding);
  const stated = (line: string): string =>
    line.replaceAll('{period}', inPeriodFormat(table.period, periodFormat)).replaceAll('{rows}', String(table.rows));
  const line = format.type === 'delimited' ? delimited(table, format) : fixedWidth(table, format);

  if (format.encoding === 'utf-8' && format.byteOrderMark) yield Buffer.from('\uFEFF');
  const above = format.head === undefined ? [] : [stated(format.head)];
  if (format.type === 'delimited' && format.headerRow) above.push(line(table.columns.map(({ name }) => name)));
  if (above.length > 0) yield bytes(above);
  for await (const batch of table.batches) yield bytes(batch.map(line));
  if (format.trailer !== undefined) yield bytes([stated(format.trailer)]);
}

type WriteLine = (values: readonly string[]) => string;

function delimited(
  { onLoss }: ExportedTable,
  { delimiter, quote, encoding }: Extract<TextFormat, { type: 'delimited' }>,
): WriteLine {
  const cell = (value: string): string => {
    if (!fits(value, encoding)) onLoss();
    const plain = plainCell(value);
    if (!quote) {
      if (plain.includes(delimiter)) onLoss();
      return plain.replaceAll(delimiter, ' ');
    }
    return plain.includes(delimiter) || plain.includes(quote)
      ? quote + plain.replaceAll(quote, quote + quote) + quote
      : plain;
  };
  return (values) => values.map(cell).join(delimiter);
}

function fixedWidth({ columns, onLoss }: ExportedTable, { encoding }: TextFormat): WriteLine {
  return (values) =>
    values
      .map((value, index) => {
        const { width } = columns[index]!;
        if (value.length > width || !fits(value, encoding)) onLoss();
        return plainValue(value).slice(0, width).padEnd(width);
      })
      .join('');
}
