import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Modules of white around a code (ISO/IEC 18004). */
const quiet = 4;

/**
 * The QR code of some bytes as a black and white PNG of one dot for a module, with its quiet zone: `size` dots each way. Level
 * L, or a higher one that takes no more modules: large modules help a phone more than spare bytes do. The mask is always the
 * same: any can be read, and to weigh all eight would cost more than the rest of the bill.
 */
export function qrDrawing(bytes: Buffer): { size: number; png: Buffer } {
  const { size, data } = encode([...bytes], { ecc: 'L', boostEcc: true, border: 0, maskPattern: 2 });
  const side = size + 2 * quiet;
  const rowBytes = 1 + Math.ceil(side / 8);
  // Each row begins with its filter, none; a bit that is set is white.
  const rows = Buffer.alloc(side * rowBytes, 0xff);
  for (let y = 0; y < side; y += 1) {
    rows[y * rowBytes] = 0;
    for (let x = 0; x < size; x += 1)
      if (data[y - quiet]?.[x]) {
        const at = y * rowBytes + 1 + ((x + quiet) >> 3);
        rows[at] = rows[at]! & ~(0x80 >> ((x + quiet) & 7));
      }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1; // bits for a dot, and no colours
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return {
    size: side,
    png: Buffer.concat([
      signature,
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  };
}

/** A part of a PNG file: length, name, content, checksum. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(8 + named.length);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
}
