import type { CaptchaPlaceName } from '../graphql/generated/graphql.ts';

/** What the server wrote into the page about its utility: enough for a first view without a request. */
export interface TenantFacts {
  slug: string;
  shortName: string;
  productName: string;
  welcome: string;
  logoUrl: string;
  /** `lengths`: fewest and most characters of an account number; null for a login that was chosen. */
  login: { label: string; hint: string | null; lengths: [number, number] | null; grouping: number[]; numeric: boolean };
  recoveryTitle: string;
  /** Accounts are switched and added from the top menu. */
  accountsInMenu: boolean;
  phones: { purpose: string; number: string; hours: string }[];
  /** Forms with a captcha, and from which attempt on: 1 is always. */
  captcha: Partial<Record<CaptchaPlaceName, number>>;
  /** Somebody was signed in on this device: a refresh cookie came with the request for the page. */
  returning: boolean;
  /** What the utility tells its residents while its portal is stopped; null: it works. */
  stopped: string | null;
  /** A PIN was set on this device, of so many digits, and maybe a passkey; null: none, as far as the page knows. */
  device: { digits: number; passkey: boolean } | null;
}

/** Facts of the utility whose page this is. */
export const tenantFacts = JSON.parse(document.getElementById('tenant')?.textContent ?? '{}') as TenantFacts;
