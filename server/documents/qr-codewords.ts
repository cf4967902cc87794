/** How much of a code may be damaged and still be read, the least first. */
export type Level = 'L' | 'M' | 'Q' | 'H';

const levels: readonly Level[] = ['L', 'M', 'Q', 'H'];
const versions = 40;

const numbers = (text: string): readonly number[] => text.split(' ').map(Number);

/** Codewords of correction in each block, version after version (ISO/IEC 18004, table 9). */
const correction: Record<Level, readonly number[]> = {
  L: numbers(
    '7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
  M: numbers(
    '10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28',
  ),
  Q: numbers(
    '13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
  H: numbers(
    '17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
};

/** Blocks, version after version (the same table). */
const blocks: Record<Level, readonly number[]> = {
  L: numbers('1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25'),
  M: numbers(
    '1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49',
  ),
  Q: numbers(
    '1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68',
  ),
  H: numbers(
    '1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81',
  ),
};

/** Codewords of a version, those of correction included. */
function room(version: number): number {
  const alignments = version > 1 ? Math.floor(version / 7) + 2 : 0;
  const patterns = alignments > 0 ? (25 * alignments - 10) * alignments - 55 : 0;
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version > 6 ? 36 : 0)) / 8);
}

const content = (version: number, level: Level): number =>
  room(version) - correction[level][version - 1]! * blocks[level][version - 1]!;

/** Bits before the bytes: that they are bytes, and how many. */
const lengthBits = (version: number): number => (version < 10 ? 8 : 16);

const fits = (length: number, version: number, level: Level): boolean =>
  4 + lengthBits(version) + length * 8 <= content(version, level) * 8;

/**
 * The smallest version that holds so many bytes at the lowest level.
 * @throws RangeError when none does
 */
export function versionFor(length: number): number {
  for (let version = 1; version <= versions; version += 1) if (fits(length, version, 'L')) return version;
  throw new RangeError(`No code holds ${length} bytes`);
}

/** The levels at which a version still holds so many bytes. */
export const levelsOf = (version: number, length: number): Level[] =>
  levels.filter((level) => fits(length, version, level));

/** The codewords of some bytes in the order they are drawn in: content and correction, the blocks dealt out in turn. */
export function codewordsOf(bytes: Buffer, version: number, level: Level): Uint8Array {
  const all = room(version);
  const parts = blocks[level][version - 1]!;
  const spare = correction[level][version - 1]!;
  const data = filled(bytes, version, content(version, level));
  const short = Math.floor(all / parts) - spare;
  const shorts = parts - (all % parts);
  const divisor = divisorOf(spare);
  const dealt = new Uint8Array(all);
  for (let part = 0, from = 0; part < parts; part += 1) {
    const length = part < shorts ? short : short + 1;
    const block = data.subarray(from, from + length);
    from += length;
    for (let n = 0; n < length; n += 1) dealt[n < short ? n * parts + part : short * parts + part - shorts] = block[n]!;
    const rest = remainder(block, divisor);
    for (let n = 0; n < spare; n += 1) dealt[data.length + n * parts + part] = rest[n]!;
  }
  return dealt;
}

/** Head, bytes, end, and what fills the rest. */
function filled(bytes: Buffer, version: number, length: number): Uint8Array {
  const data = new Uint8Array(length);
  const head = lengthBits(version) === 8 ? [bytes.length] : [bytes.length >>> 8, bytes.length & 0xff];
  // Four bits say that bytes follow, so each byte is parted between two codewords.
  let [at, left] = [0, 4];
  for (const run of [head, bytes])
    for (const byte of run) {
      data[at++] = (left << 4) | (byte >>> 4);
      left = byte & 0xf;
    }
  data[at++] = left << 4;
  for (let odd = false; at < length; odd = !odd) data[at++] = odd ? 0x11 : 0xec;
  return data;
}

// Powers and logarithms of 2 in the field of 256 elements with the polynomial 0x11d.
const power = new Uint8Array(512);
const logarithm = new Uint8Array(256);
for (let n = 0, one = 1; n < 255; n += 1, one = (one << 1) ^ (one > 127 ? 0x11d : 0)) {
  power[n] = power[n + 255] = one;
  logarithm[one] = n;
}

const divisors = new Map<number, Uint8Array>();

/** Logarithms of the factors of (x − 1)(x − 2)…(x − 2ⁿ⁻¹), without the first, which is 1. */
function divisorOf(degree: number): Uint8Array {
  const kept = divisors.get(degree);
  if (kept) return kept;
  const factors = new Uint8Array(degree);
  factors[degree - 1] = 1;
  for (let root = 0; root < degree; root += 1)
    for (let n = 0; n < degree; n += 1)
      factors[n] = (factors[n]! && power[logarithm[factors[n]!]! + root]!) ^ (factors[n + 1] ?? 0);
  const divisor = factors.map((one) => logarithm[one]!);
  divisors.set(degree, divisor);
  return divisor;
}

/** The codewords of correction of a block. */
function remainder(block: Uint8Array, divisor: Uint8Array): Uint8Array {
  const { length } = divisor;
  const rest = new Uint8Array(length);
  for (const byte of block) {
    const first = byte ^ rest[0]!;
    rest.copyWithin(0, 1);
    rest[length - 1] = 0;
    if (first === 0) continue;
    const by = logarithm[first]!;
    for (let n = 0; n < length; n += 1) rest[n]! ^= power[divisor[n]! + by]!;
  }
  return rest;
}
