import { createEffect, createSignal } from 'solid-js';
import type { MeterToReadFragment } from '../graphql/generated/graphql.ts';
import { discard, forgetTaken, handIn, kept, taken } from '../offline/outbox.ts';
import type { KeptReading } from '../offline/kept-readings.ts';
import { announce } from '../ui/announce.tsx';
import { draftsOf, emptyDraft, type Draft } from './drafts.ts';
import { anythingTyped, formKnows, type MeterState, stateOf, type Values, valuesOf } from './meter-state.ts';
import { bare, faultOf } from './typed.ts';

interface Of {
  resident: string;
  account: string;
  meters: () => readonly MeterToReadFragment[];
  /** Whether readings are taken today. */
  open: () => boolean;
  /** Called with the meters that something was done with, once it is known what became of them. */
  settled: (meters: readonly string[]) => void;
}

/** Patience of a page that sends: after so long it says that the readings are kept and go on by themselves. */
const PATIENCE = 8000;

/** What one can do on the page of readings, and how each meter stands. */
export interface HandIn {
  stateOf: (meter: MeterToReadFragment) => MeterState;
  draft: (meter: string) => Draft;
  type: (meter: string, code: string, typed: string) => void;
  setPhoto: (meter: string, photo: Draft['photo']) => void;
  /** What is wrong with a register, by the page or the server; undefined: nothing, or it was typed anew since. */
  errorOf: (meter: string, code: string) => string | undefined;
  /** Hands in every meter in which something stands, those that can be. */
  submit: () => Promise<void>;
  /** The resident says that an unusual reading is right. */
  confirm: (reading: KeptReading) => Promise<void>;
  /** Shows the fields again, with what was handed in. */
  correct: (meter: MeterToReadFragment, values: Values) => void;
  leave: (meter: string) => void;
  discard: (reading: KeptReading) => Promise<void>;
  busy: () => boolean;
}

export function useHandIn(of: Of): HandIn {
  const drafts = draftsOf(of.resident, of.account);
  const [faults, setFaults] = createSignal<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = createSignal(false);

  const keptOf = (meter: string): KeptReading | undefined =>
    kept().findLast((one) => one.resident === of.resident && one.meter === meter);
  /** What stands in the fields; what was refused and typed in a page that is gone stands in them again. */
  const draft = (meter: string): Draft => {
    const refused = keptOf(meter);
    const empty = emptyDraft();
    return drafts.value.meters[meter] ?? (refused?.answer ? { ...empty, values: valuesOf(refused) } : empty);
  };
  const change = (meter: string, part: Partial<Draft>): void => {
    const before = draft(meter);
    drafts.set('meters', meter, { ...before, ...part });
  };
  const forget = (meter: string): void => drafts.set('meters', meter, undefined);
  const state = (meter: MeterToReadFragment): MeterState =>
    stateOf(meter, {
      open: of.open(),
      kept: keptOf(meter.meterId),
      taken: taken().get(meter.meterId),
      draft: drafts.value.meters[meter.meterId],
    });
  createEffect(() => {
    for (const meter of of.meters()) {
      const own = taken().get(meter.meterId);
      if (own && formKnows(meter, own)) forgetTaken(meter.meterId);
    }
  });
  const openMeters = () => of.meters().filter((meter) => state(meter).kind === 'open');
  const place = (meter: string, code: string): string => `${meter} ${code}`;

  const send = async (readings: readonly KeptReading[]): Promise<void> => {
    setBusy(true);
    const later = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
    for (const { meter } of readings) if (draft(meter).correcting) change(meter, { correcting: false });
    const outcomes = await Promise.race([handIn(readings), later]);
    setBusy(false);
    if (!outcomes) return announce('Нет связи. Показания сохранены на устройстве и уйдут сами');
    const mine = outcomes.filter(({ key }) => readings.some((one) => one.key === key));
    for (const { __typename, meterId } of mine)
      if (__typename === 'ReadingTaken' && !draft(meterId).correcting) forget(meterId);
    announce(mine.map(({ message }) => message).join(' '));
  };

  const readingOf = (meter: MeterToReadFragment): KeptReading => {
    const { values, photo } = draft(meter.meterId);
    return {
      key: crypto.randomUUID(),
      resident: of.resident,
      account: of.account,
      meter: meter.meterId,
      registers: meter.registers.map(({ code }) => ({ code, value: bare(values[code] ?? '') })),
      takenAt: new Date().toISOString(),
      confirmed: false,
      photo: photo && { ...photo },
      answer: null,
    };
  };

  const submit = async (): Promise<void> => {
    if (busy()) return;
    const meters = openMeters();
    const typed = meters.filter(({ meterId }) => anythingTyped(draft(meterId)));
    const asked = typed.length > 0 ? typed : meters.slice(0, 1);
    const found = new Map<string, string>();
    for (const meter of asked)
      for (const { code, label } of meter.registers) {
        const value = draft(meter.meterId).values[code] ?? '';
        const also = typed.length > 0 ? 'и это ' : '';
        const missing = meter.registers.length > 1 ? `Введите ${also}показание: «${label}».` : 'Введите показание.';
        const fault = bare(value) === '' ? missing : faultOf(value, meter.digits);
        if (fault !== undefined) found.set(place(meter.meterId, code), fault);
      }
    setFaults(found);
    const right = typed.filter(({ meterId, registers }) =>
      registers.every(({ code }) => !found.has(place(meterId, code))),
    );
    if (right.length > 0) await send(right.map(readingOf));
    else announce([...found.values()].join(' '));
    of.settled(asked.map(({ meterId }) => meterId));
  };

  return {
    stateOf: state,
    draft,
    type: (meter, code, typed) => {
      change(meter, { values: { ...draft(meter).values, [code]: typed } });
      if (!faults().has(place(meter, code))) return;
      setFaults((before) => new Map([...before].filter(([key]) => key !== place(meter, code))));
    },
    setPhoto: (meter, photo) => change(meter, { photo }),
    errorOf: (meter, code) => {
      const own = faults().get(place(meter, code));
      if (own !== undefined) return own;
      const reading = keptOf(meter);
      const sent = reading?.registers.find((one) => one.code === code)?.value;
      // A question is no error: it is asked once, beneath the fields.
      if (!reading?.answer || reading.answer.confirm || sent !== bare(draft(meter).values[code] ?? ''))
        return undefined;
      return reading.answer.registers.find((one) => one.code === code)?.message;
    },
    submit,
    confirm: async (reading) => {
      await send([{ ...reading, key: crypto.randomUUID(), confirmed: true, answer: null }]);
      of.settled([reading.meter]);
    },
    correct: ({ meterId }, values) => change(meterId, { values: { ...values }, correcting: true }),
    leave: (meter) => {
      forget(meter);
      setFaults(new Map());
      of.settled([meter]);
    },
    discard: async (reading) => {
      await discard(reading.key);
      forget(reading.meter);
      of.settled([reading.meter]);
    },
    busy,
  };
}
