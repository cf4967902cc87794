import { RegistryRefused } from '../refusal.ts';
import type { FileBytes } from './file-bytes.ts';
import { refuseMojibake, wrongEncoding } from './plausible-text.ts';

/** Lines that follow each other; `first` is the number of the first of them. */
export interface LineBatch {
  first: number;
  lines: string[];
}

/** Longer than any row: a file without line ends is no text. */
const longestLine = 64 * 1024;

/**
 * The lines of a text file in batches, decoded, without their ends (LF or CRLF), without a byte order mark.
 * @throws RegistryRefused when it is in another encoding, was cut in the middle of a line, or is not text
 */
export async function* readLines(
  file: FileBytes,
  encoding: string,
  endsWithNewline: boolean,
): AsyncGenerator<LineBatch> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw wrongEncoding(encoding);
    }
  };
  let rest = '';
  let next = 1;
  for await (const bytes of file.chunks()) {
    if (next === 1 && rest === '') refuseOtherMark(bytes, encoding);
    const text = decode(bytes);
    refuseMojibake(text, encoding);
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    if (rest.length > longestLine)
      throw new RegistryRefused(
        'BROKEN_FILE',
        `Строка ${next + lines.length} слишком длинная: это не текстовый реестр.`,
      );
    if (lines.length > 0) yield { first: next, lines: lines.map(withoutReturn) };
    next += lines.length;
  }
  rest += decode();
  // MS-DOS programs mark the end of a text with Ctrl-Z.
  if (rest === '' || rest === '\u001A') return;
  if (endsWithNewline) throw new RegistryRefused('TRUNCATED', `Файл обрезан: строка ${next} не закончена.`);
  yield { first: next, lines: [withoutReturn(rest)] };
}

function withoutReturn(line: string): string {
  return line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line;
}

/** UTF-8 and UTF-16 say so in their first bytes. */
function refuseOtherMark(bytes: Buffer, encoding: string): void {
  const utf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16 || (utf8 && encoding !== 'utf-8')) throw wrongEncoding(encoding);
}
