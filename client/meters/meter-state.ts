import type { MeterToReadFragment } from '../graphql/generated/graphql.ts';
import type { Taken } from '../offline/outbox.ts';
import type { KeptReading } from '../offline/kept-readings.ts';
import type { Draft } from './drafts.ts';
import { bare } from './typed.ts';

/** Register code → digits. */
export type Values = Record<string, string>;

/** How a meter stands on the page. */
export type MeterState =
  /** Nobody hands in for it here. */
  | { kind: 'closed' }
  /** Typed and kept on the device; it goes when it can. */
  | { kind: 'waiting'; kept: KeptReading }
  | { kind: 'handed-in'; values: Values }
  /** Fields. `kept` was sent and not taken: its answer stands beside them; `handedIn` is what they would correct. */
  | { kind: 'open'; kept: KeptReading | null; handedIn: Values | null };

interface Known {
  /** Whether readings are taken today. */
  open: boolean;
  kept: KeptReading | undefined;
  taken: Taken | undefined;
  draft: Draft | undefined;
}

/** What the page shows for a meter, from all that is known of it. */
export function stateOf(meter: MeterToReadFragment, { open, kept, taken, draft }: Known): MeterState {
  const handedIn = takenValues(taken) ?? handedInValues(meter);
  if (kept && !draft?.correcting) return kept.answer ? { kind: 'open', kept, handedIn } : { kind: 'waiting', kept };
  if (!meter.taken || !open) return handedIn ? { kind: 'handed-in', values: handedIn } : { kind: 'closed' };
  // What was typed here and handed in elsewhere meanwhile stays typed, unless it is the same.
  const typing = draft?.correcting === true || (anythingTyped(draft) && !sameValues(draft?.values, handedIn));
  return handedIn && !typing ? { kind: 'handed-in', values: handedIn } : { kind: 'open', kept: null, handedIn };
}

/** What the form says is handed in for this period; null: not every register is. */
export function handedInValues({ registers }: MeterToReadFragment): Values | null {
  const values = registers.flatMap(({ code, handedIn }) => (handedIn === null ? [] : [[code, handedIn] as const]));
  return values.length > 0 && values.length === registers.length ? Object.fromEntries(values) : null;
}

/** What is kept of a meter. */
export const valuesOf = ({ registers }: KeptReading): Values =>
  Object.fromEntries(registers.map(({ code, value }) => [code, value]));

/** Whether the fields still hold what was sent: what the server said of it is about nothing else. */
export const asSent = (kept: KeptReading, typed: Values): boolean =>
  kept.registers.every(({ code, value }) => bare(typed[code] ?? '') === value);

const takenValues = (taken: Taken | undefined): Values | null =>
  taken ? Object.fromEntries(taken.registers.map(({ code, value }) => [code, value])) : null;

/** Whether the form knows already what was taken from this page. */
export function formKnows(meter: MeterToReadFragment, taken: Taken): boolean {
  return sameValues(takenValues(taken) ?? undefined, handedInValues(meter));
}

function sameValues(one: Values | undefined, other: Values | null): boolean {
  const digits = (typed: string | undefined): string => bare(typed ?? '').replace(/^0+(?=\d)/, '');
  return other !== null && Object.keys(other).every((code) => digits(one?.[code]) === digits(other[code]));
}

/** Whether anything stands in the fields of a meter. */
export const anythingTyped = (draft: Draft | undefined): boolean =>
  Object.values(draft?.values ?? {}).some((typed) => bare(typed) !== '');
