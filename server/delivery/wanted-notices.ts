import { anyChannel } from '../consents/asked-consents.ts';
import { MessageChannel } from '../notifications/message.entity.ts';
import { plainAddress, plainPhone } from '../notifications/plain-recipient.ts';
import type { Recipient } from '../notifications/queue-message.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { noticeChannels } from './notice-channel.ts';
import type { ResidentToTell } from './residents-to-tell.ts';

/** A notice a tenant's rules offer. */
export type NoticeRule = Tenant['rules']['delivery']['notices'][number];

/** What a notice is about. */
export type NoticeKind = NoticeRule['kind'];

/** One kind of notice by one channel, for one resident. */
export interface NoticeState {
  kind: NoticeKind;
  channel: MessageChannel;
  /** Comes: wanted, there is an address, and no consent lacks. */
  comes: boolean;
  address: string | undefined;
  /** The consent it needs and that is not held for this channel. */
  lacks: string | undefined;
}

/** The channels by which a notice goes out. */
export const channelsOfNotice = (rule: NoticeRule): MessageChannel[] =>
  noticeChannels.filter((channel) => rule.channels.includes(channel));

/** Where a resident is reached by a channel; undefined: nowhere. */
export const addressOf = ({ email, phone }: Pick<ResidentToTell, 'email' | 'phone'>, channel: MessageChannel) =>
  channel === MessageChannel.EMAIL ? plainAddress(email ?? '') : plainPhone(phone ?? '');

/** Every notice on offer by every channel, and whether it comes to a resident. */
export function noticesOf({ rules }: Pick<Tenant, 'rules'>, resident: ResidentToTell): NoticeState[] {
  return rules.delivery.notices.flatMap((rule) =>
    channelsOfNotice(rule).map((channel) => {
      const { kind, onAtFirst, consent } = rule;
      const chosen = resident.notices.find((one) => one.kind === kind && one.channel === channel)?.chosen ?? onAtFirst;
      const lacks = consent !== undefined && !holds(rules, resident, consent, channel) ? consent : undefined;
      const address = addressOf(resident, channel);
      return { kind, channel, comes: chosen && address !== undefined && lacks === undefined, address, lacks };
    }),
  );
}

/** Where one kind of notice goes: every channel by which it comes. */
export const recipientsOf = (tenant: Pick<Tenant, 'rules'>, resident: ResidentToTell, kind: NoticeKind): Recipient[] =>
  noticesOf(tenant, resident).flatMap((notice) =>
    notice.kind === kind && notice.comes ? [{ channel: notice.channel, address: notice.address! }] : [],
  );

/** A consent is kept by channel where its rule lists channels, and once for all of them where it does not. */
function holds(rules: Tenant['rules'], resident: ResidentToTell, consent: string, channel: MessageChannel): boolean {
  const byChannel = rules.consents.some(({ text, channels }) => text === consent && channels.length > 0);
  return resident.consents.some((held) => held.kind === consent && held.channel === (byChannel ? channel : anyChannel));
}
