import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from 'uqr';
import { qrDrawing } from '../../server/documents/qr-drawing.ts';

/** The same code as another hand draws it. */
function drawnByLibrary(bytes: Buffer): Buffer {
  const { size, data } = encode([...bytes], { ecc: 'L', boostEcc: true, border: 0, maskPattern: 2 });
  return Buffer.from(Array.from({ length: size * size }, (_, n) => (data[Math.floor(n / size)]![n % size] ? 0 : 0xff)));
}

test('a code of any bytes is module by module what the standard asks for', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
      const { size, dots } = qrDrawing(Buffer.from(bytes));
      expect(dots).toHaveLength(size * size);
      expect(dots.equals(drawnByLibrary(Buffer.from(bytes)))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a code of every length, from a letter to as much as there is room for', () => {
  for (let length = 1; length <= 2953; length += length < 300 ? 7 : 53) {
    const bytes = Buffer.alloc(length, 'Ёлка');
    expect(qrDrawing(bytes).dots.equals(drawnByLibrary(bytes)), `of ${length} bytes`).toBe(true);
  }
  expect(qrDrawing(Buffer.alloc(2953)).size).toBe(177);
  expect(() => qrDrawing(Buffer.alloc(2954))).toThrow(RangeError);
});
