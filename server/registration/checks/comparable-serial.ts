import type { IdentityCheck } from './identity-check.ts';

/** Longer than the serial number of any meter. */
const longest = 50;

/** Shorter ones, and «б/н», are not the number of a device but a gap in the file: anybody could guess them. */
const fewestCharacters = 4;

/** Russian capitals that look like Latin ones: which alphabet a letter on the dial is of nobody can tell. */
const lookAlikes = new Map(Array.from('АВСЕНКМОРТХУ', (letter, place) => [letter, 'ABCEHKMOPTXY'[place]!]));

/** A serial number in the form in which it is compared; undefined when it is too little to prove anything. */
export function comparableSerial(text: string, tolerance: IdentityCheck['tolerance']): string | undefined {
  if (text.length > 2 * longest || !text.isWellFormed()) return undefined;
  const bare = text
    .replaceAll('№', '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/[АВСЕНКМОРТХУ]/g, (letter) => lookAlikes.get(letter) ?? letter);
  const serial = tolerance === 'LEADING_ZEROS' ? bare.replace(/^0+/, '') : bare;
  return serial.length >= fewestCharacters && serial.length <= longest && /[1-9]/.test(serial) ? serial : undefined;
}

/** Whether a typed serial number is one of these. */
export function isOneOfSerials(
  serials: readonly string[],
  typed: string,
  tolerance: IdentityCheck['tolerance'],
): boolean {
  const wanted = comparableSerial(typed, tolerance);
  return wanted !== undefined && serials.some((serial) => comparableSerial(serial, tolerance) === wanted);
}
