import { createServer } from 'node:net';
import type { StartConfig } from './config.ts';

/** Thrown when the port that was asked for is taken. */
export class PortTakenError extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program: stop it, or set PORT to another one.`);
    this.name = 'PortTakenError';
  }
}

/**
 * The port to listen on: the configured one or, when nobody asked for it by name, the next free one, so that two copies run
 * side by side.
 * @throws PortTakenError when PORT was given and is taken
 */
export async function httpPort({ host, port, portIsFixed }: StartConfig['http']): Promise<number> {
  if (port === 0 || (await isFree(host, port))) return port;
  if (portIsFixed) throw new PortTakenError(port);
  for (let next = port + 1; next < port + 100; next++) if (await isFree(host, next)) return next;
  throw new PortTakenError(port);
}

/** `localhost` is two addresses, and the server listens on both. */
async function isFree(host: string, port: number): Promise<boolean> {
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const answers = await Promise.all(addresses.map((address) => canListen(address, port)));
  return !answers.includes('EADDRINUSE');
}

/** Only "taken" counts: an address this machine does not have (no IPv6) is not in the way. */
function canListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
