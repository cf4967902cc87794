import type pg from 'pg';
import { readAs } from '../database/tenant-reader.ts';
import { billDocument } from '../documents/bill-document.ts';
import type { Documents } from '../documents/documents.ts';
import type { MakeBill } from './notice-desk.ts';

/** Makes bills as the portal does: what stays masked from a resident is masked on the bill in their letter too. */
export const makeBillWith =
  ({ documents, primaryPool }: { documents: Documents; primaryPool: pg.Pool }): MakeBill =>
  ({ tenant, tenantId }, asked) =>
    billDocument(documents, { tenant, tenantId, read: readAs(primaryPool, tenantId) }, asked);
