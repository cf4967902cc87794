import type { ExportedTable } from './exported-table.ts';
import { plainValue } from './plain-value.ts';
import { zipStream } from './zip-stream.ts';

/** As many rows as a sheet has. */
const mostRows = 1_048_576;

/**
 * The bytes of an XLSX workbook with one sheet. Written here as a stream: write-excel-file keeps every cell of a hundred
 * thousand rows in memory, and the hour in the archive. Values are cells of text with a quote prefix, so none is ever a
 * formula, not even when somebody edits its cell.
 */
export async function* writeXlsx(table: ExportedTable, sheet: string): AsyncGenerator<Buffer> {
  if (table.rows + 1 > mostRows) throw new Error(`A sheet has no more than ${mostRows} rows`);
  yield* zipStream([
    { name: '[Content_Types].xml', content: xml(contentTypes) },
    { name: '_rels/.rels', content: xml(relations([['officeDocument', 'xl/workbook.xml']])) },
    { name: 'xl/workbook.xml', content: xml(workbook(sheet)) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: xml(
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ),
    },
    { name: 'xl/styles.xml', content: xml(styles) },
    { name: 'xl/worksheets/sheet1.xml', content: sheetOf(table) },
  ]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const ofOffice = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ofPackage = 'http://schemas.openxmlformats.org/package/2006';
const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;

const contentTypes = `<Types xmlns="${ofPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type('sheet.main')}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type('worksheet')}"/><Override PartName="/xl/styles.xml" ContentType="${type('styles')}"/></Types>`;

// Format 49 is «text»; the second one has the prefix.
const styles = `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${ofPackage}/relationships">${targets
    .map(
      ([name, target], index) => `<Relationship Id="rId${index + 1}" Type="${ofOffice}/${name}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const workbook = (sheet: string): string =>
  `<workbook xmlns="${main}" xmlns:r="${ofOffice}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const xml = (content: string): Buffer[] => [
  Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`),
];

async function* sheetOf({ columns, batches }: ExportedTable): AsyncGenerator<Buffer> {
  let number = 0;
  const row = (values: readonly string[], names = false): string =>
    `<row r="${++number}">${values
      .map((value, index) => cell(`${letterOf(index)}${number}`, value, !names && columns[index]!.numeric))
      .join('')}</row>`;
  yield* xml(`<worksheet xmlns="${main}"><sheetData>`);
  yield Buffer.from(
    row(
      columns.map(({ name }) => name),
      true,
    ),
  );
  for await (const batch of batches) yield Buffer.from(batch.map((values) => row(values)).join(''));
  yield Buffer.from('</sheetData></worksheet>');
}

const cell = (place: string, value: string, numeric: boolean): string =>
  numeric
    ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

/** There are at most twenty columns. */
const letterOf = (index: number): string => String.fromCharCode(65 + index);

// XML knows no way to write the two signs at the end of the plane.
const escaped = (value: string): string =>
  plainValue(value)
    .replace(/[\uFFFE\uFFFF]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
