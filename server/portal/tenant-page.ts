import { createHash } from 'node:crypto';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { brandUrl } from '../tenancy/tenant.resolver.ts';
import type { ClientBuild } from './client-build.ts';
import { escapeHtml, jsonInHtml } from './escape.ts';
import { iconUrl } from './icons.ts';
import { pageHeaders } from './security-headers.ts';
import { tenantFacts, type Visitor } from './tenant-facts.ts';

/** A tenant's page, ready to send. */
export interface TenantPage {
  html: string;
  etag: string;
  headers: Record<string, string>;
}

const variables = (theme: Tenant['brand']['light']): string =>
  `--accent:${theme.accent};--on-accent:${theme.onAccent};--ink:${theme.ink};--surface:${theme.surface}`;

/** The brand's colours, in the page before anything is drawn. Paper is always light. */
function brandStyle({ brand }: Tenant): string {
  return (
    `:root{${variables(brand.light)}}` +
    `@media screen and (prefers-color-scheme:dark){:root{${variables(brand.dark)}}}` +
    'html{background:var(--surface);color:var(--ink)}'
  );
}

function head(tenant: Tenant, { fonts }: ClientBuild, visitor: Visitor, style: string): string {
  const { brand, shortName } = tenant;
  return [
    `<title>${escapeHtml(`${brand.productName} — ${shortName}`)}</title>`,
    `<meta name="description" content="${escapeHtml(brand.tagline)}">`,
    `<meta name="application-name" content="${escapeHtml(brand.productName)}">`,
    `<meta name="theme-color" media="(prefers-color-scheme: light)" content="${brand.light.surface}">`,
    `<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${brand.dark.surface}">`,
    `<link rel="icon" type="image/svg+xml" href="${brandUrl(tenant, 'favicon')}">`,
    '<link rel="manifest" href="/manifest.webmanifest">',
    `<link rel="apple-touch-icon" href="${iconUrl(tenant, 'apple-touch-icon')}">`,
    `<meta name="apple-mobile-web-app-title" content="${escapeHtml(brand.productName)}">`,
    `<style>${style}</style>`,
    // The first has the letters of the brand and is wanted at once; the others let the script go before them.
    ...fonts.map(
      (href, place) =>
        `<link rel="preload" as="font" type="font/woff2" crossorigin${place > 0 ? ' fetchpriority="low"' : ''} href="${href}">`,
    ),
    `<script type="application/json" id="tenant">${jsonInHtml(tenantFacts(tenant, visitor))}</script>`,
  ].join('\n    ');
}

/** The same mark-up as the client's brand: it stands there before the script does, and stays in its place. */
function brandMark(tenant: Tenant): string {
  return (
    `<img src="${brandUrl(tenant, 'logo')}" alt="" width="40" height="40">` +
    `<span>${escapeHtml(tenant.shortName)} <small>${escapeHtml(tenant.brand.productName)}</small></span>`
  );
}

/** The skeleton of what the visitor will see first. */
function skeletonOf(tenant: Tenant, { returning, device, stopped }: Visitor): string {
  if (stopped !== undefined) return 'signed-out';
  if (returning) return 'signed-in';
  return device && tenant.rules.settings.pin.mode === 'OFFERED' ? 'known-device' : 'signed-out';
}

/** Takes away the part between `<!--name-->` and `<!--/name-->`. */
function without(html: string, name: string): string {
  const [from, to] = [html.indexOf(`<!--${name}-->`), html.indexOf(`<!--/${name}-->`)];
  return from < 0 || to < 0 ? html : html.slice(0, from) + html.slice(to + `<!--/${name}-->`.length);
}

/**
 * The page of a tenant's portal, its own from the first byte: colours, name, logo and the skeleton of what will be seen next.
 * Its skeleton is of the first screen for one who was signed in, of the keypad for one whose device has a PIN, else of the
 * sign-in, as of the word that it is stopped.
 */
export function tenantPage(tenant: Tenant, build: ClientBuild, visitor: Visitor): TenantPage {
  const style = brandStyle(tenant);
  const shown = skeletonOf(tenant, visitor);
  const others = ['signed-in', 'signed-out', 'known-device'].filter((name) => name !== shown);
  const html = others
    .reduce(without, build.html)
    // Functions, because a replacement text may contain `$`.
    .replace('<!--tenant-head-->', () => head(tenant, build, visitor, style))
    .replace('<!--tenant-brand-->', () => brandMark(tenant));
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`;
  return { html, etag, headers: pageHeaders(style, tenant.hosts) };
}
