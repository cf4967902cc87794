import type { StartConfig } from '../../config.ts';
import { CarrierFault, type Carriers } from './carrier.ts';
import { sendSms } from './http-sms.ts';
import { smtpMail } from './smtp.ts';

/** The carriers of this installation. In development, what has no carrier is kept and shown at `/dev/outbox`. */
export function openCarriers({ mode, messages }: Pick<StartConfig, 'mode' | 'messages'>): Carriers {
  const development = mode === 'development';
  const smtp = messages.smtpUrl === undefined ? undefined : smtpMail(messages.smtpUrl);
  const { sms } = messages;
  const missing = (word: string) => async (): Promise<void> => {
    if (!development) throw new CarrierFault(word, { final: false });
  };
  return {
    mail: smtp?.send ?? missing('NO_SMTP_URL'),
    sms: sms ? (message) => sendSms(sms, message) : missing('NO_SMS_URL'),
    keep: { mail: development && !smtp, sms: development && !sms },
    close: () => smtp?.close(),
  };
}
