import { CombinedError } from '@urql/core';
import { createStore, delMany, get, keys, set } from 'idb-keyval';

/** What the form for readings is drawn from. Nothing else a resident sees is kept on the device. */
const kept = new Set(['Tenant', 'ViewerAccounts', 'Readings']);

/** A network that lets nothing through: so long is waited before the page goes on with what it knows. */
const PATIENCE = 4000;

interface KeptAnswer {
  data: unknown;
  /** When the server gave it. */
  at: string;
}

/** Under this name an answer says in its extensions that it is a kept one, and from when. */
export const KEPT_AT = 'keptAt';

const store = createStore('kabinet-answers', 'answers');

/** Grows when what is kept is forgotten: an answer that was under way then is not kept any more. */
let owner = 0;

/** Nothing of the resident stays on the device: for a sign-out, and before another one comes. */
export async function forgetAnswers(): Promise<void> {
  owner += 1;
  try {
    // What the utility says of itself is nobody's.
    const own = (await keys<string>(store)).filter((key) => !key.startsWith('Tenant '));
    await delMany(own, store);
  } catch {
    // nothing was kept
  }
}

/**
 * Asks as `ask` does, and keeps the answers that the form for readings needs: without a network, or with one that lets nothing
 * through, the last answer is given in place of a new one.
 */
export function keepingAnswers(ask: typeof fetch): typeof fetch {
  return async (input, init) => {
    const key = keyOf(init?.body);
    if (key === undefined) return ask(input, init);
    const before = owner;
    const asked = ask(input, init).then(async (response) => {
      // Read to its end first: who asked may let go of the request as soon as they have what they need.
      const text = await response.text();
      void keep(key, text, before);
      return new Response(text, response);
    });
    try {
      const answered = await Promise.race([asked, later()]);
      return answered ?? (await stored(key)) ?? (await asked);
    } catch (error) {
      const known = unreachable(error) ? await stored(key) : undefined;
      if (known) return known;
      throw error;
    }
  };
}

/** The server was not reached, by this request or by the one for a token before it. That a session has ended is its word. */
const unreachable = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof CombinedError && error.networkError !== undefined && !error.response);

const later = (): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, PATIENCE));

function keyOf(body: unknown): string | undefined {
  if (typeof body !== 'string') return undefined;
  const { operationName, variables } = JSON.parse(body) as { operationName?: string; variables?: object };
  return operationName !== undefined && kept.has(operationName)
    ? `${operationName} ${JSON.stringify(variables ?? {})}`
    : undefined;
}

async function keep(key: string, text: string, asOf: number): Promise<void> {
  try {
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (!data || errors !== undefined || asOf !== owner) return;
    await set(key, { data, at: new Date().toISOString() } satisfies KeptAnswer, store);
  } catch {
    // Nothing is kept then: without a network there will be a word in its place.
  }
}

async function stored(key: string): Promise<Response | undefined> {
  const answer = await get<KeptAnswer>(key, store).catch(() => undefined);
  return answer && Response.json({ data: answer.data, extensions: { [KEPT_AT]: answer.at } });
}
