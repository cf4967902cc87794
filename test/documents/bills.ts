import { join } from 'node:path';
import jsQRModule from 'jsqr';
import { PNG } from 'pngjs';
import { extractText, getDocumentProxy } from 'unpdf';
import type { BillFormat } from '../../server/documents/bill-format.ts';
import { billTemplate } from '../../server/documents/bill-template.ts';
import { BillCompiler } from '../../server/documents/compile-bill.ts';
import { composeBill } from '../../server/documents/compose-bill.ts';
import type { BillRow, ChargeRow, LineRow } from '../../server/documents/read-bill.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';

const root = join(import.meta.dirname, '..', '..');

/** The four utilities and the fifth, which lives in the tests alone. */
export const loadFive = async (): Promise<Tenant[]> => [
  ...(await loadTenants(join(root, 'tenants'))),
  ...(await loadTenants(join(root, 'test', 'tenants'))),
];

const noReading = { registerCode: null, previousReading: null, currentReading: null } as const;

/** A line by norm. */
export const line = (changed: Partial<LineRow> = {}): LineRow => ({
  ...noReading,
  method: 'NORM',
  volume: '2.500000',
  unit: 'м³',
  tariff: '48.610000',
  charged: '12153',
  ...changed,
});

/** A charge that adds up, whatever its sums. */
export function charge(service: string, changed: Partial<ChargeRow> = {}): ChargeRow {
  const sums = { opening: '10050', charged: '12153', recalculated: '0', paid: '10050', ...changed };
  const closing = BigInt(sums.opening) + BigInt(sums.charged) + BigInt(sums.recalculated) - BigInt(sums.paid);
  return { service, lines: [line({ charged: sums.charged })], ...sums, closing: String(closing) };
}

/** A bill of October 2026 that adds up to its charges. */
export function billRow(tenant: Tenant, charges: ChargeRow[], changed: Partial<BillRow> = {}): BillRow {
  const sum = (of: 'opening' | 'charged' | 'recalculated' | 'paid' | 'closing') =>
    String(charges.reduce((all, one) => all + BigInt(one[of]), 0n));
  return {
    accountId: '00000000-0000-7000-8000-000000000001',
    number: tenant.rules.accountNumber.example,
    owner: 'Иванова Анна Петровна',
    address: 'г. Калуга, ул. Кирова, д. 25, кв. 14',
    area: '49.40',
    residents: 2,
    period: '2026-10-01',
    dueOn: '2026-11-15',
    opening: sum('opening'),
    charged: sum('charged'),
    recalculated: sum('recalculated'),
    paid: sum('paid'),
    closing: sum('closing'),
    charges,
    ...changed,
  };
}

/** A bill with two zones, a norm and a recalculation, of the tenant's own services. */
export function ordinaryBill(tenant: Tenant, changed: Partial<BillRow> = {}): BillRow {
  const zones = [
    line({
      registerCode: 'T1',
      method: 'METER',
      previousReading: '14512',
      currentReading: '14630',
      charged: '91332',
      volume: '118.000000',
      tariff: '7.740000',
    }),
    line({
      registerCode: 'T2',
      method: 'METER',
      previousReading: '4512',
      currentReading: '4529',
      charged: '7429',
      volume: '17.000000',
      tariff: '4.370000',
    }),
  ];
  const charges = tenant.services.map(({ name }, n) =>
    n === 0
      ? charge(name, { lines: zones, charged: '98761', opening: '123456', paid: '100000', recalculated: '-1500' })
      : charge(name),
  );
  return billRow(tenant, charges, changed);
}

const compiler = new BillCompiler();

/** The document of a bill, rendered on this thread. */
export async function rendered(tenant: Tenant, bill: BillRow, format: BillFormat = 'PDF'): Promise<Uint8Array> {
  const template = await billTemplate(tenant);
  return compiler.render({ template, bill: composeBill(tenant, bill), format, createdAt: 1_793_491_200 });
}

/** The text of each page of a PDF, with every kind of space written as one plain space. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replaceAll('\u200b', '').replace(/\s+/g, ' '));
}

// The package is CommonJS: its function is the default of its default.
const jsQR = ((jsQRModule as unknown as { default?: unknown }).default ?? jsQRModule) as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
  options: { inversionAttempts: 'dontInvert' },
) => { binaryData: number[] } | null;

/** The bytes of the QR code in a picture; undefined when there is none. */
export function codeIn(picture: Uint8Array): Buffer | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(picture));
  // The first page: looking through all of them takes seconds.
  const first = Math.min(height, Math.ceil(width * Math.SQRT2));
  const dots = new Uint8ClampedArray(data.subarray(0, width * first * 4));
  const found = jsQR(dots, width, first, { inversionAttempts: 'dontInvert' });
  return found ? Buffer.from(found.binaryData) : undefined;
}

/** The fields of a payment code, after its first eight characters. */
export function fieldsOf(code: Buffer): Record<string, string> {
  const text = code.toString('utf8');
  return Object.fromEntries(
    text
      .slice(8)
      .split(text[7]!)
      .map((field) => field.split(/=(.*)/s).slice(0, 2)),
  ) as Record<string, string>;
}
