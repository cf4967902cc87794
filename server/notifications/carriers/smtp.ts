import { createTransport, type NodemailerError } from 'nodemailer';
import { mailDomain } from '../portal-origin.ts';
import { mostAtOnce } from '../lanes.ts';
import { CarrierFault, type OutgoingMail } from './carrier.ts';

/** Sends letters over SMTP: `smtp://user:password@host:587` or `smtps://…:465`. */
export function smtpMail(url: string): { send: (message: OutgoingMail) => Promise<void>; close: () => void } {
  const transport = createTransport({
    url,
    pool: true,
    // More than are sent of a hundred thousand at once: a code finds one that is free.
    maxConnections: mostAtOnce + 2,
    maxMessages: 1000,
    // Shorter in all than the time after which a message is tried again.
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message) => {
      const { tenant, to, messageId, subject, html, text, stop, attachments = [] } = message;
      const from = `no-reply@${mailDomain(tenant)}`;
      try {
        await transport.sendMail({
          // Named in parts: nothing here is taken apart as a list of addresses.
          envelope: { from, to: [to] },
          from: { name: tenant.shortName, address: from },
          to: { name: '', address: to },
          ...(tenant.contacts.email ? { replyTo: { name: tenant.shortName, address: tenant.contacts.email } } : {}),
          messageId,
          subject,
          html,
          text,
          attachments: attachments.map(({ fileName, contentType, bytes }) => ({
            filename: fileName,
            contentType,
            content: bytes,
          })),
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(stop === undefined ? {} : { 'List-Unsubscribe': `<${stop}>` }),
          },
        });
      } catch (error) {
        throw faultOf(error as NodemailerError);
      }
    },
    close: () => transport.close(),
  };
}

/** A server's own words can quote the recipient, so only codes are kept. Wrong credentials are ours to mend: not final. */
function faultOf({ code, responseCode }: NodemailerError): CarrierFault {
  const final = (responseCode ?? 0) >= 500 && code !== 'EAUTH';
  return new CarrierFault(`SMTP_${responseCode ?? code ?? 'FAILED'}`, { final });
}
