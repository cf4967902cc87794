import { afterAll, beforeAll, expect, test } from 'vitest';
import { importing, type Importing } from '../../bills/import/importing.ts';
import { accountLine, accountsFile, chargeLine, chargesFile, numberOf } from '../../bills/import/written-registries.ts';

const slug = 'kaluga';
let at: Importing;
beforeAll(async () => void (at = await importing()));
afterAll(() => at.close());

/** What is expected of a month for the account of that number. */
const expected = async (of: string, number: string, period: string) =>
  at.query(
    `insert into preliminary_charge (tenant_id, account_id, period, meter_id, register_code, service_code, previous_reading,
       current_reading, volume, unit, tariff, charged, formed_at)
     select n.tenant_id, n.account_id, $3, m.id, 'T1', '01', 1, 2, 1, null, 6.73, 673, now()
     from account_number n join meter m on m.tenant_id = n.tenant_id and m.account_id = n.account_id
     where n.tenant_id = $1 and n.number = $2`,
    [at.of(of).tenantId, number, period],
  );
const left = () =>
  at.query(
    `select p.tenant_id, a.number, p.period::text from preliminary_charge p
     join account a on a.tenant_id = p.tenant_id and a.id = p.account_id order by p.tenant_id = $1 desc, 2, 3`,
    [at.of(slug).tenantId],
  );

test('the registry of a month takes the place of what was expected of it, of nobody else and of no other month', async () => {
  await at.importText(slug, 'accounts.csv', accountsFile([0, 1, 2].map((index) => accountLine(index))));
  await at.import('energosbyt', 'accounts.dbf');
  const [other] = await at.query<{ number: string }>('select number from account where tenant_id = $1 limit 1', [
    at.of('energosbyt').tenantId,
  ]);
  for (const index of [0, 1]) await expected(slug, numberOf(index), '2026-10-01');
  await expected('energosbyt', other!.number, '2026-10-01');
  await expected(slug, numberOf(0), '2026-11-01');
  await expected(slug, numberOf(2), '2026-10-01');

  const refused = await at.importText(slug, 'charges-2026-10.csv', chargesFile(['not;a;line']));
  expect(refused.status).toBe('REFUSED');
  expect(await left()).toHaveLength(5);

  const charges = chargesFile([0, 1].map((index) => chargeLine(index, '2026-10', { charged: 1000 })));
  const report = await at.importText(slug, 'charges-2026-10.csv', charges);
  expect(report).toMatchObject({ status: 'APPLIED', details: { changes: { removedPreliminary: 2 } } });
  const { tenantId } = at.of(slug);
  expect(await left()).toEqual([
    { tenant_id: tenantId, number: numberOf(0), period: '2026-11-01' },
    { tenant_id: tenantId, number: numberOf(2), period: '2026-10-01' },
    { tenant_id: at.of('energosbyt').tenantId, number: other!.number, period: '2026-10-01' },
  ]);
});
