import { encode } from 'uqr';

/** Modules of white around a code (ISO/IEC 18004). */
const quiet = 4;

/**
 * The QR code of some bytes, a byte for each module, 0 or 255, with its quiet zone: `size` of them each way. Level L, or a higher
 * one that takes no more modules: large modules help a phone more than spare bytes do. The mask is always the same: any can be
 * read, and to weigh all eight would cost more than the rest of the bill.
 */
export function qrDrawing(bytes: Buffer): { size: number; dots: Buffer } {
  const { size, data } = encode([...bytes], { ecc: 'L', boostEcc: true, border: 0, maskPattern: 2 });
  const side = size + 2 * quiet;
  const dots = Buffer.alloc(side * side, 0xff);
  for (const [y, row] of data.entries())
    for (let x = 0; x < size; x += 1) if (row[x]) dots[(y + quiet) * side + x + quiet] = 0;
  return { size: side, dots };
}
