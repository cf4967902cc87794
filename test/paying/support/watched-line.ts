import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Lets data through, or does not: asked before every piece that goes over a line, in either direction. */
export type Gate = (line: string, piece: Buffer) => boolean;

/** A line between two processes on which every piece of data is seen before it goes on. */
export class WatchedLine {
  readonly #sockets = new Set<Socket>();
  /** Port of the far end; 0: nobody answers. */
  target: number;

  private constructor(
    readonly port: number,
    target: number,
    readonly close: () => void,
  ) {
    this.target = target;
  }

  static async open(name: string, gate: Gate, target = 0): Promise<WatchedLine> {
    const server = createServer((socket) => line.#join(name, gate, socket));
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const line: WatchedLine = new WatchedLine((server.address() as AddressInfo).port, target, () => {
      server.close();
      for (const socket of line.#sockets) socket.destroy();
    });
    return line;
  }

  #join(name: string, gate: Gate, near: Socket): void {
    if (this.target === 0) return void near.destroy();
    const far = connect(this.target, '127.0.0.1');
    for (const [from, to, way] of [
      [near, far, `${name} there`],
      [far, near, `${name} back`],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (bytes) => void (gate(way, bytes) && to.write(bytes)));
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
