import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A letter as its recipient gets it, with the addresses of the envelope. */
export interface ReceivedLetter extends Email {
  sentFrom: string;
  sentTo: string[];
  raw: string;
}

/** A real mail server on this machine that takes every letter, unless told to refuse. */
export class MailServer {
  readonly letters: ReceivedLetter[] = [];
  /** What it answers to a recipient; undefined: takes the letter. */
  refusal: { code: number; text: string } | undefined;
  readonly #events = new EventEmitter();
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: (_address, _session, done) =>
        done(this.refusal && Object.assign(new Error(this.refusal.text), { responseCode: this.refusal.code })),
      // Half a letter, of a sender that was killed, is none.
      onData: (stream, session, done) => callbackify(() => this.#keep(stream, session.envelope))(done),
    });
    this.#server.on('error', () => undefined);
  }

  async #keep(stream: Readable, { mailFrom, rcptTo }: SMTPServerSession['envelope']): Promise<void> {
    const raw = await buffer(stream);
    const email = await PostalMime.parse(raw);
    const sentTo = rcptTo.map(({ address }) => address);
    this.letters.push({ ...email, sentFrom: mailFrom ? mailFrom.address : '', sentTo, raw: raw.toString() });
    this.#events.emit('letter');
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    mail.#server.listen(0, '127.0.0.1');
    await once(mail.#server.server, 'listening');
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** The next letter to come. */
  async next(): Promise<ReceivedLetter> {
    const known = this.letters.length;
    while (this.letters.length === known) await once(this.#events, 'letter');
    return this.letters[known]!;
  }

  /** Letters to an address. */
  to(address: string): ReceivedLetter[] {
    return this.letters.filter(({ sentTo }) => sentTo.includes(address));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
