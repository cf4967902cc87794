import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../server/ids.ts';
import type { GivenAccount } from '../support/given.ts';
import { Neighbours } from '../sessions/neighbours.ts';
import { codeIn, fieldsOf, textOf } from './bills.ts';

let town: Neighbours;
beforeAll(async () => void (town = await Neighbours.open(1)));
afterAll(() => town.close());

interface Person {
  id: string;
  token: string;
  cookie: string | undefined;
}

/** A resident with an account of a bill or two, signed in. */
async function household(slug: string): Promise<Person & { account: GivenAccount; path: string }> {
  const person = await town.resident(slug);
  const tenantId = town.servers[0]!.shared.tenantIds.get(slug)!;
  await town.given.sql(
    `insert into service (tenant_id, code, name) values ($1, '01', 'Услуга') on conflict do nothing`,
    [tenantId],
  );
  const account = await town.given.account(tenantId, { months: 2, payments: 0 });
  await town.given.link(person.id, account);
  const { token, cookie } = await town.signIn(0, slug, person);
  const { data } = await town.ask(
    0,
    slug,
    '{ viewer { accounts { nodes { latestBill { documentPath } } } } }',
    undefined,
    { token },
  );
  return {
    id: person.id,
    token,
    cookie,
    account,
    path: data!['viewer'].accounts.nodes[0].latestBill.documentPath as string,
  };
}

interface Got {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
  told: () => Record<string, unknown>;
}

function get(
  slug: string,
  path: string,
  {
    token,
    cookie,
    headers = {},
    method = 'GET',
  }: { token?: string; cookie?: string | undefined; headers?: Record<string, string>; method?: string } = {},
): Promise<Got> {
  const { port } = town.servers[0]!;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        headers: {
          host: `${slug}.localhost:${port}`,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(cookie ? { cookie } : {}),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body,
            told: () => JSON.parse(String(body)) as Record<string, unknown>,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

describe('a bill as a document', () => {
  test('opens in the browser by the session alone, under a name in Russian, and is not sent twice', async () => {
    const { path, cookie, account } = await household('kaluga');
    const opened = await get('kaluga', `${path}.pdf`, { cookie });
    expect(opened.status).toBe(200);
    expect(opened.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="${account.number}  2026.pdf"; filename*=UTF-8''${encodeURIComponent(`Счёт ${account.number} октябрь 2026.pdf`)}`,
    });
    // Browsers show no PDF in a sandbox, nor one that was kept and is told to be in one.
    expect(opened.headers['content-security-policy']).toBe(`frame-ancestors 'none'`);
    expect((await textOf(opened.body)).join(' ')).toContain('1 234,56');
    const etag = String(opened.headers['etag']);
    const again = await get('kaluga', `${path}.pdf`, { cookie, headers: { 'if-none-match': etag } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers['content-security-policy']).toBe(`frame-ancestors 'none'`);
    const picture = await get('kaluga', `${path}.png`, { cookie });
    expect(picture.headers['content-security-policy']).toContain('sandbox');
    const kept = await get('kaluga', `${path}.pdf?download=1`, { cookie });
    expect(kept.headers['content-disposition']).toMatch(/^attachment; /);
    expect(Buffer.compare(kept.body, opened.body)).toBe(0);
    const head = await get('kaluga', `${path}.pdf`, { cookie, method: 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  test('is another file once the registry has corrected it', async () => {
    const { path, token, account } = await household('kaluga');
    const before = await get('kaluga', `${path}.pdf`, { token });
    await town.given.sql(`update bill set charged = charged + 100, closing = closing + 100 where account_id = $1`, [
      account.id,
    ]);
    const headers = { 'if-none-match': String(before.headers['etag']) };
    const after = await get('kaluga', `${path}.pdf`, { token, headers });
    expect(after.status).toBe(200);
    expect((await textOf(after.body)).join(' ')).toContain('1 235,56');
  });

  test('as a picture has the code that pays this very bill', async () => {
    const { path, token, account } = await household('kaluga');
    const picture = await get('kaluga', `${path}.png`, { token });
    expect(picture.headers['content-type']).toBe('image/png');
    expect(fieldsOf(codeIn(picture.body)!)).toMatchObject({
      Sum: '123456',
      PersAcc: account.number,
      PaymPeriod: '102026',
    });
  });

  test('of a stranger, of nobody, of another utility and in a format that is not offered is the same 404', async () => {
    const mine = await household('kaluga');
    const theirs = await household('kaluga');
    const elsewhere = await household('elista');
    const { bills } = town.servers[0]!.shared.tenants.find(({ slug }) => slug === 'elista')!.rules;
    const offered = bills.formats;
    bills.formats = ['PDF'];
    const notOffered = await get('elista', `${elsewhere.path}.png`, elsewhere);
    bills.formats = offered;
    const answers = [
      notOffered,
      await get('kaluga', `${theirs.path}.pdf`, mine),
      await get('kaluga', `${theirs.path}.png`, mine),
      await get('kaluga', `${elsewhere.path}.pdf`, mine),
      await get('kaluga', `${mine.path}.svg`, mine),
      await get('kaluga', `${mine.path.slice(0, -2)}xx.pdf`, mine),
      await get('kaluga', '/documents/bills/nonsense.pdf', mine),
      await get('kaluga', `/documents/bills/${idOf('Bill', mine.account.id, '0000-01-01')}.pdf`, mine),
      await get('kaluga', '/documents/bills/%00%ff.pdf', mine),
      await get('kaluga', `${mine.path}.pdf`, { token: await town.staff('kaluga') }),
    ];
    // An address that is none is refused before anybody looks.
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 400)) {
      const { requestId: _, ...told } = answer.told();
      expect([answer.status, told]).toEqual([404, { code: 'NOT_FOUND', message: 'Ничего не найдено.' }]);
      expect(answer.headers['etag']).toBeUndefined();
    }
    expect((await get('elista', `${mine.path}.pdf`, { cookie: mine.cookie })).status).toBe(401);
    expect((await get('kaluga', `${mine.path}.pdf`)).status).toBe(401);
    expect((await get('kaluga', `${mine.path}.pdf`, mine)).status).toBe(200);
  });

  test('shows as much of the owner as the page does: masked until the account is proved', async () => {
    const { id, path, token, account } = await household('kaluga');
    const masked = (await textOf((await get('kaluga', `${path}.pdf`, { token })).body)).join(' ');
    expect(masked).toContain('И••• А••• П•••');
    expect(masked).not.toMatch(/Иванова|Ленина/);
    await town.given.sql(
      `update account_resident set proof = 'METER_SERIAL' where account_id = $1 and resident_id = $2`,
      [account.id, id],
    );
    const proved = (await textOf((await get('kaluga', `${path}.pdf`, { token })).body)).join(' ');
    expect(proved).toContain('Иванова Анна Петровна');
    expect(proved).toContain('ул. Ленина, д. 1');
  });

  test('asked for by many at once is one document', async () => {
    const { path, token } = await household('stk');
    const all = await Promise.all(Array.from({ length: 20 }, () => get('stk', `${path}.pdf`, { token })));
    expect(new Set(all.map(({ status, body }) => `${status} ${body.toString('base64')}`)).size).toBe(1);
    expect(all[0]!.status).toBe(200);
  });
});

test('a template that fails leaves the data readable, says so kindly, tells staff where, and works again when it is mended', async () => {
  const { path, token, account } = await household('elista');
  const { shared } = town.servers[0]!;
  const tenant = shared.tenants.find(({ slug }) => slug === 'elista')!;
  const own = tenant.folder;
  const broken = await mkdtemp(join(tmpdir(), 'broken-template-'));
  try {
    await cp(own, broken, { recursive: true });
    tenant.folder = broken;
    await writeFile(join(broken, 'bill.typ'), '#import "base.typ": *\n\n#panic(bill.account.number)\n');
    for (let n = 0; n < 2; n += 1) {
      const failed = await get('elista', `${path}.pdf`, { token });
      expect(failed.status).toBe(503);
      expect(failed.told()).toMatchObject({
        code: 'DOCUMENT_UNAVAILABLE',
        message: expect.stringContaining('Все суммы есть'),
      });
      expect(failed.headers['etag']).toBeUndefined();
      expect(failed.headers['content-security-policy']).toContain('sandbox');
    }
    const notices = await town.given.sql<{ details: object; times: number }>(
      'select kind, subject, details, times from staff_notice',
    );
    expect(notices).toEqual([
      { kind: 'BILL_TEMPLATE', subject: 'bill.typ', details: { template: 'bill.typ', places: 'bill.typ:3' }, times: 2 },
    ]);
    expect(JSON.stringify(notices)).not.toContain(account.number);
    const { data } = await town.ask(
      0,
      'elista',
      '{ viewer { accounts { nodes { latestBill { closing } } } } }',
      undefined,
      { token },
    );
    expect(data!['viewer'].accounts.nodes[0].latestBill).toEqual({ closing: '1234.56' });

    await rm(join(broken, 'bill.typ'));
    expect((await get('elista', `${path}.pdf`, { token })).status).toBe(503);
    await cp(join(own, 'bill.typ'), join(broken, 'bill.typ'));
    expect((await get('elista', `${path}.pdf`, { token })).status).toBe(200);
  } finally {
    tenant.folder = own;
    await rm(broken, { recursive: true });
  }
});
