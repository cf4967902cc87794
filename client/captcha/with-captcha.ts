import type { CombinedError } from '@urql/core';
import { createSignal } from 'solid-js';
import { openClient } from '../graphql/client.ts';
import { CaptchaChallengeDocument, type CaptchaPlaceName } from '../graphql/generated/graphql.ts';
import { tenantFacts } from '../tenant/facts.ts';
import { solve } from './solve.ts';

const [checking, setChecking] = createSignal<CaptchaPlaceName>();

/** The form whose captcha is being worked on while a person waits; undefined: none. */
export { checking as captchaUnderWay };

/** Whether the form can ask a captcha at all, by the utility's rule. */
export const asksCaptcha = (place: CaptchaPlaceName): boolean => tenantFacts.captcha[place] !== undefined;

/** A solution is good for ten minutes; one that is nearly over is not sent. */
const goodForMs = 9 * 60_000;

/** Solutions made ahead, each good for one try. */
const ahead = new Map<CaptchaPlaceName, { since: number; solution: Promise<string | undefined> }>();

/** Begins the work of a form that always asks a captcha, while the person is still typing. Costs nothing when it was begun. */
export function solveAhead(place: CaptchaPlaceName): void {
  if (tenantFacts.captcha[place] !== 1) return;
  const begun = ahead.get(place);
  if (begun && performance.now() - begun.since < goodForMs) return;
  ahead.set(place, { since: performance.now(), solution: fetchAndSolve(place).catch(() => undefined) });
}

async function fetchAndSolve(place: CaptchaPlaceName): Promise<string | undefined> {
  const { data } = await openClient
    .query(CaptchaChallengeDocument, { place }, { requestPolicy: 'network-only' })
    .toPromise();
  return data?.captchaChallenge ? solve(data.captchaChallenge) : undefined;
}

/**
 * Sends an act with the captcha its form asks; where one turns out to be needed, solves it and sends the act once more.
 * `act` gets what is to be put beside the input: `withCaptcha('SIGN_IN', (captcha) => send({ ...input, ...captcha }))`.
 */
export async function withCaptcha<Answer extends { error?: CombinedError | undefined }>(
  place: CaptchaPlaceName,
  act: (captcha: { captcha?: string }) => Promise<Answer>,
): Promise<Answer> {
  solveAhead(place);
  const answer = await act(captchaOf(await waitFor(place, take(place))));
  const challenge = challengeIn(answer.error);
  if (challenge === undefined) return answer;
  const solution = await waitFor(place, solve(challenge));
  return solution === undefined ? answer : act({ captcha: solution });
}

const captchaOf = (solution: string | undefined): { captcha?: string } =>
  solution === undefined ? {} : { captcha: solution };

async function take(place: CaptchaPlaceName): Promise<string | undefined> {
  const begun = ahead.get(place);
  ahead.delete(place);
  return begun?.solution;
}

async function waitFor(place: CaptchaPlaceName, work: Promise<string | undefined>): Promise<string | undefined> {
  setChecking(place);
  try {
    return await work.catch(() => undefined);
  } finally {
    setChecking(undefined);
  }
}

function challengeIn(error: CombinedError | undefined): string | undefined {
  const asked = error?.graphQLErrors.find(({ extensions }) => extensions['code'] === 'CAPTCHA_REQUIRED');
  const challenge = asked?.extensions['challenge'];
  return typeof challenge === 'string' ? challenge : undefined;
}
