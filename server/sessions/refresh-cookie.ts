import type { Context } from '../context.ts';
import { readRefreshToken, type RefreshToken, writeRefreshToken } from './refresh-token.ts';

/**
 * The prefix `__Host-` makes the browser insist on Secure, Path=/ and no Domain: another host, even a sub-domain, can
 * neither read nor plant it.
 */
export const refreshCookie = '__Host-kabinet-refresh';

type Asked = Pick<Context, 'request'>;

/** The refresh token the browser sent; undefined when it sent none or something else. */
export const sentToken = ({ request }: Asked): RefreshToken | undefined =>
  readRefreshToken(request.cookie(refreshCookie));

/** Gives the browser the token to send next time, for as long as a session without visits lasts. */
export function sendToken({ request, tenant }: Pick<Context, 'request' | 'tenant'>, token: RefreshToken): void {
  request.setCookie(refreshCookie, writeRefreshToken(token), tenant.rules.sessions.refreshDays * 86_400);
}

/** Makes the browser forget its token. */
export function clearToken({ request }: Asked): void {
  request.setCookie(refreshCookie, '', 0);
}
