import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Asking, startAsking } from './asking.ts';

let asking: Asking;
beforeAll(async () => void (asking = await startAsking()));
afterAll(() => asking.close());

test('ever new selections do not fill the database with prepared statements', async () => {
  const { given, ask } = asking;
  const tenantId = await given.tenant('curious');
  const residentId = await given.resident(tenantId, [await given.account(tenantId)]);
  const once: (string | undefined)[] = [];
  for (let i = 0; i < 250; i++) once.push(...(await ask(tenantId, residentId, `{ viewer { id_${i}: id } }`)).names);
  expect(once).toEqual(Array(250).fill(undefined));

  const often: (string | undefined)[] = [];
  for (let i = 0; i < 250; i++) {
    for (let times = 0; times < 4; times++) {
      often.push(...(await ask(tenantId, residentId, `{ viewer { often_${i}: id } }`)).names);
    }
  }
  expect(new Set(often.filter(Boolean)).size).toBe(200);
});
