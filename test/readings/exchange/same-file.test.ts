import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchanging, type Exchanging } from './exchanging.ts';

let at: Exchanging;
let other: Exchanging;
beforeAll(async () => {
  [at, other] = await Promise.all([exchanging(), exchanging()]);
});
afterAll(() => Promise.all([at.close(), other.close()]));

test('readings that came in another order, on another day and at another server are the same rows in the same order', async () => {
  const readings = Array.from({ length: 50 }, (_, index) => ({
    number: String(100_000_000 + (index % 7)),
    service: '01',
    serial: `s${index}`,
    code: 'T1' as const,
    value: String(index),
  }));
  await at.handIn('kaluga', readings);
  for (const one of readings.toReversed())
    await other.handIn('kaluga', [{ ...one, receivedAt: '2026-11-21T09:00:00Z' }]);
  await other.query(
    `update reading r set id = o.id from (select $1::jsonb ids) given,
      jsonb_to_recordset(given.ids) o (id uuid, serial text), meter m
    where m.id = r.meter_id and m.serial = o.serial`,
    [JSON.stringify(await at.query('select r.id, m.serial from reading r join meter m on m.id = r.meter_id'))],
  );
  expect((await other.export('kaluga')).sha256).toBe((await at.export('kaluga')).sha256);
});

const node = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'node');
const child = join(import.meta.dirname, 'export-child.ts');

describe('a hundred thousand readings', () => {
  let tenantId: number;
  beforeAll(async () => {
    ({ tenantId } = at.of('stk'));
    const admin = new pg.Client({ connectionString: at.database.adminUrl });
    await admin.connect();
    // Keys are right as they are made: checking each of them again would take most of the time.
    await admin.query('set session_replication_role = replica');
    await admin.query(
      `with accounts as (insert into account (tenant_id, id, number, owner, address)
          select $1, uuidv7(), (1000000000000 + n)::text, 'Иванова', 'Дом' from generate_series(1, 100000) n returning id),
        meters as (insert into meter (tenant_id, account_id, service_code, serial, digits)
          select $1, id, '01', 'прибор ' || id, 6 from accounts returning account_id, id)
      insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status, period, received_at, resident_id)
      select $1, account_id, id, 'T1', 4512, '2026-09-20', 'RESIDENT', 'RECEIVED',
        case when row_number() over () <= 10000 then date '2026-08-01' else date '2026-09-01' end, now(), uuidv7() from meters`,
      [tenantId],
    );
    await admin.end();
  });

  test.each(['kaluga', 'energosbyt', 'elista', 'stk'])(
    'are written as %s wants them in the memory that ten thousand need',
    { timeout: 120_000 },
    async (slug) => {
      const run = async (of: string) => {
        const program = ['--experimental-transform-types', '--no-warnings', '--max-old-space-size=40', child];
        const told = await promisify(execFile)(node, [...program, at.database.appUrl, String(tenantId), slug, of]);
        return JSON.parse(told.stdout) as { readings: number; peak: number };
      };
      const few = await run('2026-08-01');
      const many = await run('2026-09-01');
      expect([few.readings, many.readings]).toEqual([10_000, 90_000]);
      expect(many.peak - few.peak).toBeLessThan(40 * 2 ** 20);
    },
  );
});
