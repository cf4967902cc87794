import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { GraphqlAnswer } from './http.ts';

/** A challenge as a browser answers it: what goes into `captcha` of an input. */
export async function solved(json: string): Promise<string> {
  const challenge = JSON.parse(json) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

/** Sends an act, and once more with its captcha solved when one is asked: what the portal does. */
export async function withCaptcha<Data>(
  send: (captcha?: { captcha: string }) => Promise<GraphqlAnswer<Data>>,
): Promise<GraphqlAnswer<Data>> {
  const answer = await send();
  const asked = answer.errors?.find(({ extensions }) => extensions.code === 'CAPTCHA_REQUIRED');
  return asked ? send({ captcha: await solved(String(asked.extensions['challenge'])) }) : answer;
}
