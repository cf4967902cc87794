import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Colours that a palette can hold. */
const most = 256;
/** As far apart in red, green or blue two shades on the edge of a letter may be taken for one; no eye tells them apart. */
const alike = 12;
/** Places of the table that finds a colour's index. */
const places = 4096;

/**
 * Pixels (red, green, blue and a fourth byte that is ignored) as a PNG: with a palette, as most bills have few colours, which is
 * half the bytes and half the time; with full colours when a logo has too many.
 */
export function pngOf(pixels: Buffer, width: number, height: number): Buffer {
  const dots = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const few = indexed(dots, width, height);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8; // bits
  head[9] = few ? 3 : 2;
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    ...(few ? [chunk('PLTE', few.palette)] : []),
    // Level 4 and above take three times longer for a tenth of the bytes.
    chunk('IDAT', deflateSync(few ? few.rows : fullColours(dots, width, height), { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row is one byte, no filter, and the index of each pixel's colour. */
function indexed(dots: Uint32Array, width: number, height: number): { palette: Buffer; rows: Buffer } | undefined {
  const colours: number[] = [];
  const found = new Uint32Array(places);
  const indexes = new Int16Array(places).fill(-1);
  const rows = Buffer.alloc(height * (width + 1));
  let free = places / 2; // a table that is half full still finds a colour at once
  let last = -1;
  let index = 0;
  for (let y = 0, at = 0, to = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1, at += 1, to += 1) {
      const colour = dots[at]!;
      if (colour !== last) {
        last = colour;
        let place = Math.imul(colour, 0x9e3779b1) >>> 20;
        while (indexes[place] !== -1 && found[place] !== colour) place = (place + 1) % places;
        if (indexes[place] === -1) {
          const one = colours.length < most ? colours.push(colour) - 1 : nearest(colours, colour);
          if (one === undefined || (free -= 1) === 0) return undefined;
          found[place] = colour;
          indexes[place] = one;
        }
        index = indexes[place]!;
      }
      rows[to] = index;
    }
  }
  return { palette: Buffer.from(colours.flatMap(parts)), rows };
}

const parts = (colour: number): number[] => [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff];

function nearest(colours: readonly number[], wanted: number): number | undefined {
  const [red = 0, green = 0, blue = 0] = parts(wanted);
  const apart = colours
    .map(parts)
    .map(([r = 0, g = 0, b = 0]) => Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue)));
  const least = Math.min(...apart);
  return least <= alike ? apart.indexOf(least) : undefined;
}

function fullColours(dots: Uint32Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, at = 0, to = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1, to += 3) {
      const colour = dots[at++]!;
      rows[to] = colour;
      rows[to + 1] = colour >>> 8;
      rows[to + 2] = colour >>> 16;
    }
  }
  return rows;
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
