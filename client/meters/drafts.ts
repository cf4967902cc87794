import { createRoot } from 'solid-js';
import type { KeptPhoto } from '../offline/kept-readings.ts';
import { keptStore, type KeptStore } from '../ui/kept-store.ts';

/** What stands in the fields of one meter. */
export interface Draft {
  /** Register code → as typed. */
  values: Record<string, string>;
  /** What is known of this meter is being corrected: its fields are shown again. */
  correcting: boolean;
  photo: KeptPhoto | null;
}

/** What is typed and not handed in, by meter. */
export type Drafts = Record<string, Draft | undefined>;

export const emptyDraft = (): Draft => ({ values: {}, correcting: false, photo: null });

const known = new Map<string, KeptStore<{ meters: Drafts }>>();

/**
 * The drafts of an account's meters: the way back, a reload or a refusal loses nothing. They are the resident's: another one
 * who comes to the same account in this tab finds fields of their own.
 */
export function draftsOf(resident: string, account: string): KeptStore<{ meters: Drafts }> {
  const name = `kabinet-typed ${resident} ${account}`;
  let drafts = known.get(name);
  if (!drafts) {
    drafts = createRoot(() => keptStore<{ meters: Drafts }>(name, () => ({ meters: {} }), withoutPictures));
    known.set(name, drafts);
  }
  return drafts;
}

/** A picture that is not sent yet cannot lie where text lies: a reload keeps the digits, the photo is taken again. */
function withoutPictures({ meters }: { meters: Drafts }): { meters: Drafts } {
  const stored = Object.entries(meters).map(([meter, draft]) => {
    if (!draft) return [meter, draft] as const;
    const { id, preview } = draft.photo ?? {};
    return [meter, { ...draft, photo: id !== undefined && preview !== undefined ? { id, preview } : null }] as const;
  });
  return { meters: Object.fromEntries(stored) };
}
