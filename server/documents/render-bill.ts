import type { Tenant } from '../tenancy/define-tenant.ts';
import type { BillFormat } from './bill-format.ts';
import { billTemplate } from './bill-template.ts';
import { composeBill } from './compose-bill.ts';
import { DocumentFailedError } from './document-error.ts';
import type { Documents, PlannedDocument } from './documents.ts';
import type { BillRow } from './read-bill.ts';

/** A bill to be rendered: of whom, what was read of it, and as what. */
export interface BillToRender {
  tenant: Tenant;
  bill: BillRow;
  format: BillFormat;
}

/**
 * A bill composed for its tenant's template, with the name its document has. Renders nothing yet: a name that is known
 * already needs no rendering.
 * @throws DocumentFailedError when there is no template
 */
export async function planBill(documents: Documents, { tenant, bill, format }: BillToRender): Promise<PlannedDocument> {
  const template = await billTemplate(tenant).catch(() => {
    throw new DocumentFailedError('TEMPLATE', [{ place: 'bill.typ', message: 'cannot be read' }]);
  });
  return documents.plan({ template, bill: composeBill(tenant, bill), format, createdAt: monthAfter(bill.period) });
}

/**
 * The bytes of a bill's document, rendered off the main thread or from the cache.
 * @throws DocumentFailedError
 */
export async function renderBill(documents: Documents, bill: BillToRender): Promise<Buffer> {
  return documents.render(await planBill(documents, bill));
}

/** A bill is of the moment its month is over, whenever it is rendered: so it is the same bytes each time. */
const monthAfter = (period: string): number =>
  Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 1) / 1000;
