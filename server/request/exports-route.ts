import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { exportPaperRefusals } from '../admin/export-paper-refusals.ts';
import { exportedFile } from '../admin/export-readings.ts';
import { KabinetError } from '../errors.ts';
import type { FileStore } from '../files/file-store.ts';
import { readId } from '../ids.ts';
import type { ContextParts } from './build-context.ts';
import { fileContext } from './file-context.ts';

/**
 * `GET /exports/readings/<id>` for staff, as `ReadingExport.path` says, and `GET /exports/paper-refusals`, whose bills need not be
 * printed. Always a download: no browser opens it by itself.
 */
export function exportsRoute(scope: FastifyInstance, parts: ContextParts, files: FileStore): void {
  scope.get<{ Params: { id: string } }>('/exports/readings/:id', async (request, reply) => {
    const context = await fileContext(parts, request, reply);
    const exported = await exportedFile(context, readId('ReadingExport', request.params.id)?.owner ?? nobody);
    if (!exported) throw new KabinetError('NOT_FOUND');
    const { id, fileName } = exported;
    const file = await files.use({ tenantId: context.tenantId, id }, (path) => open(path));
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

/** No export has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';
