import type { Tenant } from '../tenancy/define-tenant.ts';
import { TenantFoldersError, type Fault } from '../tenancy/folder/faults.ts';
import { DocumentFailedError } from './document-error.ts';
import type { Documents } from './documents.ts';
import type { BillRow } from './read-bill.ts';
import { renderBill } from './render-bill.ts';

/**
 * Renders an example bill of each tenant: one with everything a bill can have, and one with nothing to pay.
 * @throws {TenantFoldersError} with file, line and reason of every template that fails
 */
export async function checkTemplates(documents: Documents, tenants: readonly Tenant[], folder: string): Promise<void> {
  const faults = await Promise.all(tenants.map((tenant) => faultsOf(documents, tenant)));
  if (faults.flat().length > 0) throw new TenantFoldersError(folder, faults.flat());
}

async function faultsOf(documents: Documents, tenant: Tenant): Promise<Fault[]> {
  try {
    for (const bill of exampleBills(tenant)) await renderBill(documents, { tenant, bill, format: 'PDF' });
    return [];
  } catch (error) {
    if (!(error instanceof DocumentFailedError)) throw error;
    const told = error.faults.length > 0 ? error.faults : [{ place: undefined, message: error.message }];
    return told.map(({ place, message }) => {
      const [file = 'bill.typ', line] = (place ?? '').split(':');
      return { file: `${tenant.slug}/${file || 'bill.typ'}`, field: line ? `line ${line}` : '', reason: message };
    });
  }
}

/** Bills of nobody, with the tenant's own services. */
export function exampleBills({ services, rules }: Pick<Tenant, 'services' | 'rules'>): BillRow[] {
  const sums = (closing: bigint) => ({
    opening: '12345',
    charged: '98765',
    recalculated: '-1500',
    paid: String(12_345n + 98_765n - 1500n - closing),
    closing: String(closing),
  });
  const line = { registerCode: null, method: null, previousReading: null, currentReading: null, unit: null } as const;
  const meter = {
    method: 'METER',
    previousReading: '4512',
    currentReading: '4600',
    volume: '88',
    tariff: '7.74',
  } as const;
  const owing = (closing: bigint): BillRow => ({
    accountId: '00000000-0000-0000-0000-000000000000',
    number: rules.accountNumber.example,
    owner: 'Иванова Анна Петровна',
    address: 'г. Энск, ул. Ленина, д. 1, кв. 2',
    area: '49.40',
    residents: 2,
    period: '2026-10-01',
    dueOn: '2026-11-15',
    ...sums(closing * BigInt(services.length)),
    charges: services.map(({ name, unit }, n) => ({
      service: name,
      ...sums(closing),
      lines:
        n === 0
          ? [
              { ...line, ...meter, registerCode: 'T1', unit, charged: '68112' },
              { ...line, ...meter, registerCode: 'T2', unit, charged: '30653' },
            ]
          : [
              {
                ...line,
                method: unit ? 'NORM' : null,
                volume: unit ? '1.5' : '0',
                unit,
                tariff: '658.43',
                charged: '98765',
              },
            ],
    })),
  });
  return [owing(97_265n), owing(0n), owing(-500n)];
}
