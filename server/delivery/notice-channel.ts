import { MessageChannel } from '../notifications/message.entity.ts';

/**
 * Ways by which notices go out. PUSH, which rules may name already, is not among them until there is an app it would reach.
 */
export const noticeChannels: readonly MessageChannel[] = [MessageChannel.EMAIL, MessageChannel.SMS];
