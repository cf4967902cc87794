import { encode } from 'uqr';

/**
 * The QR code of some bytes as an SVG path over a square of `size` modules, without a quiet zone: the page around it is
 * white. Level L, or a higher one that takes no more modules: large modules help a phone more than spare bytes do.
 */
export function qrDrawing(bytes: Buffer): { size: number; path: string } {
  const { size, data } = encode([...bytes], { ecc: 'L', boostEcc: true, border: 0 });
  const runs: string[] = [];
  for (const [y, row] of data.entries())
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
    }
  return { size, path: runs.join('') };
}
