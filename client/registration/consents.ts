import type { Channel, ConsentTickInput, LegalTextKind } from '../graphql/generated/graphql.ts';
import type { FormRules } from './asked-fields.ts';

/** One tick: a text, for a way of messages where the rule makes a difference. */
export interface Tick {
  /** Names the tick; another version of the text is another tick. */
  key: string;
  kind: LegalTextKind;
  version: string;
  title: string;
  channel: Channel | null;
  required: boolean;
}

/** The ticks that a registration asks for, each for one purpose. */
export function ticksOf({ rules, legalTexts }: FormRules): Tick[] {
  return rules.consents
    .filter(({ askedAt }) => askedAt.includes('REGISTRATION'))
    .flatMap(({ text: kind, required, channels }) => {
      const text = legalTexts.find((one) => one.kind === kind);
      if (!text) return [];
      const { title, version } = text;
      const ways = channels.length > 0 ? channels : [null];
      return ways.map((channel) => ({
        key: [kind, version, channel].join(' '),
        kind,
        version,
        title,
        channel,
        required,
      }));
    });
}

/** What a tick says: «Даю согласие на …», «Принимаю документ „…“»; for one way of messages, which messages come. */
export function tickWords({ title, channel }: Tick): string {
  if (channel) return `Даю согласие получать ${messages[channel]}`;
  return title.startsWith('Согласие ') ? `Даю с${title.slice(1)}` : `Принимаю документ «${title}»`;
}

const messages: Record<Channel, string> = {
  EMAIL: 'письма на почту',
  SMS: 'СМС',
  PUSH: 'уведомления на телефон',
};

/** What was ticked, as the server takes it. */
export function consentsInput(ticks: readonly Tick[], ticked: Record<string, boolean>): ConsentTickInput[] {
  return ticks
    .filter(({ key }) => ticked[key])
    .map(({ kind, version, channel }) => ({ kind, version, ...(channel ? { channel } : {}) }));
}
