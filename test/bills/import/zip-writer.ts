import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive of these files; `claims` overrides the unpacked size its headers state. */
export function zip(files: Record<string, string | Buffer>, claims?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(bytes), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(claims ?? bytes.length, 8);
    const local = Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 8, 8, 0, 0, 0, 0, 0]);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(path.length, 0);
    parts.push(local, sizes, lengths, path, packed);
    const entry = Buffer.alloc(46);
    Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 8, 8, 0]).copy(entry);
    sizes.copy(entry, 16);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, path);
    at += local.length + sizes.length + lengths.length + path.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  Buffer.from([0x50, 0x4b, 5, 6]).copy(end);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An XLSX of one sheet, given as the XML of its rows. */
export function xlsxOf(rows: string, more: Record<string, string> = {}, claims?: number): Buffer {
  return zip(
    {
      'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${relation}"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ...more,
      'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`,
    },
    claims,
  );
}

/** XML of a row: numbers as numbers, texts inline, undefined cells left out. */
export function xlsxRow(line: number, cells: (string | number | undefined)[]): string {
  const xml = cells.map((cell, column) => {
    const reference = `${String.fromCharCode(65 + column)}${line}`;
    if (cell === undefined) return '';
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  });
  return `<row r="${line}">${xml.join('')}</row>`;
}
