import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that a test can freeze: nothing comes through and nothing is closed, as when a cable is pulled. */
export class CuttableLine {
  readonly #sockets = new Set<Socket>();
  #frozen = false;

  private constructor(
    readonly url: string,
    readonly close: () => void,
  ) {}

  /** A line to the database of this URL, with a URL of its own. */
  static async to(databaseUrl: string): Promise<CuttableLine> {
    const target = new URL(databaseUrl);
    const server = createServer((socket) => line.#join(socket, target));
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const url = new URL(databaseUrl);
    url.port = String((server.address() as AddressInfo).port);
    url.hostname = '127.0.0.1';
    const line: CuttableLine = new CuttableLine(url.href, () => {
      server.close();
      for (const socket of line.#sockets) socket.destroy();
    });
    return line;
  }

  /** Holds everything that is under way, and whoever comes now. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  thaw(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) socket.resume();
  }

  #join(near: Socket, { hostname, port }: URL): void {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (bytes) => void to.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      if (this.#frozen) from.pause();
    }
  }
}
