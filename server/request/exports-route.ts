import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { exportPaperRefusals } from '../admin/export-paper-refusals.ts';
import { exportedPayments } from '../admin/export-payments.ts';
import { exportedFile } from '../admin/export-readings.ts';
import { KabinetError } from '../errors.ts';
import type { FileStore } from '../files/file-store.ts';
import { readId } from '../ids.ts';
import type { ContextParts } from './build-context.ts';
import { fileContext } from './file-context.ts';

/**
 * `GET /exports/readings/<id>` and `/exports/payments/<id>` for staff, as the `path` of each export says, and `GET
 * /exports/paper-refusals`, whose bills need not be printed. Always a download: no browser opens it by itself.
 */
export function exportsRoute(scope: FastifyInstance, parts: ContextParts, files: FileStore): void {
  for (const { path, kind, find } of kept)
    scope.get<{ Params: { id: string } }>(path, async (request, reply) => {
      const context = await fileContext(parts, request, reply);
      const exported = await find(context, readId(kind, request.params.id)?.owner ?? nobody);
      if (!exported) throw new KabinetError('NOT_FOUND');
      const { id, fileName } = exported;
      const file = await files.use({ tenantId: context.tenantId, id }, (place) => open(place));
      return reply
        .type('application/octet-stream')
        .header('content-length', (await file.stat()).size)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(file.createReadStream());
    });

  scope.get('/exports/paper-refusals', async (request, reply) => {
    const exported = await exportPaperRefusals(await fileContext(parts, request, reply));
    if (!exported) throw new KabinetError('NOT_FOUND');
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${exported.fileName}"`)
      .send(Readable.from(exported.bytes));
  });
}

/** Files that a worker has written. */
const kept = [
  { path: '/exports/readings/:id', kind: 'ReadingExport', find: exportedFile },
  { path: '/exports/payments/:id', kind: 'PaymentExport', find: exportedPayments },
] as const;

/** No export has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';
