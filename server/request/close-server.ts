import type { FastifyInstance } from 'fastify';

/**
 * Accepts no more requests, waits until the accepted ones are answered, and cuts what is still open after so many
 * milliseconds: one client that reads slowly must not hold up the stop.
 */
export async function closeServer(app: FastifyInstance, limitMs: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), limitMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
