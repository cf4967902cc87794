import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  formPreliminaryCharges,
  type HandedIn,
} from '../../../server/readings/preliminary/form-preliminary-charges.ts';
import { writeAs } from '../../../server/database/tenant-writer.ts';
import { SetClock } from '../../../server/clock.ts';
import type { Context } from '../../../server/context.ts';
import type { GivenAccount } from '../../support/given.ts';
import { type Asking, startAsking } from '../../database/asking.ts';

let asking: Asking;
beforeAll(async () => void (asking = await startAsking()));
afterAll(() => asking.close());

const tariff = { service: '01', registers: 2, from: '2025-07-01' };
const tariffs = [
  { ...tariff, register: 'T1' as const, price: '7.745' },
  { ...tariff, register: 'T2' as const, price: '4.37' },
];

/** A utility that charges at once, an account of it with a meter of two zones, and its resident. */
async function charging(slug: string, rules: { chargedAtOnce?: boolean; prices?: typeof tariffs } = {}) {
  const { given, orm } = asking;
  const tenantId = await given.tenant(slug);
  const account = await given.account(tenantId, { months: 1 }); // billed for October
  const residentId = await given.resident(tenantId, [account]);
  const [meter] = await given.sql<{ id: string }>('select id from meter where account_id = $1', [account.id]);
  const { chargedAtOnce = true, prices = tariffs } = rules;
  const context = {
    tenantId,
    tenant: { tariffs: prices, rules: { readings: { chargedAtOnce } } },
    clock: new SetClock('2026-11-20T09:00:00Z'),
  } as unknown as Context;
  const form = (registers: HandedIn['registers'], period = '2026-11-01', of: GivenAccount = account) =>
    writeAs(
      orm,
      tenantId,
    )((em) =>
      formPreliminaryCharges(em, context, {
        accountId: of.id,
        meterId: meter!.id,
        serviceCode: '01',
        unit: 'кВт·ч',
        period,
        registers,
      }),
    );
  const shown = async () => {
    const query = `{ viewer { accounts { nodes { preliminaryCharges {
      period service { name } registerCode previousReading currentReading volume unit tariff charged formedAt } } } } }`;
    const answer = await asking.ask(tenantId, residentId, query);
    expect(answer.errors).toBeUndefined();
    return { charges: answer.data.viewer.accounts.nodes[0].preliminaryCharges, statements: answer.statements };
  };
  return { tenantId, account, residentId, meterId: meter!.id, form, shown };
}

const day = { code: 'T1', previous: '5000', current: '5101', volume: '101' } as const;
const night = { code: 'T2', previous: '99990', current: '10', volume: '20' } as const;

describe('what a month will probably cost', () => {
  test('is shown to the resident by register as soon as readings are handed in, to the kopeck', async () => {
    const { form, shown } = await charging('at-once');
    expect((await shown()).charges).toEqual([]);
    await form([day, night]);
    const { charges, statements } = await shown();
    const same = { period: '2026-11', service: { name: 'Электроснабжение' }, unit: 'кВт·ч' };
    const formedAt = '2026-11-20T09:00:00.000Z';
    // 101 × 7.745 = 782.245
    const readings = { previousReading: '5000', currentReading: '5101', volume: '101' };
    const rolled = { previousReading: '99990', currentReading: '10', volume: '20' };
    expect(charges).toEqual([
      { ...same, ...rolled, registerCode: 'T2', tariff: '4.37', charged: '87.40', formedAt },
      { ...same, ...readings, registerCode: 'T1', tariff: '7.745', charged: '782.25', formedAt },
    ]);
    expect(statements).toHaveLength(2); // as for the accounts alone
  });

  test('is that of the correction, once', async () => {
    const { form, shown } = await charging('corrected');
    await form([day, night]);
    await form([{ ...day, current: '5001', volume: '1' }, night]);
    expect((await shown()).charges.map(({ charged }: { charged: string }) => charged)).toEqual(['87.40', '7.75']);
    await form([{ ...day, previous: null, volume: null }, night]);
    expect((await shown()).charges).toEqual([]);
  });

  test('is not said where the utility does not charge at once, or no price is known, and nothing fails', async () => {
    for (const [slug, rules] of [
      ['not-at-once', { chargedAtOnce: false }],
      ['without-prices', { prices: [] }],
      ['price-to-come', { prices: tariffs.map((one) => ({ ...one, from: '2026-11-02' })) }],
    ] as const) {
      const { form, shown } = await charging(slug, rules as { prices?: typeof tariffs });
      await form([day, night]);
      expect((await shown()).charges).toEqual([]);
    }
  });

  test('ends with the bill of the month, even one that came in between, and another month has its own', async () => {
    const { form, shown, account, tenantId } = await charging('billed');
    await form([day, night], '2026-10-01');
    expect((await shown()).charges).toEqual([]);
    await form([day, night]);
    await form([day, night], '2026-12-01');
    await asking.given.sql(
      `insert into bill (tenant_id, account_id, period, due_on) values ($1, $2, '2026-11-01', '2026-12-15')`,
      [tenantId, account.id],
    );
    expect((await shown()).charges.map(({ period }: { period: string }) => period)).toEqual(['2026-12', '2026-12']);
  });

  test('is nobody else’s to see', async () => {
    const { form, tenantId } = await charging('own');
    await form([day, night]);
    const stranger = await asking.given.account(tenantId);
    const residentId = await asking.given.resident(tenantId, [stranger]);
    const query = '{ viewer { accounts { nodes { preliminaryCharges { charged } } } } }';
    const { data } = await asking.ask(tenantId, residentId, query);
    expect(data.viewer.accounts.nodes).toEqual([{ preliminaryCharges: [] }]);
  });
});
