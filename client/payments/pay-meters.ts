import type { MeterToReadFragment, PaymentMeterInput } from '../graphql/generated/graphql.ts';
import { type Drafts, emptyDraft } from '../meters/drafts.ts';
import { anythingTyped, handedInValues, type Values } from '../meters/meter-state.ts';
import { bare } from '../meters/typed.ts';

/** A meter whose readings go with a payment, and what is sent of it. */
export interface PayMeter {
  meter: MeterToReadFragment;
  values: Values;
  /** They are handed in already and only repeated: a further part of a payment needs no typing (S0). */
  repeated: boolean;
}

/** What the utility's rules say of readings that were handed in before. */
export interface RepeatRules {
  /** A further part of a payment carries them again. */
  repeats: boolean;
  /** What is accepted can be corrected all the same. */
  acceptedAtOnce: boolean;
}

/**
 * The meters that readings are asked of, each with what was typed for it or, where nothing was, what is handed in. One whose
 * readings need not come again is left out, as the server leaves it out.
 */
export function payMeters(
  meters: readonly MeterToReadFragment[],
  drafts: Drafts,
  { repeats, acceptedAtOnce }: RepeatRules,
): PayMeter[] {
  return meters.flatMap((meter) => {
    const handedIn = handedInValues(meter);
    const accepted = meter.registers.every(({ handedInStatus }) => handedInStatus === 'ACCEPTED');
    if (!meter.taken || (handedIn && (!repeats || (accepted && !acceptedAtOnce)))) return [];
    const draft = drafts[meter.meterId] ?? emptyDraft();
    const repeated = handedIn !== null && !draft.correcting && !anythingTyped(draft);
    return [{ meter, values: repeated ? handedIn : draft.values, repeated }];
  });
}

/** The digits of a meter as one text: what a confirmation was given for. */
export const digitsOf = ({ meter, values }: PayMeter): string =>
  meter.registers.map(({ code }) => bare(values[code] ?? '')).join(' ');

/** Readings as they are sent. */
export function metersInput(
  meters: readonly PayMeter[],
  confirmed: Partial<Record<string, string>>,
): PaymentMeterInput[] {
  return meters.map((one) => ({
    meterId: one.meter.meterId,
    registers: one.meter.registers.map(({ code }) => ({ code, value: bare(one.values[code] ?? '') })),
    confirmed: confirmed[one.meter.meterId] === digitsOf(one),
  }));
}
