import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { type BillOnRequest, billOnRequest } from '../documents/bill-document.ts';
import type { BillFormat } from '../documents/bill-format.ts';
import { DocumentFailedError } from '../documents/document-error.ts';
import type { Documents } from '../documents/documents.ts';
import { tellTemplateFailed } from '../documents/tell-template-failed.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { disposition } from './attachment.ts';
import type { ContextParts } from './build-context.ts';
import { fileContext } from './file-context.ts';

/** What the route needs of the process. */
export interface DocumentsRouteParts extends ContextParts {
  documents: Documents;
}

interface Asked {
  Params: { bill: string; ending: string };
  Querystring: { download?: unknown };
}

/**
 * Browsers show a PDF by a page of their own, with styles and scripts of theirs, and in a sandbox they show nothing: an empty
 * window in Safari, a blocked page in Chrome. What is in it is this server's own.
 */
const pdfPolicy = `frame-ancestors 'none'`;

const formats: Readonly<Record<string, BillFormat>> = { pdf: 'PDF', png: 'PNG' };

/**
 * GET /documents/bills/<bill id>.pdf or .png: a bill of one of the viewer's accounts. A stranger's bill, another tenant's, one
 * that is not there and a format the utility does not offer are the same 404.
 */
export function documentsRoute(
  scope: FastifyInstance,
  parts: DocumentsRouteParts,
  log: Pick<Logger, 'warn' | 'error'>,
): void {
  scope.get<Asked>('/documents/bills/:bill.:ending', async (request, reply) => {
    const context = await fileContext(parts, request, reply);
    try {
      const bill = await billOf(parts.documents, context, request.params);
      // Asked again before it is shown: whoever has signed out sees none, and a bill that was corrected is the new one.
      void reply.headers({ 'cache-control': 'private, no-cache', etag: bill.etag });
      // Also with a 304, whose headers take the place of those that were kept.
      if (request.params.ending === 'pdf') void reply.header('content-security-policy', pdfPolicy);
      if (request.headers['if-none-match'] === bill.etag) return await reply.code(304).send();
      const bytes = await bill.bytes();
      const way = request.query.download === undefined ? 'inline' : 'attachment';
      return await reply
        .header('content-disposition', disposition(way, bill.fileName))
        .type(bill.contentType)
        .send(bytes);
    } catch (error) {
      if (!(error instanceof DocumentFailedError)) throw error;
      if (error.fault === 'TEMPLATE') await tellTemplateFailed(context, error, log);
      else log.warn({ req: request.id, tenant: context.tenant.slug, fault: error.fault }, error.message);
      throw new KabinetError('DOCUMENT_UNAVAILABLE');
    }
  });
}

async function billOf(
  documents: Documents,
  context: Context,
  { bill, ending }: Asked['Params'],
): Promise<BillOnRequest> {
  const id = readId('Bill', bill);
  const format = formats[ending];
  const found =
    id && format && context.who && /^(19|20)\d{2}-(0[1-9]|1[0-2])-01$/.test(id.key)
      ? await billOnRequest(documents, context, {
          accountId: id.owner,
          period: id.key,
          format,
          residentId: context.who.residentId,
        })
      : undefined;
  if (!found) throw new KabinetError('NOT_FOUND');
  return found;
}
