import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The faces of a bill: text with full Cyrillic first, then what it falls back to for other scripts and for emoji. */
const faces = [
  ['@expo-google-fonts/golos-text', '400Regular/GolosText_400Regular.ttf'],
  ['@expo-google-fonts/golos-text', '600SemiBold/GolosText_600SemiBold.ttf'],
  ['@expo-google-fonts/noto-sans-hebrew', '400Regular/NotoSansHebrew_400Regular.ttf'],
  ['@expo-google-fonts/noto-sans-arabic', '400Regular/NotoSansArabic_400Regular.ttf'],
  ['@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'],
] as const;

/** Paths of the font files, wherever the packages lie. */
export const fontFiles = (): string[] =>
  faces.map(([name, file]) => join(dirname(require.resolve(`${name}/package.json`)), file));

/** The characters the fonts can show. */
export function fontCoverage(files: readonly string[] = fontFiles()): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const file of files) for (const [first, last] of rangesOf(readFileSync(file))) addRange(covered, first, last);
  return covered;
}

function addRange(covered: Set<number>, first: number, last: number): void {
  for (let one = first; one <= last && one !== 0xffff; one += 1) covered.add(one);
}

/** Ranges of code points in a font's `cmap` table (OpenType 1.9): formats 4 and 12 are those for Unicode. */
function rangesOf(font: Buffer): [first: number, last: number][] {
  const table = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + n * 16).find(
    (at) => font.toString('latin1', at, at + 4) === 'cmap',
  );
  if (table === undefined) return [];
  const cmap = font.readUInt32BE(table + 8);
  return Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, n) => {
    const at = cmap + font.readUInt32BE(cmap + 8 + n * 8);
    const format = font.readUInt16BE(at);
    return format === 4 ? segments(font, at) : format === 12 ? groups(font, at) : [];
  }).flat();
}

function segments(font: Buffer, at: number): [number, number][] {
  const count = font.readUInt16BE(at + 6) / 2;
  const column = (which: number, n: number) =>
    font.readUInt16BE(at + 14 + (which * count + n) * 2 + (which > 0 ? 2 : 0));
  return Array.from({ length: count }, (_, n) => [column(1, n), column(0, n)]);
}

const groups = (font: Buffer, at: number): [number, number][] =>
  Array.from({ length: font.readUInt32BE(at + 12) }, (_, n) => [
    font.readUInt32BE(at + 16 + n * 12),
    font.readUInt32BE(at + 20 + n * 12),
  ]);
