import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { pngOf } from '../../server/documents/png.ts';

/** A square of so many colours, each its own, that are so far apart from one another. */
function square(side: number, step: number): Buffer {
  const pixels = Buffer.alloc(side * side * 4, 0xff);
  for (let n = 0; n < side * side; n += 1) {
    const steps = Math.floor(256 / step);
    pixels[n * 4] = (n % steps) * step;
    pixels[n * 4 + 1] = (Math.floor(n / steps) % steps) * step;
    pixels[n * 4 + 2] = Math.floor(n / steps / steps) * step;
  }
  return pixels;
}

const farthest = (a: Buffer, b: Buffer) => a.reduce((most, one, at) => Math.max(most, Math.abs(one - b[at]!)), 0);

test.each([
  ['of few colours', 16, 32, 0],
  ['of a few colours too many, by a shade', 17, 40, 12],
  ['of shades that are near to one another', 20, 12, 12],
  ['of more colours than a palette can stand for', 64, 16, 0],
  ['of a photograph', 200, 2, 0],
])('a picture %s is seen as it was drawn', (_, side, step, apart) => {
  const pixels = square(side, step);
  const { data, width, height } = PNG.sync.read(pngOf(pixels, side, side));
  expect([width, height]).toEqual([side, side]);
  expect(farthest(pixels, data)).toBeLessThanOrEqual(apart);
});
