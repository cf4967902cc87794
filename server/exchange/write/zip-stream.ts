import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file in an archive. */
export interface ZipPart {
  name: string;
  content: AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** 1 January 1980, the first day a zip knows: the same content is the same archive on any day. */
const noDay = 0x21;
/** Sizes follow the content, which is written as it comes. */
const sizesFollow = 0x08;
const utf8Names = 0x800;
const deflated = 8;
/** Beyond this a plain zip cannot tell its own length. */
const mostBytes = 0xffff_ffff;

/** The bytes of a zip archive, packed as a stream: memory does not grow with its content. */
export async function* zipStream(parts: readonly ZipPart[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const begin = at;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.set(common(), 4);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const head = Buffer.concat([local, Buffer.from(name)]);
    yield head;
    at += head.length;
    const counted = { crc: 0, packed: 0, unpacked: 0 };
    for await (const chunk of packed(content, counted)) {
      yield chunk;
      at += chunk.length;
    }
    if (at > mostBytes || counted.unpacked > mostBytes) throw new Error('A zip archive holds at most 4 GB');
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    sizes.set(sizesOf(counted), 4);
    yield sizes;
    at += sizes.length;
    directory.push(entryOf(name, counted, begin));
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  yield Buffer.concat([...directory, end]);
}

interface Counted {
  crc: number;
  packed: number;
  unpacked: number;
}

async function* packed(content: ZipPart['content'], counted: Counted): AsyncGenerator<Buffer> {
  const packing = createDeflateRaw();
  const feeding = pipeline(counting(content, counted), packing);
  feeding.catch(() => undefined); // it reaches the reader as the error of what is read
  for await (const chunk of packing as AsyncIterable<Buffer>) {
    counted.packed += chunk.length;
    yield chunk;
  }
  await feeding;
}

async function* counting(content: ZipPart['content'], counted: Counted): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    counted.crc = crc32(chunk, counted.crc);
    counted.unpacked += chunk.length;
    yield chunk;
  }
}

/** Version, flags, method, time and day: the same in a local head and in the directory. */
function common(): Buffer {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(sizesFollow | utf8Names, 2);
  bytes.writeUInt16LE(deflated, 4);
  bytes.writeUInt16LE(noDay, 8);
  return bytes;
}

function sizesOf({ crc, packed, unpacked }: Counted): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32LE(crc, 0);
  bytes.writeUInt32LE(packed, 4);
  bytes.writeUInt32LE(unpacked, 8);
  return bytes;
}

function entryOf(name: string, counted: Counted, begin: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.set(common(), 6);
  entry.set(sizesOf(counted), 16);
  entry.writeUInt16LE(Buffer.byteLength(name), 28);
  entry.writeUInt32LE(begin, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
}
