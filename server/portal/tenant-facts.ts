import type { Tenant } from '../tenancy/load-tenants.ts';
import { brandUrl } from '../tenancy/tenant.resolver.ts';

/** What the cookies say of the browser that asks for the page; only a request finds out whether it is true. */
export interface Visitor {
  /** A refresh cookie came along: somebody was signed in. */
  returning: boolean;
  /** A device cookie came along: somebody set a PIN, and maybe a passkey. */
  device?: { passkey: boolean } | undefined;
  /** What the utility tells its residents while its portal is stopped. */
  stopped?: string | undefined;
}

/**
 * What the page itself says about its utility, so that the first view needs no request: the client's `TenantFacts`.
 * Public facts only; everything else is the `tenant` query's.
 */
export function tenantFacts(tenant: Tenant, { returning, device, stopped }: Visitor): object {
  const { login, accountNumber, accounts, recovery, captcha } = tenant.rules;
  const { pin } = tenant.rules.settings;
  const byNumber = login.mode === 'ACCOUNT_NUMBER';
  return {
    slug: tenant.slug,
    shortName: tenant.shortName,
    productName: tenant.brand.productName,
    welcome: tenant.brand.welcome,
    logoUrl: brandUrl(tenant, 'logo'),
    login: {
      label: login.label,
      hint: byNumber ? accountNumber.hint : null,
      lengths: byNumber ? [accountNumber.minLength, accountNumber.maxLength] : null,
      grouping: byNumber ? accountNumber.grouping : [],
      numeric: byNumber && accountNumber.alphabet === 'DIGITS',
    },
    recoveryTitle: recovery.title,
    accountsInMenu: accounts.switcher === 'TOP_MENU',
    phones: tenant.contacts.phones,
    captcha: Object.fromEntries(captcha.places.map(({ place, fromAttempt }) => [place, fromAttempt])),
    returning,
    stopped: stopped ?? null,
    device: device && pin.mode === 'OFFERED' ? { digits: pin.digits, passkey: pin.biometrics && device.passkey } : null,
  };
}
