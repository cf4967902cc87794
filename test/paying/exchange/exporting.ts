import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DiskFileStore } from '../../../server/files/disk-file-store.ts';
import type { FileStore } from '../../../server/files/file-store.ts';
import { exportPaymentsJob } from '../../../server/paying/exchange/export-payments.job.ts';
import { requestPaymentExport } from '../../../server/paying/exchange/request-payment-export.ts';
import { importing, tenantsFolder } from '../../bills/import/importing.ts';
import { Books } from '../../ledger/books.ts';

/** A row of `payment_export`. */
export interface Exported {
  id: string;
  status: string;
  number: number | null;
  name: string | null;
  payments: number | null;
  refunds: number | null;
  amount: string | null;
  sha256: string | null;
}

/** A utility whose residents pay in the portal, and the worker that writes their payments for its billing system. */
export class Exporting {
  readonly #folder = mkdtempSync(join(tmpdir(), 'payments-'));
  readonly files: FileStore = new DiskFileStore(this.#folder);
  readonly app: pg.Pool;
  now = '2026-10-20T09:00:00Z';
  readonly clock = { now: () => new Date(this.now) };

  private constructor(readonly books: Books) {
    this.app = new pg.Pool({ connectionString: books.at.database.appUrl });
  }

  static async open(slug: string, tenantsDir = tenantsFolder): Promise<Exporting> {
    return new Exporting(await Books.over(await importing(tenantsDir), slug));
  }

  async close(): Promise<void> {
    await this.app.end();
    await this.books.close();
    rmSync(this.#folder, { recursive: true });
  }

  get context() {
    return { ...this.books.context, clock: this.clock };
  }

  job(files = this.files) {
    const tenant = this.books.at.of(this.books.slug).tenant as never;
    return exportPaymentsJob({ pool: this.app, orm: this.books.orm, files, clock: this.clock, tenantOf: () => tenant });
  }

  ask(): Promise<string> {
    return this.books.write((em) => requestPaymentExport(em, this.context));
  }

  run(exportId: string, files = this.files): Promise<void> {
    return this.job(files).run({ tenantId: this.books.tenantId, exportId });
  }

  /** Asks for a file and writes it; gives where it is, by its own name. */
  async export(): Promise<Exported & { bytes: Buffer }> {
    const id = await this.ask();
    await this.run(id);
    return { ...(await this.exported(id)), bytes: await this.bytes(id) };
  }

  bytes(id: string): Promise<Buffer> {
    return this.files
      .use({ tenantId: this.books.tenantId, id }, async (path) => readFileSync(path))
      .catch(() => Buffer.of());
  }

  async exported(id: string): Promise<Exported> {
    const [row] = await this.books.sql<Exported>(
      `select id, status, number, file_name as name, payments, refunds, amount::text, sha256 from payment_export where id = $1`,
      [id],
    );
    return row!;
  }

  /** An account with something owed for each of the services, without any registry. */
  async household(index: number, number: string, services: Record<string, number>): Promise<void> {
    const { tenantId } = this.books;
    const id = randomUUID();
    await this.books.sql(`insert into account (tenant_id, id, number, owner, address) values ($1, $2, $3, 'x', 'x')`, [
      tenantId,
      id,
      number,
    ]);
    await this.books.sql('insert into account_number (tenant_id, number, account_id) values ($1, $2, $3)', [
      tenantId,
      number,
      id,
    ]);
    for (const [code, kopecks] of Object.entries(services)) {
      await this.books.sql(`insert into service (tenant_id, code, name) values ($1, $2, $2) on conflict do nothing`, [
        tenantId,
        code,
      ]);
      await this.books.sql(
        `insert into account_service (tenant_id, account_id, service_code, balance) values ($1, $2, $3, $4)`,
        [tenantId, id, code, kopecks],
      );
    }
    await this.books.adopt(index, number);
  }
}
