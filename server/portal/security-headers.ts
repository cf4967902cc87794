import { createHash } from 'node:crypto';

/** The source of an inline style for a Content-Security-Policy: exactly this text and no other. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * Headers of a page. Scripts, styles, fonts and requests come from the tenant's own host alone; the one inline style is named
 * by its hash; nobody may frame the page, and it asks the device for nothing. `hosts`: to browsers of some years ago 'self' is
 * no WebSocket, which must be named.
 */
export function pageHeaders(inlineStyle: string, hosts: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': [
      `default-src 'none'`,
      `script-src 'self'`,
      `worker-src 'self'`,
      `style-src 'self' ${hashSource(inlineStyle)}`,
      `font-src 'self'`,
      `img-src 'self' data:`,
      [`connect-src 'self'`, ...hosts.map((host) => `wss://${host}`)].join(' '),
      `manifest-src 'self'`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
    ].join('; '),
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    ...everywhere,
  };
}

/** Headers of everything the portal serves. */
export const everywhere: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** For a browser that came by HTTPS: it never comes another way again. */
export const onlyHttps = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/** A drawing is only ever a picture: opened by itself it can run and load nothing. */
export const drawingPolicy = `default-src 'none'; style-src 'unsafe-inline'; sandbox`;

/** The service worker runs nothing but itself and asks no other host than its own. */
export const workerPolicy = `default-src 'none'; script-src 'self'; connect-src 'self'`;
