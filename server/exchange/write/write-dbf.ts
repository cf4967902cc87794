import { encoded, fits } from './encode.ts';
import type { ExportedColumn, ExportedTable } from './exported-table.ts';
import { plainValue } from './plain-value.ts';

const typeOf = ({ numeric, day }: ExportedColumn): string => (day ? 'D' : numeric ? 'N' : 'C');

/**
 * The bytes of a dBASE III table. dbffile could write one too, but with today's date in its head (the same rows would be
 * another file tomorrow) and record by record. Text in it is text to every program: nothing in it can be a formula.
 */
export async function* writeDbf(table: ExportedTable, encoding: string): AsyncGenerator<Buffer> {
  const { columns, day, rows, onLoss } = table;
  const widths = columns.map((column) => (column.day ? 8 : column.width));
  const rowLength = widths.reduce((sum, width) => sum + width, 1);
  const head = Buffer.alloc(32 + 32 * columns.length + 1);
  head[0] = 0x03;
  // The day of the last change: the table's own, so that equal rows are equal files.
  head.set([Number(day.slice(0, 4)) - 1900, Number(day.slice(5, 7)), Number(day.slice(8, 10))], 1);
  head.writeUInt32LE(rows, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(rowLength, 10);
  for (const [index, column] of columns.entries()) {
    const at = 32 + 32 * index;
    head.write(column.name, at, 10, 'latin1');
    head.write(typeOf(column), at + 11, 'latin1');
    head[at + 16] = widths[index]!;
    head[at + 17] = column.decimals ?? 0;
  }
  head[head.length - 1] = 0x0d;
  yield head;
  for await (const batch of table.batches) {
    const lines = batch.map(
      (values) =>
        ` ${values
          .map((value, index) => {
            const width = widths[index]!;
            if (value.length > width || !fits(value, encoding)) onLoss();
            const plain = plainValue(value).slice(0, width);
            return columns[index]!.numeric ? plain.padStart(width) : plain.padEnd(width);
          })
          .join('')}`,
    );
    // One byte a letter in every encoding a table may have: letters are counted where bytes are meant.
    yield encoded(lines.join(''), encoding);
  }
  yield Buffer.of(0x1a);
}
