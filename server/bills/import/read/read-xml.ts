import { RegistryRefused } from '../refusal.ts';

/** What a document tells as it is read. Names come without their namespace's prefix. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const broken = (): RegistryRefused => new RegistryRefused('BROKEN_FILE', 'Содержимое файла XLSX не читается.');
/** A name, an attribute or a text longer than this is no table. */
const longestPiece = 2 ** 20;

/**
 * Reads an XML document as a stream, as far as spreadsheets use XML: elements, attributes, text, CDATA. It pauses after
 * every chunk, so that what the listener gathered can be taken before more is read.
 * Document types are refused: they are what entity bombs are made of, and no spreadsheet has one.
 */
export async function* readXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw broken();
    }
  };
  let rest = '';
  for await (const bytes of chunks) {
    const buffer = rest + decode(bytes);
    rest = buffer.slice(readPieces(buffer, listener));
    if (rest.length > longestPiece) throw broken();
    yield;
  }
  rest += decode();
  if (rest.trim() !== '') throw broken();
}

/** Tells the listener every whole piece of the buffer; returns where the unfinished one begins. */
function readPieces(buffer: string, listener: XmlListener): number {
  let at = 0;
  for (;;) {
    const start = buffer.indexOf('<', at);
    if (start < 0) return at;
    if (buffer.charCodeAt(start + 1) === 33) {
      const end = special(buffer, start, listener);
      if (end === undefined) {
        if (start > at) listener.text(unescape(buffer.slice(at, start)));
        return start;
      }
      if (start > at) listener.text(unescape(buffer.slice(at, start)));
      at = end;
      continue;
    }
    const end = buffer.indexOf('>', start + 1);
    if (end < 0) return at;
    if (start > at) listener.text(unescape(buffer.slice(at, start)));
    element(buffer, start + 1, end, listener);
    at = end + 1;
  }
}

/** Comments and CDATA: the place behind them; undefined when the buffer does not hold the whole of it. */
function special(buffer: string, start: number, listener: XmlListener): number | undefined {
  for (const [opening, closing] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    const begun = buffer.slice(start, start + opening.length);
    if (!opening.startsWith(begun)) continue;
    const end = begun === opening ? buffer.indexOf(closing, start + opening.length) : -1;
    if (end < 0) return undefined;
    if (opening === '<![CDATA[') listener.text(buffer.slice(start + opening.length, end));
    return end + closing.length;
  }
  throw broken();
}

function element(buffer: string, start: number, end: number, listener: XmlListener): void {
  const first = buffer.charCodeAt(start);
  if (first === 63) return; // <?xml … ?>
  if (first === 47) return listener.close(local(buffer.slice(start + 1, end).trimEnd()));
  const empty = buffer.charCodeAt(end - 1) === 47;
  const content = buffer.slice(start, empty ? end - 1 : end);
  const space = content.search(/\s/);
  const name = local(space < 0 ? content : content.slice(0, space));
  listener.open(name, space < 0 ? '' : content.slice(space));
  if (empty) listener.close(name);
}

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Value of an attribute; undefined when it is not there. `name` is written as in the document. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}=`);
  if (at < 0) return undefined;
  const quote = attributes[at + name.length + 2]!;
  const from = at + name.length + 3;
  const end = attributes.indexOf(quote, from);
  return end < 0 ? undefined : unescape(attributes.slice(from, end));
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|(\w+));/g,
    (_, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? refuse();
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? refuse() : String.fromCodePoint(code);
    },
  );
}

function refuse(): never {
  throw broken();
}
