import { encode } from 'uqr';
import { codewordsOf, levelsOf, versionFor, type Level } from './qr-codewords.ts';

/** The mask is always the same: any can be read, and to weigh all eight would cost more than the rest of the bill. */
const maskPattern = 2;
const isTurned = (x: number): boolean => x % 3 === 0;

/** What all codes of a version and a level have in common. */
interface Form {
  size: number;
  /** A byte for each module, 0 or 255; those of the content are as the mask leaves a bit that is not set. */
  dots: Buffer;
  /** Where the bits of the content stand, in their order. */
  places: Uint16Array;
}

const forms = new Map<string, Form>();

/**
 * The QR code of some bytes, a byte for each module, 0 or 255: `size` of them each way. The white around it is for the template to
 * leave. Level L, or a higher one that takes no more modules: large modules help a phone more than spare bytes do.
 */
export function qrDrawing(bytes: Buffer): { size: number; dots: Buffer } {
  const version = versionFor(bytes.length);
  const level = levelsOf(version, bytes.length).at(-1)!;
  const { size, dots, places } = formOf(version, level);
  const drawn = Buffer.from(dots);
  const codewords = codewordsOf(bytes, version, level);
  for (let n = 0, bit = 0; n < codewords.length; n += 1)
    for (let mask = 0x80; mask > 0; mask >>= 1, bit += 1) if (codewords[n]! & mask) drawn[places[bit]!]! ^= 0xff;
  return { size, dots: drawn };
}

function formOf(version: number, level: Level): Form {
  const key = `${version}${level}`;
  let form = forms.get(key);
  if (!form) forms.set(key, (form = newForm(version, level)));
  return form;
}

/** Everything but the content is as the library draws it: finders, timing, alignment, version and format. */
function newForm(version: number, level: Level): Form {
  const options = { ecc: level, minVersion: version, maxVersion: version, boostEcc: false, border: 0, maskPattern };
  const { size, data, types } = encode([0], options);
  const dots = Buffer.alloc(size * size, 0xff);
  const places: number[] = [];
  const draw = (x: number, y: number, dark: boolean) => (dots[y * size + x] = dark ? 0 : 0xff);
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) draw(x, y, data[y]![x]!);
  // Two columns at a time, from the right, up and down in turn; the column of the timing pattern is left out.
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = upward ? size - 1 - step : step;
        if (types[y]![x]! !== 0) continue;
        places.push(y * size + x);
        draw(x, y, isTurned(x));
      }
  }
  return { size, dots, places: Uint16Array.from(places) };
}
