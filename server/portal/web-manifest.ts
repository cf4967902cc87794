import type { Tenant } from '../tenancy/load-tenants.ts';
import { brandUrl } from '../tenancy/tenant.resolver.ts';
import { type IconName, iconUrl } from './icons.ts';

/** What a phone reads when the portal is put on its first screen. */
export function webManifest(tenant: Tenant): object {
  const { brand, shortName } = tenant;
  const png = (name: IconName, side: number, purpose: 'any' | 'maskable') => ({
    src: iconUrl(tenant, name),
    type: 'image/png',
    sizes: `${side}x${side}`,
    purpose,
  });
  return {
    // One app on the device, wherever its first page moves.
    id: '/',
    name: `${brand.productName} — ${shortName}`,
    short_name: brand.productName,
    description: brand.tagline,
    lang: 'ru',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: brand.light.surface,
    theme_color: brand.light.surface,
    icons: [
      png('icon-192', 192, 'any'),
      png('icon-512', 512, 'any'),
      png('icon-maskable-512', 512, 'maskable'),
      { src: brandUrl(tenant, 'favicon'), type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
    ],
  };
}
