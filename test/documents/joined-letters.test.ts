import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { withJoinedLetters } from '../../server/documents/joined-letters.ts';

const letter = (id: string, x: number, fill = '#22252a') =>
  `<use xlink:href="#${id}" x="${x}" fill="${fill}" fill-rule="nonzero"/>`;
const symbol = (id: string, path: string) => `<symbol id="${id}" overflow="visible"><path d="${path}"/></symbol>`;
const drawing = (letters: string) => `<svg viewBox="0 0 60 20" width="240pt" height="80pt"
  xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
  <g transform="translate(3 15)"><g class="typst-text" transform="scale(1, -1)">${letters}</g></g>
  <defs id="glyph">
    ${symbol('gA1', 'M 1 0 L 1 7.7 L 5.3 7.7 C 8 7.7 8 0 5.3 0 Z M 2 1 L 5 1 Q 6.5 4 5 6.5 L 2 6.5 Z ')}
    ${symbol('gB2', 'M 0.715 -0.132 Q 0.627 5.3 4.5 9.25 L 6.1 0 Z ')}
    ${symbol('gC3', '')}
  </defs></svg>`;
const pixels = (svg: string) => new Resvg(svg, { background: '#ffffff' }).render().pixels;

test('letters that are drawn as one path look as they did one by one, holes and spaces too', () => {
  const svg = drawing([letter('gA1', 0), letter('gB2', 9.123), letter('gC3', 15), letter('gA1', 20.5)].join('\n'));
  const joined = withJoinedLetters(svg);
  expect(joined).not.toContain('<use');
  const [before, after] = [pixels(svg), pixels(joined)];
  const apart = before.filter((one, n) => Math.abs(one - after[n]!) > 8).length;
  expect(before.filter((one) => one < 128).length).toBeGreaterThan(1000);
  expect(apart).toBe(0);
});

test('letters of several colours, or of which one is no outline, are left as they are', () => {
  for (const other of [letter('gB2', 9, '#ff0000'), letter('gD4', 9)]) {
    const svg = drawing(letter('gA1', 0) + other);
    expect(withJoinedLetters(svg)).toBe(svg);
  }
});
