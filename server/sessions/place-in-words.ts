/** The country of a network address, in words; null when it is not known. */
export function placeInWords(_ip: string | null): string | null {
  return null;
}
