import type { Acquirers } from './acquiring/acquirers.ts';
import type { Captchas } from './captcha/captchas.ts';
import type { Clock } from './clock.ts';
import type { Run } from './database/tenant-reader.ts';
import type { Write } from './database/tenant-writer.ts';
import type { Reads } from './database/read/reads.ts';
import type { Settler } from './paying/settler.ts';
import type { Tokens } from './sessions/tokens.ts';
import type { Tenant } from './tenancy/load-tenants.ts';

/** The signed-in resident and the session that the access token belongs to. */
export interface Who {
  residentId: string;
  sessionId: string;
}

/** The signed-in member of the utility's staff. */
export interface WhoStaff {
  staffId: string;
}

/** What an act may know of the HTTP request, and the one thing it may do to the answer. */
export interface RequestFacts {
  id: string;
  /** Address of the client; behind a proxy only when the proxy is trusted. */
  ip: string;
  userAgent: string | undefined;
  /** `https://host` as the browser wrote it; the host is one of the tenant's, or there would be no context. */
  origin: string;
  /** Path of the page the request was sent from, without its query; undefined when the browser did not say. */
  page: string | undefined;
  cookie(name: string): string | undefined;
  /** Sets a cookie of the tenant's host for so many seconds; 0 clears it. */
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
}

/**
 * What every resolver and act gets first: the tenant of the host, who asks, and the two ways to the database. Requests and
 * jobs build the same context.
 */
export interface Context {
  tenant: Tenant;
  tenantId: number;
  who: Who | undefined;
  /** Set instead of `who` when a member of staff asks. */
  staff: WhoStaff | undefined;
  /** What the utility tells its residents while its portal is stopped (S3 3.2); undefined: it works. */
  stopped: string | undefined;
  clock: Clock;
  /** Signs access tokens; the same for all requests. */
  tokens: Tokens;
  /** Makes and checks captchas; the same for all requests. */
  captchas: Captchas;
  /** Banks that take cards; the same for all requests. */
  acquirers: Pick<Acquirers, 'of' | 'callbackKeyOf'>;
  /** Settles payments in the background of this process. */
  settler: Settler;
  request: RequestFacts;
  /** Compiles selections into statements; the same for all requests. */
  reads: Reads;
  /** Reads as this tenant; from a replica where there is one. */
  read: Run;
  /** Reads as this tenant on the primary: for what must see the write just made. */
  readPrimary: Run;
  /** One transaction as this tenant on the primary. */
  write: Write;
}
