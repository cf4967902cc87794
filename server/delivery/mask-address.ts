import { MessageChannel } from '../notifications/message.entity.ts';

/** An address its owner knows again and a stranger does not learn: «a•••@mail.ru», «+7 910 •••-••-67». */
export function maskedAddress(channel: MessageChannel, address: string): string {
  if (channel === MessageChannel.SMS)
    return `${address.slice(0, 2)} ${address.slice(2, 5)} •••-••-${address.slice(-2)}`;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
