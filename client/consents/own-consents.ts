import type { GivenConsentFragment, OwnConsentsQuery } from '../graphql/generated/graphql.ts';
import type { Tick } from '../registration/consents.ts';

/** Consents that hold, the newest version of each purpose and way, and all others. */
export function sorted(consents: readonly GivenConsentFragment[]): {
  held: GivenConsentFragment[];
  past: GivenConsentFragment[];
} {
  const held = consents.filter(
    (one, place) =>
      one.withdrawnAt === null &&
      !consents.slice(0, place).some((newer) => newer.withdrawnAt === null && isSame(newer, one)),
  );
  return { held, past: consents.filter((one) => !held.includes(one)) };
}

const isSame = (one: GivenConsentFragment, other: GivenConsentFragment): boolean =>
  one.kind === other.kind && one.channel === other.channel;

/** Consents the resident can give here, by their own wish, and has not given. */
export function offered(tenant: OwnConsentsQuery['tenant'], held: readonly GivenConsentFragment[]): Tick[] {
  return tenant.rules.consents
    .filter(({ askedAt, required }) => askedAt.includes('SETTINGS') && !required)
    .flatMap(({ text: kind, channels }) => {
      const text = tenant.legalTexts.find((one) => one.kind === kind);
      if (!text) return [];
      const { title, version } = text;
      const ways = channels.length > 0 ? channels : [null];
      return ways
        .filter((channel) => !held.some((one) => one.kind === kind && one.channel === channel))
        .map((channel) => ({
          key: [kind, version, channel].join(' '),
          kind,
          version,
          title,
          channel,
          required: false,
        }));
    });
}

const byChannel = { EMAIL: 'письма на почту', SMS: 'СМС', PUSH: 'уведомления на телефон' };

/** By which way of messages a consent goes: «СМС»; null: it is about no way. */
export const wayOf = ({ channel }: GivenConsentFragment): string | null => (channel ? byChannel[channel] : null);
