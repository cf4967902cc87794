import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { AskedField, IdentityProof, RegistrationNext } from '../graphql/generated/graphql.ts';
import { keptStore } from '../ui/kept-store.ts';

/** What a person typed, by what was asked. */
export type Answers = Partial<Record<AskedField, string>>;

interface Typed {
  answers: Answers;
  /** Month of the bill the sum stands on; empty: the newest. */
  amountDueMonth: string;
  /** Consents the person has ticked, by `tickKey`. */
  ticks: Record<string, boolean>;
  /** A password was typed; it lies in memory only, so a reload asks for it again. */
  passwordTyped: boolean;
  /** The server's name of this registration; null before the first step was taken. */
  registration: string | null;
  /** How many steps the server has taken. */
  taken: number;
  /** One more question of the server before the next step. */
  check: { proof: IdentityProof; question: string; message: string } | null;
  /** All was typed: what comes now. */
  submitted: { next: RegistrationNext; message: string; codeDigits: number; login: string } | null;
}

const passwords: readonly AskedField[] = ['PASSWORD', 'PASSWORD_AGAIN'];

const { value, set, forget } = keptStore<Typed>(
  'kabinet-registration',
  () => ({
    answers: {},
    amountDueMonth: '',
    ticks: {},
    passwordTyped: false,
    registration: null,
    taken: 0,
    check: null,
    submitted: null,
  }),
  (all) => ({
    ...all,
    answers: Object.fromEntries(
      Object.entries(all.answers).filter(([asks]) => !passwords.includes(asks as AskedField)),
    ),
  }),
);

/** What was typed in the registration, here and before a reload of this tab. */
export { value as typed };

/** Keeps what was typed. */
export { set as setTyped };

/** Whether anything was typed yet. */
export const hasBegun = (): boolean => Object.values(value.answers).some((text) => text !== '');

const [left, setLeft] = createSignal(false);

/** The registration is done and its page is being left: nothing there may lead back to its beginning. */
export { left, setLeft };

/** Forgets the registration: it is done. */
export function forgetTyped(): void {
  setLeft(true);
  forget();
}

/** What is wrong with answers, beside their fields; and what is wrong as a whole. */
interface Faults {
  fields: Partial<Record<AskedField, string>>;
  consents: Record<string, string | undefined>;
  whole: string | undefined;
  /** Nothing the person has at hand will help: they need people. */
  needHelp: boolean;
}

const noFaults = (): Faults => ({ fields: {}, consents: {}, whole: undefined, needHelp: false });
const [faults, setFaults] = createStore<Faults>(noFaults());

/** What is wrong; lives in memory, so that it is still there on the step one is led back to. */
export { faults };

/** Tells what is wrong; nothing given: all is well. */
export function tellFaults(told: Partial<Faults> = {}): void {
  setFaults({
    ...noFaults(),
    ...told,
    fields: blank(faults.fields, told.fields),
    consents: blank(faults.consents, told.consents),
  });
}

/** A store merges what it is given: what is no longer there has to be taken out by name. */
function blank<T extends object>(before: T, now: T | undefined): T {
  const none = Object.fromEntries(Object.keys(before).map((key) => [key, undefined]));
  return { ...none, ...now } as T;
}

/** Types an answer of a step: its fault is gone. */
export function answer(place: number, asks: AskedField, text: string): void {
  if (value.answers[asks] === text) return;
  set('answers', asks, text);
  if (passwords.includes(asks)) set('passwordTyped', true);
  setFaults('fields', asks, undefined);
  changed(place);
}

/** Ticks a consent or takes the tick away. */
export function tick(place: number, key: string, ticked: boolean): void {
  set('ticks', key, ticked);
  setFaults('consents', key, undefined);
  changed(place);
}

/** What the server had taken is not what stands there now: it is sent again from the beginning. */
export function changed(place: number): void {
  if (place < value.taken) set({ registration: null, taken: 0, check: null, submitted: null });
}
