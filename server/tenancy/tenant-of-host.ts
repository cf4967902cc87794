// A host header is a stranger's text. It is taken apart by one strict pattern; whatever does not fit belongs to no tenant.
const hostHeader = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)\.?(?::(\d{1,5}))?$/i;

/** The host name of a Host header in small letters, without port and trailing dot; undefined for anything but a plain name. */
export function hostName(header: string | undefined): string | undefined {
  if (header === undefined || header.length > 255) return undefined;
  const match = hostHeader.exec(header);
  if (!match || Number(match[2] ?? 1) > 65_535 || match[2] === '0') return undefined;
  return match[1]!.toLowerCase();
}

/**
 * The tenant whose portal a host is, or undefined. Hosts are compared whole, so `kaluga.example.com.evil.org` is nobody's.
 * `<slug>.localhost` is a tenant's host in development only; addresses in numbers and several hosts in one header never are.
 */
export function tenantOfHost<T extends { slug: string; hosts: readonly string[] }>(
  tenants: readonly T[],
  header: string | undefined,
  { development }: { development: boolean },
): T | undefined {
  const host = hostName(header);
  if (host === undefined) return undefined;
  return tenants.find((tenant) => tenant.hosts.includes(host) || (development && host === `${tenant.slug}.localhost`));
}
