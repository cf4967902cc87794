import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRegistry } from '../../server/bills/import/import-registry.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { ask, askGraphql } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let inbox: string;
beforeAll(async () => {
  server = await startServer({ tenantsDir: join(import.meta.dirname, '..', 'tenants') });
  inbox = mkdtempSync(join(tmpdir(), 'kabinet-fifth-'));
});
afterAll(async () => {
  await server.close();
  rmSync(inbox, { recursive: true, force: true });
});

const widths = [12, 4, 2, 8, 8, 10, 10, 12, 12, 12, 12, 12];
const fixed = (cells: string[]) => cells.map((cell, i) => cell.padEnd(widths[i]!)).join('');

/** What its billing system and its bank send in October: one account, two services, two zones. */
const files = {
  'abonents_202610.tsv': Buffer.from(
    [
      [
        'account',
        'customer',
        'place',
        'sq_m',
        'mail',
        'service',
        'meter_no',
        'tariffs',
        'width',
        'check_before',
        'auto',
      ],
      [
        '77АБ123456',
        'Ёлкина-Штраус Ия',
        'пос. Новый, 1',
        '40,5',
        'iya@mail.example',
        'EE',
        'A-1',
        '2',
        '4',
        '01/02/2030',
        'n',
      ],
    ]
      .map((row) => row.join('\t'))
      .join('\n'),
  ),
  'saldo.10.2026.prn': iconv.encode(
    [
      'PERIOD 10/2026 3',
      fixed(['77АБ123456', 'EE', 'Д', '9950', '32', '82', '5,00', '410,00', '-10,00', '100,00', '100,00', '496,00']),
      fixed(['77АБ123456', 'EE', 'Н', '100', '148', '48', '2,00', '96,00', '0', '0', '0', '0']),
      fixed(['77АБ123456', 'HVS', '', '', '', '3', '30,00', '90,00', '0', '0', '0', '90,00']),
      'TOTAL 596,00 586,00',
      '',
    ].join('\r\n'),
    'koi8-r',
  ),
  'bank-2026-11.csv': Buffer.from('date,id,account,sum\n2026-11-03,"b-1",77АБ123456,"500.00"\n'),
};

test('a fifth utility is a folder: its registries come in, its resident signs in and sees the bill', async () => {
  const { tenants, tenantIds, clock, importerPool: importer, orm } = server.shared;
  const tenant = tenants.find(({ slug }) => slug === 'fixture')!;
  const tenantId = tenantIds.get('fixture')!;
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(inbox, name), content);
    const report = await importRegistry({ tenant, tenantId, importer, clock }, { file: join(inbox, name) });
    expect(report).toMatchObject({ status: 'APPLIED', refusal: null, faults: { count: 0 } });
  }
  const { rows } = await importer.query<{ id: string }>('select id from account where tenant_id = $1', [tenantId]);
  await enrolResident(
    { tenant, tenantId, clock, write: writeAs(orm, tenantId) },
    { login: 'novosel', password: 'ключ от дома 7', accountIds: rows.map(({ id }) => id) },
  );

  const { data } = await askGraphql(
    server.port,
    'fixture',
    `mutation($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken viewer { accounts { nodes {
      number balance amountDue services { service { name unit } balance }
      meters { digits registers { code lastReading { value } } }
      latestBill { period closing charges { service { code } charged closing lines { registerCode volume tariff } } }
      payments { nodes { amount source } } } } } } } }`,
    { variables: { input: { login: 'Novosel', password: 'ключ от дома 7' } } },
  );
  const [account] = data!['signIn'].viewer.accounts.nodes;
  expect(account).toMatchObject({ number: '77АБ123456', balance: '86.00', amountDue: '86.00' });
  expect(account.meters).toEqual([
    {
      digits: 4,
      registers: [
        { code: 'T1', lastReading: { value: '32' } },
        { code: 'T2', lastReading: { value: '148' } },
      ],
    },
  ]);
  expect(account.latestBill).toMatchObject({ period: '2026-10', closing: '586.00' });
  expect(account.latestBill.charges).toEqual([
    {
      service: { code: 'EE' },
      charged: '506.00',
      closing: '496.00',
      lines: [
        { registerCode: 'T1', volume: '82', tariff: '5' },
        { registerCode: 'T2', volume: '48', tariff: '2' },
      ],
    },
    {
      service: { code: 'HVS' },
      charged: '90.00',
      closing: '90.00',
      lines: [{ registerCode: null, volume: '3', tariff: '30' }],
    },
  ]);
  expect(account.payments.nodes).toEqual([{ amount: '500.00', source: 'BANK' }]);
});

test('its portal has its own name before any script runs', async () => {
  const { shortName } = server.shared.tenants.find(({ slug }) => slug === 'fixture')!;
  const page = await ask(server.port, 'fixture.localhost', '/', { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(page.body).toContain(shortName);
});
