import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createOrm, type Orm } from '../../server/database/orm.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { entities } from '../../server/entities.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let way: Server;
let sockets: Socket[] = [];
let orm: Orm;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

// One connection on a way to the database that can be made to stand still.
beforeEach(async () => {
  const { hostname, port } = new URL(database.appUrl);
  way = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) sockets.push(socket.on('error', () => undefined));
  });
  await new Promise<void>((listening) => way.listen(0, '127.0.0.1', listening));
  const url = new URL(database.appUrl);
  url.port = String((way.address() as AddressInfo).port);
  orm = await createOrm({ entities, url: url.href, poolMax: 1, connectMs: 2000, statementMs: 200 });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  way.close();
  await orm.close();
});

const standStill = () => sockets.splice(0).forEach((socket) => socket.unpipe().pause());
const one = () => writeAs(orm, 1)(async (em) => (await em.execute<{ one: number }[]>('select 1 as one'))[0]!.one);

test('a connection that is lost during a write is not missing afterwards', async () => {
  for (let i = 0; i < 3; i++) {
    await expect(writeAs(orm, 1)((em) => em.execute('select pg_terminate_backend(pg_backend_pid())'))).rejects.toThrow(
      /terminat/,
    );
    expect(await one()).toBe(1);
  }
});

test('nor is one whose write gets no answer when it begins', async () => {
  expect(await one()).toBe(1);
  standStill();
  await expect(one()).rejects.toThrow('Query read timeout');
  expect(await one()).toBe(1);
});

test.each(['in its middle', 'when it ends'])('nor is one whose write gets no answer %s', async (place) => {
  const write = writeAs(
    orm,
    1,
  )(async (em) => {
    standStill();
    if (place === 'in its middle') await em.execute('select 1');
  });
  await expect(write).rejects.toThrow('Query read timeout');
  expect(await one()).toBe(1);
});
