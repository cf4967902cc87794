import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DiskFileStore } from '../../server/files/disk-file-store.ts';
import { sweep } from '../../server/start-sweeping.ts';
import { ask } from '../support/http.ts';
import { png, ReadingTown } from './reading-town.ts';

let town: ReadingTown;
beforeAll(async () => void (town = await ReadingTown.open()));
afterAll(() => town.close());

const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(300, 7),
  Buffer.from('ffd9', 'hex'),
]);
const heic = Buffer.concat([
  Buffer.from('00000018667479706865696300000000', 'hex'),
  Buffer.from('mif1heic'),
  Buffer.alloc(100),
]);
const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from('64000000', 'hex'),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(100),
]);

test('a photo goes with a reading over HTTP, and is seen at once by who sent it', async () => {
  const anna = await town.someone();
  const sent = await town.send(anna, png);
  expect(sent.status).toBe(201);
  const { id } = sent.json<{ id: string }>();
  const { outcome, last } = await town.handIn(anna, '5100', id);
  expect(outcome).toMatchObject({ __typename: 'ReadingTaken', period: '2026-11' });
  expect(last).toEqual({
    value: '5100',
    source: 'RESIDENT',
    status: 'RECEIVED',
    period: '2026-11',
    receivedAt: '2026-11-20T09:00:00.000Z',
    photo: `/photos/readings/${id}`,
    refusal: null,
  });
  const seen = await town.see(anna, last.photo);
  expect(seen.status).toBe(200);
  expect(seen.headers).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(png.length),
    'x-content-type-options': 'nosniff',
    'content-disposition': 'attachment; filename="meter.png"',
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(seen.headers['content-security-policy']).toContain('sandbox');
});

test.each([
  ['JPEG', jpeg, 'image/jpeg'],
  ['HEIC', heic, 'image/heic'],
  ['WebP', webp, 'image/webp'],
])('%s is taken, and is what its content says', async (_name, body, type) => {
  const anna = await town.someone();
  const id = (await town.send(anna, body, { headers: { 'content-type': 'text/html' } })).json<{ id: string }>().id;
  expect((await town.see(anna, id)).headers['content-type']).toBe(type);
});

test.each([
  ['a page called a picture', '<html><script>alert(1)</script></html>'],
  ['a drawing', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a document', '%PDF-1.7\n%âãÏÓ'],
  ['a film', Buffer.concat([Buffer.from('000000186674797069736f6d00000000', 'hex'), Buffer.alloc(64)])],
  ['an animation', Buffer.from('GIF89a\x01\x00\x01\x00\x00\xff\x00,')],
  ['a program', Buffer.from('7f454c4602010100', 'hex')],
  ['text', 'показание 4512'],
])('%s is no photo', async (_name, body) => {
  const anna = await town.someone();
  const answer = await town.send(anna, body);
  expect(answer.status).toBe(415);
  expect(answer.json()).toMatchObject({
    code: 'UNSUPPORTED_FILE',
    message: 'Подойдёт фото в формате JPEG, PNG, HEIC или WebP.',
  });
  expect(await town.sql('select from reading_photo where account_id = $1', [anna.accountId])).toEqual([]);
});

test('nothing, too much and a body that ends too early are refused; nothing stays behind', async () => {
  const anna = await town.someone();
  const empty = await town.send(anna, '');
  expect([empty.status, empty.json()]).toMatchObject([400, { code: 'BAD_REQUEST' }]);
  const large = Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]);
  const told = await town.send(anna, large);
  expect([told.status, told.json()]).toMatchObject([
    413,
    { code: 'PAYLOAD_TOO_LARGE', message: 'Фото слишком большое. Подойдёт до 10 МБ.' },
  ]);
  // Without a length nobody knows beforehand.
  const chunked = await town.send(anna, large, { headers: { 'transfer-encoding': 'chunked' } });
  expect(chunked.status).toBe(413);
  const cut = connect(town.port, '127.0.0.1');
  await new Promise<void>((done) => {
    cut.on('close', () => done());
    cut.write(
      `POST /photos/readings?account=${anna.account} HTTP/1.1\r\nhost: kaluga.localhost:${town.port}\r\n` +
        `authorization: Bearer ${anna.token}\r\ncontent-type: image/png\r\ncontent-length: 5000\r\n\r\n`,
    );
    cut.write(png, () => cut.destroy());
  });
  expect(await town.sql('select from reading_photo where account_id = $1', [anna.accountId])).toEqual([]);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('kabinet-photo-'))).toEqual([]);
});

test('only the account it was sent for takes a photo, and only of who sent it', async () => {
  const [anna, boris] = [await town.someone(), await town.someone()];
  await town.share(anna, boris);
  const [annas, boriss] = [await town.kept(anna), await town.kept(boris)];
  const refused = {
    __typename: 'ReadingRefused',
    reason: 'PHOTO_NOT_FOUND',
    message: 'Фото не нашлось. Приложите его ещё раз или передайте показания без него.',
  };
  const foreign = await town.kept(await town.someone('energosbyt'));
  for (const id of [boriss, foreign, annas.slice(0, -1), '', 'x', anna.account, anna.meter])
    expect((await town.handIn(anna, '5100', id, 'one-key-for-all')).outcome).toEqual(refused);
  // Boris sees Anna's account too, but the one photo is hers, and the other one of another meter.
  expect((await town.handIn({ ...boris, meter: anna.meter }, '5100', boriss)).outcome).toEqual(refused);
  expect((await town.handIn({ ...boris, meter: anna.meter }, '5100', annas)).outcome).toEqual(refused);
  expect((await town.handIn(anna, '5100', annas, 'one-key-for-all')).outcome).toMatchObject({
    __typename: 'ReadingTaken',
  });
});

test('a photo is seen by nobody else: not by who shares the account, a stranger, another utility, or signed out', async () => {
  const [anna, boris, stranger] = [await town.someone(), await town.someone(), await town.someone('energosbyt')];
  await town.share(anna, boris, { alone: true });
  const id = await town.kept(anna);
  await town.handIn(anna, '5100', id);
  const query = `query { viewer { accounts(first: 1) { nodes { meters { readings(first: 1) { nodes { value photo } } } } } } }`;
  const seen = await town.ask(boris, query);
  expect(seen.data!['viewer'].accounts.nodes[0].meters[0].readings.nodes).toEqual([{ value: '5100', photo: null }]);
  for (const who of [boris, stranger]) expect((await town.see(who, id)).status).toBe(404);
  expect((await ask(town.port, 'kaluga.localhost', `/photos/readings/${id}`)).status).toBe(401);
  for (const other of ['x', '..%2f..%2fetc%2fpasswd', id.slice(0, -2), `${id}a`])
    expect((await town.see(anna, other)).status).toBe(404);
  // What the account no longer shows, the photo does not either.
  await town.sql('delete from account_resident where resident_id = $1', [anna.person.id]);
  expect((await town.see(anna, id)).status).toBe(404);
});

test('nobody sends a photo for a stranger’s account, without signing in, or where none are offered', async () => {
  const [anna, boris] = [await town.someone(), await town.someone()];
  for (const account of [boris.account, '', 'x', anna.meter]) {
    const answer = await town.send(anna, png, { account });
    expect([answer.status, answer.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
  }
  const without = await town.send({ ...anna, token: 'x' }, png);
  expect(without.status).toBe(401);
  const nobody = await ask(town.port, 'kaluga.localhost', `/photos/readings?account=${anna.account}`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: png,
  });
  expect(nobody.status).toBe(401);
});

test('the same value handed in again by who sent it keeps its photo, another value or somebody else’s does not', async () => {
  const anna = await town.someone();
  const { last } = await town.handIn(anna, '5100', await town.kept(anna));
  expect(last.photo).toMatch(/^\/photos\/readings\//);
  expect((await town.handIn(anna, '5100', null, 'key-once-more')).last.photo).toBe(last.photo);
  expect((await town.see(anna, last.photo)).status).toBe(200);
  const boris = await town.someone();
  await town.share(anna, boris, { alone: true });
  expect((await town.handIn({ ...boris, meter: anna.meter }, '5100', null, 'key-of-boris')).last.photo).toBeNull();
  expect((await town.handIn(anna, '5101', null)).last.photo).toBeNull();
});

test('photos that go with no reading are swept after a day, with their files; the others stay', async () => {
  const anna = await town.someone();
  const [unused, replaced, used] = [await town.kept(anna), await town.kept(anna, jpeg), await town.kept(anna)];
  await town.handIn(anna, '5100', replaced);
  await town.handIn(anna, '5101', used);
  const { shared } = town.town.server;
  const files = new DiskFileStore(join(town.dataDir, 'files'));
  const sweeping = { ...shared, files, log: { warn: () => undefined } } as never;
  const fileOf = (id: string) =>
    join(town.dataDir, 'files', String(anna.tenantId), Buffer.from(id, 'base64url').toString('utf8', 17));
  await sweep(sweeping);
  expect((await town.see(anna, unused)).status).toBe(200);
  town.town.clock.advance(24 * 3600);
  const { accessToken } = await town.town.signIn('kaluga', anna.person);
  const later = { ...anna, token: accessToken! };
  expect((await town.handIn(later, '5102', unused)).outcome).toMatchObject({ reason: 'PHOTO_NOT_FOUND' });
  town.town.clock.advance(2 * 3600);
  await sweep(sweeping);
  expect([unused, replaced, used].map((id) => existsSync(fileOf(id)))).toEqual([false, false, true]);
  const again = { ...anna, token: (await town.town.signIn('kaluga', anna.person)).accessToken! };
  expect([(await town.see(again, unused)).status, (await town.see(again, used)).status]).toEqual([404, 200]);
  town.town.clock.advance(-26 * 3600);
});
