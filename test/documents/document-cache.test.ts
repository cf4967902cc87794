import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { DocumentCache } from '../../server/documents/document-cache.ts';

const folders: string[] = [];
let folder: string;
beforeEach(async () => void folders.push((folder = await mkdtemp(join(tmpdir(), 'documents-')))));
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true }))));

const open = (mostBytes = 100, keptMs = 60_000) =>
  new DocumentCache({ folder: join(folder, 'cache'), mostBytes, keptMs });
const names = async () => (await readdir(join(folder, 'cache'))).toSorted();

test('a document is found again, by another process too, and only its owner may read the file', async () => {
  await open().keep('a.pdf', Buffer.from('one'));
  expect(String(await open().find('a.pdf'))).toBe('one');
  expect(await open().find('b.pdf')).toBeUndefined();
  expect((await stat(join(folder, 'cache', 'a.pdf'))).mode & 0o777).toBe(0o600);
});

test('the folder stays within its bytes: what was used longest ago goes first', async () => {
  const cache = open(100);
  for (const name of ['a', 'b', 'c']) await cache.keep(name, Buffer.alloc(30));
  await cache.find('a');
  await cache.keep('d', Buffer.alloc(30));
  expect(await names()).toEqual(['a', 'c', 'd']);
  await cache.keep('e', Buffer.alloc(95));
  expect(await names()).toEqual(['e']);
});

test('it counts what earlier processes left, and removes what nobody asked for in its time', async () => {
  await open().keep('old', Buffer.alloc(60));
  await utimes(join(folder, 'cache', 'old'), new Date(0), new Date(0));
  await open(100, 1e15).keep('new', Buffer.alloc(60));
  expect(await names()).toEqual(['new']);
  await utimes(join(folder, 'cache', 'new'), new Date(0), new Date(0));
  expect(await open().find('new')).toBeUndefined();
  expect(await names()).toEqual([]);
});

test('a folder that cannot be written costs the copy, not the answer', async () => {
  await writeFile(join(folder, 'cache'), 'a file stands in its place');
  const cache = open();
  await cache.keep('a', Buffer.alloc(1));
  expect(await cache.find('a')).toBeUndefined();
});
