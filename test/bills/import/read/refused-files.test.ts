import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '../../../../server/bills/import/read-registry.ts';
import { FileBytes } from '../../../../server/bills/import/read/file-bytes.ts';
import type { RawRow } from '../../../../server/bills/import/read/raw-row.ts';
import { RegistryProfile } from '../../../../server/tenancy/registry-profile.ts';
import { fileOf, tenantsFolder } from '../importing.ts';
import { xlsxOf, xlsxRow, zip } from '../zip-writer.ts';

const profileOf = async (slug: string) =>
  RegistryProfile.parse(((await import(join(tenantsFolder, slug, 'registries.ts'))) as { default: unknown }).default);
const sent = (slug: string, name: string): Buffer => readFileSync(join(tenantsFolder, slug, 'demo', name));

type Kind = 'accounts' | 'charges' | 'payments';

async function read(slug: string, kind: Kind, content: Buffer | string): Promise<RawRow[]> {
  const source = (await profileOf(slug))[kind];
  const file = await FileBytes.open(fileOf('file', content), source.limits.megabytes);
  const rows: RawRow[] = [];
  for await (const batch of (await readRegistry(file, source)).batches) rows.push(...batch);
  return rows;
}

const refusal = (slug: string, kind: Kind, content: Buffer | string) =>
  read(slug, kind, content).then(
    (rows) => `read ${rows.length} rows`,
    (error: { code: string }) => error.code,
  );

describe('a file in another encoding than the profile says is refused', () => {
  const accounts = iconv.decode(sent('kaluga', 'accounts.csv'), 'win1251');
  const payments = iconv.decode(sent('kaluga', 'payments-2025-12.txt'), 'win1251');
  const stk = sent('stk', 'charges-2025-12.txt').toString();

  test.each(['utf8', 'cp866', 'koi8-r', 'utf16le', 'maccyrillic'])(
    '%s where windows-1251 is expected',
    async (encoding) => {
      expect(await refusal('kaluga', 'accounts', iconv.encode(accounts, encoding))).toBe('WRONG_ENCODING');
      expect(await refusal('kaluga', 'payments', iconv.encode(payments, encoding))).toBe('WRONG_ENCODING');
    },
  );
  test.each(['win1251', 'cp866', 'koi8-r', 'utf16le'])('%s where UTF-8 is expected', async (encoding) => {
    expect(await refusal('stk', 'charges', iconv.encode(stk, encoding))).toBe('WRONG_ENCODING');
  });
  test('UTF-8 that was made of windows-1251 read wrongly: it is valid, and it is not Russian', async () => {
    const twice = Buffer.from(iconv.decode(Buffer.from(stk), 'win1251'));
    expect(await refusal('stk', 'charges', twice)).toBe('WRONG_ENCODING');
  });
  test('UTF-8 with a byte order mark where windows-1251 is expected', async () => {
    expect(
      await refusal('kaluga', 'payments', Buffer.concat([Buffer.from('\uFEFF'), iconv.encode('1;2', 'win1251')])),
    ).toBe('WRONG_ENCODING');
  });
  test.each(['win1251', 'koi8-r'])('%s in a DBF where cp866 is expected', async (encoding) => {
    const bytes = sent('energosbyt', 'accounts.dbf');
    const head = bytes.readUInt16LE(8);
    const records = iconv.encode(iconv.decode(bytes.subarray(head), 'cp866'), encoding);
    expect(await refusal('energosbyt', 'accounts', Buffer.concat([bytes.subarray(0, head), records]))).toBe(
      'WRONG_ENCODING',
    );
  });
  test('the right one is read, with Ё, Kalmyk letters and signs', async () => {
    expect(await read('kaluga', 'accounts', sent('kaluga', 'accounts.csv'))).toHaveLength(80);
    const kalmyk = sent('stk', 'accounts.txt').toString().replaceAll('Иванова Мария', 'Җаңһр Өлзә №5 «Ү»');
    expect(await read('stk', 'accounts', kalmyk)).toHaveLength(80);
  });
});

describe('a file that was cut is refused', () => {
  test('a CSV in the middle of a line', async () => {
    expect(await refusal('kaluga', 'charges', sent('kaluga', 'charges-2025-12.csv').subarray(0, 5000))).toBe(
      'TRUNCATED',
    );
  });
  test('a text without its last line', async () => {
    const text = sent('stk', 'charges-2025-12.txt').toString();
    expect(await refusal('stk', 'charges', text.slice(0, text.indexOf('#END')))).toBe('TRUNCATED');
  });
  test('a DBF with fewer records than its head says, at any place', async () => {
    const bytes = sent('energosbyt', 'charges-2025-12.dbf');
    for (const length of [bytes.length - 3, bytes.length - 200, 2000])
      expect(await refusal('energosbyt', 'charges', bytes.subarray(0, length))).toBe('TRUNCATED');
    expect(await refusal('energosbyt', 'charges', bytes.subarray(0, 40))).toBe('BROKEN_FILE');
  });
  test('an XLSX, at any place', async () => {
    const bytes = sent('elista', 'charges-2025-12.xlsx');
    for (const length of [bytes.length - 1, bytes.length - 30, 5000, 10])
      expect(await refusal('elista', 'charges', bytes.subarray(0, length))).toBe('BROKEN_FILE');
  });
});

describe('an XLSX that is not what it says is refused', () => {
  const head = xlsxRow(1, ['Лицевой счет']);

  test('a zip bomb, before it is unpacked', async () => {
    const bomb = xlsxOf(head + '<x/>'.repeat(50 * 2 ** 20));
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await refusal('elista', 'charges', bomb)).toBe('ZIP_BOMB');
  });
  test('a zip bomb whose directory claims to be small', async () => {
    expect(['ZIP_BOMB', 'BROKEN_FILE']).toContain(
      await refusal('elista', 'charges', xlsxOf(head + '<x/>'.repeat(10 * 2 ** 20), {}, 1000)),
    );
  });
  test('a directory that claims gigabytes', async () => {
    expect(await refusal('elista', 'charges', xlsxOf(head, {}, 3 * 2 ** 30))).toBe('ZIP_BOMB');
  });
  test('a bomb of shared strings', async () => {
    const strings = `<sst>${`<si><t>${'я'.repeat(1000)}</t></si>`.repeat(40_000)}</sst>`;
    expect(await refusal('elista', 'charges', xlsxOf(head, { 'xl/sharedStrings.xml': strings }))).toBe('ZIP_BOMB');
  });
  test('an entity bomb', async () => {
    const bomb = zip({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>' });
    expect(await refusal('elista', 'charges', bomb)).toBe('BROKEN_FILE');
  });
  test('a content that does not fit its checksum', async () => {
    const bytes = Buffer.from(sent('elista', 'charges-2025-12.xlsx'));
    bytes[600]! ^= 0xff;
    expect(await refusal('elista', 'charges', bytes)).toBe('BROKEN_FILE');
  });
  test('a text with the name of one', async () => {
    expect(await refusal('elista', 'charges', 'Лицевой счет;Месяц')).toBe('BROKEN_FILE');
  });
});

test('an empty file, a binary one and one without its head are refused, each with its own code', async () => {
  expect(await refusal('kaluga', 'charges', '')).toBe('EMPTY_FILE');
  expect(await refusal('kaluga', 'charges', Buffer.alloc(200_000, 1))).toBe('BROKEN_FILE');
  expect(await refusal('stk', 'charges', 'whatever\n')).toBe('WRONG_HEAD');
  expect(await refusal('stk', 'charges', '\n')).toBe('WRONG_HEAD');
  expect(await refusal('energosbyt', 'charges', Buffer.alloc(500, 0x41))).toBe('BROKEN_FILE');
});
