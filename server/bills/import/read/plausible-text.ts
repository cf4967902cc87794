import { RegistryRefused } from '../refusal.ts';

// A wrong encoding decodes without an error nearly always; what comes out is letters nobody writes. Four kinds of sign:
const lower = 1;
const upper = 2;
/** «Р» and «С» are every second letter of UTF-8 read as windows-1251, and every tenth at most of real text. */
const upperRS = 3;
/** Box drawing, letters of other alphabets, signs no name or address contains. */
const odd = 4;

const kindOf = new Uint8Array(65536).fill(odd);
kindOf.fill(0, 1, 0x80); // many NULs are UTF-16; one is the fault of its line
for (let code = 0x410; code < 0x430; code++) kindOf[code] = upper;
for (let code = 0x430; code < 0x450; code++) kindOf[code] = lower;
for (const sign of 'РС') kindOf[sign.charCodeAt(0)] = upperRS;
for (const sign of 'ЁӘӨҮҖҢҺ') kindOf[sign.charCodeAt(0)] = upper;
for (const sign of 'ёәөүҗңһ') kindOf[sign.charCodeAt(0)] = lower;
for (const sign of '\u00A0\u202F«»„“”’–—−№·•°²³×±…§½') kindOf[sign.charCodeAt(0)] = 0;

/**
 * Throws when the text cannot be Russian: a file read in another encoding than it was written in.
 * @throws RegistryRefused WRONG_ENCODING
 */
export function refuseMojibake(text: string, encoding: string): void {
  const counts = [0, 0, 0, 0, 0];
  let before = 0;
  let capitalsInside = 0;
  for (let index = 0; index < text.length; index++) {
    const kind = kindOf[text.charCodeAt(index)]!;
    if (kind !== 0) {
      counts[kind]!++;
      if (before === lower && (kind === upper || kind === upperRS)) capitalsInside++;
    }
    before = kind;
  }
  const letters = counts[lower]! + counts[upper]! + counts[upperRS]!;
  const many = letters >= 40;
  if (
    (counts[odd]! >= 8 && counts[odd]! > 0.1 * (letters + counts[odd]!)) ||
    (many && counts[upperRS]! > 0.35 * letters) ||
    // KOI8-R read as windows-1251 turns small letters into capitals and the other way round.
    (many && capitalsInside > 0.05 * letters)
  )
    throw wrongEncoding(encoding);
}

export function wrongEncoding(encoding: string): RegistryRefused {
  return new RegistryRefused(
    'WRONG_ENCODING',
    `Файл не в кодировке ${encoding}: текст не читается. Ничего не загружено.`,
  );
}
