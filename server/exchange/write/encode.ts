import iconv from 'iconv-lite';

/** Encodes text; signs that the encoding has not become question marks. */
export const encoded = (text: string, encoding: string): Buffer => iconv.encode(text, encoding);

/** Whether the encoding has all signs of the value. */
export function fits(value: string, encoding: string): boolean {
  if (encoding === 'utf-8' || /^[\u0000-\u007F]*$/.test(value)) return true;
  return iconv.decode(iconv.encode(value, encoding), encoding) === value;
}
