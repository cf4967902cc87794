import type { ExportFormat } from '../../tenancy/export-format.ts';
import { encoded, fits } from './encode.ts';
import type { ExportedColumn, ExportedTable } from './exported-table.ts';
import { plainCell, plainValue } from './plain-value.ts';

type TextFormat = Extract<ExportFormat, { type: 'delimited' | 'fixed-width' }>;

/** The bytes of a delimited or fixed-width text. */
export async function* writeText(table: ExportedTable, format: TextFormat): AsyncGenerator<Buffer> {
  const end = format.lineEnd === 'CRLF' ? '\r\n' : '\n';
  const bytes = (lines: readonly string[]): Buffer =>
    encoded(lines.map((line) => line + end).join(''), format.encoding);
  const stated = (line: string): string =>
    line.replace(/\{(\w+)\}/g, (whole, name: string) => table.stated[name] ?? whole);
  const line = format.type === 'delimited' ? delimited(table, format) : fixedWidth(table, format);

  if (format.encoding === 'utf-8' && format.byteOrderMark) yield Buffer.from('\uFEFF');
  const above = format.head === undefined ? [] : [stated(format.head)];
  if (format.type === 'delimited' && format.headerRow)
    above.push(
      line(
        table.columns.map(({ name }) => name),
        true,
      ),
    );
  if (above.length > 0) yield bytes(above);
  for await (const batch of table.batches) yield bytes(batch.map((values) => line(values)));
  if (format.trailer !== undefined) yield bytes([stated(format.trailer)]);
}

type WriteLine = (values: readonly string[], names?: boolean) => string;

/** A number is written by us and is no formula, though it may begin with a minus. */
const number = (value: string, { decimalMark = '.' }: ExportedColumn): string => value.replace('.', decimalMark);

function delimited(
  { columns, onLoss }: ExportedTable,
  { delimiter, quote, encoding }: Extract<TextFormat, { type: 'delimited' }>,
): WriteLine {
  const cell = (value: string, column: ExportedColumn, names: boolean): string => {
    if (!fits(value, encoding)) onLoss();
    const plain = column.numeric && !names ? number(value, column) : plainCell(value);
    if (!quote) {
      if (plain.includes(delimiter)) onLoss();
      return plain.replaceAll(delimiter, ' ');
    }
    return plain.includes(delimiter) || plain.includes(quote)
      ? quote + plain.replaceAll(quote, quote + quote) + quote
      : plain;
  };
  return (values, names = false) => values.map((value, index) => cell(value, columns[index]!, names)).join(delimiter);
}

function fixedWidth({ columns, onLoss }: ExportedTable, { encoding }: TextFormat): WriteLine {
  return (values) =>
    values
      .map((value, index) => {
        const column = columns[index]!;
        const { width, numeric } = column;
        if (value.length > width || !fits(value, encoding)) onLoss();
        return (numeric ? number(value, column) : plainValue(value)).slice(0, width).padEnd(width);
      })
      .join('');
}
