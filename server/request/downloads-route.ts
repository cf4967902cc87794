import type { FastifyInstance } from 'fastify';
import { KabinetError } from '../errors.ts';
import { type DownloadAsked, downloadHistory, type HistoryFormat } from '../history/download-history.ts';
import { histories, type HistoryName } from '../history/histories.ts';
import { countAttempt } from '../sessions/throttle.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import { attachment } from './attachment.ts';
import type { ContextParts } from './build-context.ts';
import { fileContext } from './file-context.ts';

interface Asked {
  Params: { account: string; file: string };
  Querystring: Record<string, unknown>;
}

/** A workbook is written while others wait: nobody reads so many, and a loop of requests holds nobody up for long. */
const enough = { scope: 'downloads resident', attempts: 120, windowMinutes: 60 };

/** `/downloads/<account id>/<charges|payments|readings|consumption|statement>.<csv|xlsx>?from=2026-01&to=2026-10` */
export function downloadsRoute(app: FastifyInstance, parts: ContextParts): void {
  app.get<Asked>('/downloads/:account/:file', async (request, reply) => {
    const context = await fileContext(parts, request, reply);
    if (!context.who) throw new KabinetError('NOT_FOUND');
    const seconds = await countAttempt(context, [{ ...enough, key: context.who.residentId }]);
    if (seconds !== undefined)
      throw new KabinetError('TOO_MANY_REQUESTS', `Слишком много файлов подряд. ${tryAgainIn(seconds)}`);
    const { bytes, fileName, contentType } = await downloadHistory(context, asked(request.params, request.query));
    return reply.type(contentType).header('content-disposition', attachment(fileName)).send(bytes);
  });
}

function asked({ account, file }: Asked['Params'], { from, to }: Asked['Querystring']): DownloadAsked {
  const [, name = '', format] = /^([a-z]+)\.(csv|xlsx)$/.exec(file) ?? [];
  if (!Object.hasOwn(histories, name)) throw new KabinetError('NOT_FOUND');
  return { account, name: name as HistoryName, format: format as HistoryFormat, from, to };
}
