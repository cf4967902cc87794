import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { RegistryRefused } from '../refusal.ts';

interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  at: number;
}

/** How far an archive may unpack: bytes in all, and how many times its own size. */
export interface Expansion {
  bytes: number;
  ratio: number;
}

const broken = (): RegistryRefused => new RegistryRefused('BROKEN_FILE', 'Файл XLSX повреждён или обрезан.');
const bomb = (): RegistryRefused =>
  new RegistryRefused('ZIP_BOMB', 'Содержимое файла XLSX несоразмерно велико для его размера: файл не открыт.');

/** Below this no ratio is suspicious: small tables of equal rows pack very well. */
const alwaysAllowed = 16 * 2 ** 20;
const mostEntries = 1000;

/**
 * A zip archive that is unpacked as a stream and never further than allowed, whatever its headers claim: the bytes are
 * counted as they come out, so a zip bomb costs one chunk of memory.
 */
export class Zip {
  #unpacked = 0;

  readonly path: string;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly size: number;
  readonly most: Expansion;

  private constructor(path: string, entries: ReadonlyMap<string, ZipEntry>, size: number, most: Expansion) {
    this.path = path;
    this.entries = entries;
    this.size = size;
    this.most = most;
  }

  /** @throws RegistryRefused BROKEN_FILE, or ZIP_BOMB when the directory already says too much */
  static async open(path: string, most: Expansion): Promise<Zip> {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const tail = Buffer.alloc(Math.min(size, 65_557));
      await file.read(tail, 0, tail.length, size - tail.length);
      const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
      if (end < 0 || end + 22 > tail.length) throw broken();
      const count = tail.readUInt16LE(end + 10);
      const length = tail.readUInt32LE(end + 12);
      const at = tail.readUInt32LE(end + 16);
      if (count > mostEntries || length > 2 ** 20 || at + length > size) throw broken();
      const directory = Buffer.alloc(length);
      await file.read(directory, 0, length, at);
      const entries = readDirectory(directory, count);
      const claimed = [...entries.values()].reduce((sum, entry) => sum + entry.unpacked, 0);
      if (claimed > most.bytes) throw bomb();
      return new Zip(path, entries, size, most);
    } finally {
      await file.close();
    }
  }

  /** The unpacked bytes of a file in the archive; it must be there. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw broken();
    const packed = createReadStream(this.path, {
      start: await this.#dataOf(entry),
      end: this.size - 1,
      highWaterMark: 2 ** 16,
    });
    let crc = 0;
    let unpacked = 0;
    try {
      for await (const chunk of entry.method === 0 ? exactly(packed, entry.packed) : inflate(packed)) {
        unpacked += chunk.length;
        this.#count(chunk.length);
        if (unpacked > entry.unpacked) throw broken();
        crc = crc32(chunk, crc);
        yield chunk;
      }
    } finally {
      packed.destroy();
    }
    if (unpacked !== entry.unpacked || crc !== entry.crc) throw broken();
  }

  #count(bytes: number): void {
    this.#unpacked += bytes;
    const { most } = this;
    if (this.#unpacked > most.bytes || this.#unpacked > Math.max(alwaysAllowed, this.size * most.ratio)) throw bomb();
  }

  async #dataOf(entry: ZipEntry): Promise<number> {
    const file = await open(this.path);
    try {
      const local = Buffer.alloc(30);
      const { bytesRead } = await file.read(local, 0, 30, entry.at);
      if (bytesRead < 30 || local.readUInt32LE(0) !== 0x04034b50) throw broken();
      const at = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
      if (at + entry.packed > this.size) throw broken();
      return at;
    } finally {
      await file.close();
    }
  }
}

function readDirectory(directory: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw broken();
    const [name, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + name),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    };
    const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (encrypted || (entry.method !== 0 && entry.method !== 8)) throw broken();
    entries.set(entry.name, entry);
    at += 46 + name + extra + comment;
  }
  return entries;
}

async function* exactly(chunks: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let left = length;
  for await (const chunk of chunks) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.length;
  }
}

async function* inflate(packed: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  // Deflate knows its own end: what follows in the archive is left unread.
  const unpacking = createInflateRaw({ chunkSize: 2 ** 16 });
  packed.on('error', (error) => unpacking.destroy(error));
  packed.pipe(unpacking);
  try {
    for await (const chunk of unpacking) yield chunk as Buffer;
  } catch {
    throw broken();
  } finally {
    packed.unpipe(unpacking);
    unpacking.destroy();
  }
}
