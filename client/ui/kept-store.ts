import { createEffect, createRoot } from 'solid-js';
import { createStore, reconcile, type SetStoreFunction } from 'solid-js/store';

/** What a form knows, as long as this tab is open. */
export interface KeptStore<T extends object> {
  value: T;
  set: SetStoreFunction<T>;
  /** Back to the beginning; nothing stays in the browser. */
  forget: () => void;
}

/**
 * A store that a reload of this tab does not lose. `kept` chooses what may lie in the browser: a password never. A browser that
 * keeps nothing (a private window, full storage) is as good as one that was just opened.
 */
export function keptStore<T extends object>(name: string, empty: () => T, kept: (all: T) => Partial<T>): KeptStore<T> {
  const nothing = JSON.stringify(kept(empty()));
  const [value, set] = createStore<T>({ ...empty(), ...read<T>(name) });
  createRoot(() => createEffect(() => write(name, JSON.stringify(kept(value)), nothing)));
  return { value, set, forget: () => set(reconcile(empty())) };
}

function read<T>(name: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

function write(name: string, text: string, nothing: string): void {
  try {
    if (text === nothing) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    // Nothing is kept then: what was typed still stands in the fields.
  }
}
