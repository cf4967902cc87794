import type { Context } from '../context.ts';
import { normaliseLogin } from '../sessions/normalise-login.ts';
import { oneTimeHashes } from '../sessions/one-time-password.ts';
import { readBearer } from './kept-registration.ts';
import { linkPurpose } from './send-proof.ts';

/** What a person shows to complete a registration; each way names one row, or none. */
export interface Shown {
  token?: string | null;
  registration?: string | null;
  code?: string | null;
  login?: string | null;
  oneTimePassword?: string | null;
  newPassword?: string | null;
  newLogin?: string | null;
}

/** One of the three ways, by the hashes of its secret. */
export type Way =
  | { by: 'LINK'; hashes: readonly [string, ...string[]] }
  | { by: 'CODE'; id: string; bearerHashes: readonly string[]; code: string }
  | { by: 'ONE_TIME_PASSWORD'; hashes: readonly [string, ...string[]]; login: string; newPassword: string };

/** Which way it is; undefined for what can complete nothing, which says nothing about who exists. */
export function whatCompletes(context: Context, shown: Shown): Way | undefined {
  const { token, registration, code, login: typed, oneTimePassword, newPassword } = shown;
  const { tenant, tokens } = context;
  if (token) {
    if (!/^[\w-]{43}$/.test(token)) return undefined;
    return { by: 'LINK', hashes: tokens.codeHashes(linkPurpose(context), token) };
  }
  if (registration) {
    const bearer = readBearer(context, registration);
    const bare = (code ?? '').length <= 30 ? (code ?? '').replace(/[\s-]/g, '') : '';
    if (!bearer || !/^\d{4,8}$/.test(bare)) return undefined;
    return { by: 'CODE', id: bearer.id, bearerHashes: bearer.hashes, code: bare };
  }
  const login = normaliseLogin(tenant.rules, typed ?? '');
  if (login === undefined || !oneTimePassword || !newPassword) return undefined;
  return { by: 'ONE_TIME_PASSWORD', hashes: oneTimeHashes(context, login, oneTimePassword), login, newPassword };
}
