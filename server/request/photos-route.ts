import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import type { FileStore } from '../files/file-store.ts';
import { findPhoto } from '../readings/photos/find-photo.ts';
import { accountOfPhoto, keepPhoto, mostBytes } from '../readings/photos/keep-photo.ts';
import { countAttempt } from '../sessions/throttle.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import type { ContextParts } from './build-context.ts';
import { fileContext } from './file-context.ts';

/** Enough for a photo of every meter twice; a disk is not filled with it. */
const enough = { scope: 'photos resident', attempts: 40, windowMinutes: 60 };

/**
 * `POST /photos/readings?account=<account id>`: the body is a picture, the answer 201 with the id that `submitReadings` takes
 * as `photoId`. `GET /photos/readings/<id>`: the picture, for who sent it. It may be shown in a page; opened by itself it is
 * a download in a sandbox, so that nothing in it ever runs on the portal's host.
 */
export function photosRoute(scope: FastifyInstance, parts: ContextParts, files: FileStore): void {
  scope.get<{ Params: { id: string } }>('/photos/readings/:id', async (request, reply) => {
    const context = await fileContext(parts, request, reply);
    const photo = await findPhoto(context, request.params.id);
    if (!photo) throw new KabinetError('NOT_FOUND');
    const file = await files.use({ tenantId: context.tenantId, id: photo.id }, (path) => open(path)).catch(noFile);
    const ending = photo.contentType.replace('image/', '').replace('jpeg', 'jpg');
    return reply
      .type(photo.contentType)
      .header('content-length', (await file.stat()).size)
      .header('content-disposition', `attachment; filename="meter.${ending}"`)
      .send(file.createReadStream());
  });

  void scope.register(async (upload) => {
    // The body goes to a file as it comes: it is never in memory as a whole.
    upload.removeAllContentTypeParsers();
    upload.addContentTypeParser('*', (_request, _payload, done) => done(null));
    upload.post<{ Querystring: { account?: unknown } }>('/photos/readings', async (request, reply) => {
      const context = await fileContext(parts, request, reply);
      if (!context.who) throw new KabinetError('FORBIDDEN');
      const { residentId } = context.who;
      const seconds = await countAttempt(context, [{ ...enough, key: residentId }]);
      if (seconds !== undefined)
        throw new KabinetError('TOO_MANY_REQUESTS', `Слишком много фото подряд. ${tryAgainIn(seconds)}`);
      const accountId = await accountOfPhoto(context, context.who, request.query.account);
      const path = join(tmpdir(), `kabinet-photo-${randomUUID()}`);
      try {
        await takeBody(request.raw, path, context);
        const id = await keepPhoto(context, files, { accountId, residentId, path });
        return await reply.code(201).send({ id });
      } finally {
        await rm(path, { force: true });
      }
    });
  });
}

/** The row is there and the file is not: it was never kept whole, or is just being swept. */
function noFile(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? new KabinetError('NOT_FOUND') : error;
}

/**
 * Writes the body to a path.
 * @throws KabinetError PAYLOAD_TOO_LARGE beyond the tenant's limit, BAD_REQUEST when the body ends too early
 */
async function takeBody(body: IncomingMessage, path: string, context: Context): Promise<void> {
  const most = mostBytes(context);
  const tooLarge = new KabinetError(
    'PAYLOAD_TOO_LARGE',
    `Фото слишком большое. Подойдёт до ${context.tenant.rules.readings.photo.maxMegabytes} МБ.`,
    { max: most },
  );
  if (Number(body.headers['content-length'] ?? 0) > most) throw tooLarge;
  let length = 0;
  try {
    await pipeline(
      // Node throws away what is left unread, and the client reads why: one that is cut off would not.
      body.iterator({ destroyOnReturn: false }),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          length += chunk.length;
          if (length > most) throw tooLarge;
          yield chunk;
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
  } catch (error) {
    if (error !== tooLarge && body.errored)
      throw new KabinetError('BAD_REQUEST', undefined, { hint: 'The body ended before its announced length.' });
    throw error;
  }
}
