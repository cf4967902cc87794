import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { readBanks, type Banks } from './config/banks.ts';

/** Where the database is and as whom it is spoken to. Each URL names another role: see `database/provision.ts`. */
export interface DatabaseUrls {
  /** Role that owns the tables: migrations only. */
  ownerUrl: string;
  /** Role of the server: neither owner nor BYPASSRLS. */
  appUrl: string;
  /** Role of the import job: BYPASSRLS, for COPY. */
  importerUrl: string;
  /** The server's role on a read replica, when there is one. */
  readerUrl?: string;
}

/** A key that signs and checks access tokens. The first one signs, every one checks: that is how keys are changed. */
export interface TokenKey {
  id: string;
  /** At least 32 random bytes. */
  secret: Uint8Array;
}

/** Everything that may differ from one installation to another, checked. Durations are in milliseconds. */
export interface StartConfig {
  mode: 'development' | 'production';
  /** `serve` answers requests, `work` runs jobs. */
  role: 'serve' | 'work' | 'both';
  /** Repository root (where package.json is). */
  root: string;
  /** Folder of the state that is not in a database: embedded PostgreSQL, keys made in development. */
  dataDir: string;
  /** Folder with one folder per tenant. */
  tenantsDir: string;
  http: {
    host: string;
    port: number;
    /** True: PORT was given, so another one is not good enough. */
    portIsFixed: boolean;
    /** Addresses and networks whose X-Forwarded-* is believed; empty: nobody's. */
    trustProxy: string[];
    /** Time to answer a request before 504. */
    requestTimeoutMs: number;
  };
  /** Undefined: the embedded PostgreSQL in dataDir. */
  externalDatabase: DatabaseUrls | undefined;
  pools: {
    /** Connections for reads, for acts, and for the importer of one process. */
    read: number;
    write: number;
    import: number;
    /** Wait for a free connection before 503. */
    connectTimeoutMs: number;
    /** Longest statement of a request before 504. */
    statementTimeoutMs: number;
  };
  /** Undefined: made on the first start and kept in dataDir (development only). */
  tokenKeys: TokenKey[] | undefined;
  /** How many tries a browser needs on average to solve a captcha, each some 0.3 ms on a computer, 2 ms on a slow phone. */
  captchaWork: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Bearer token for /metrics; undefined: only the machine itself may read it. */
  metricsToken: string | undefined;
  /** How messages leave; in development what has no way out is kept and shown at `/dev/outbox`. */
  messages: {
    /** `smtp://user:password@host:587` or `smtps://…`; undefined in development only. */
    smtpUrl: string | undefined;
    /** The SMS service; undefined: no SMS can be sent. */
    sms: { url: string; token: string } | undefined;
  };
  /** Banks of the utilities that take cards; in development the others have the sandbox bank of this server. */
  banks: Banks;
  /** Create residents to try the portals with. */
  demo: boolean;
  /** The process that started this one, when it should take this one with it: npm. */
  stopWithParent: boolean;
  stopping: {
    /** Between "not ready" and the refusal of new connections, so that a balancer notices. */
    graceMs: number;
    /** After this the process ends whatever is still open. */
    limitMs: number;
  };
}

/** A `StartConfig` whose database is known and reachable: what the server's parts receive. */
export interface Config extends StartConfig {
  database: DatabaseUrls;
  tokenKeys: TokenKey[];
}

/** Thrown at start with every reason at once, one per line. */
export class ConfigError extends Error {
  readonly reasons: string[];

  constructor(reasons: string[]) {
    super(`The configuration is wrong:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`);
    this.name = 'ConfigError';
    this.reasons = reasons;
  }
}

const wholeNumber = (min: number, max: number, byDefault: number) =>
  z.coerce
    .number(`is not a number`)
    .int('is not a whole number')
    .min(min, `is below ${min}`)
    .max(max, `is above ${max}`)
    .default(byDefault);

const postgresUrl = z.string().refine((text) => {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}, 'is not a postgres:// URL');

const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `is not a ${protocols[0]}// URL`,
  });

const keyList = z.string().transform((text, issues): TokenKey[] =>
  text.split(',').map((part) => {
    const [id = '', secret = ''] = part.trim().split(':');
    const bytes = Buffer.from(secret, 'base64url');
    if (!/^[\w-]{1,32}$/.test(id) || bytes.length < 32)
      issues.addIssue({
        code: 'custom',
        message: 'must be id:secret[,id:secret], a secret being 32 or more bytes in base64url',
      });
    return { id, secret: new Uint8Array(bytes) };
  }),
);

const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no').transform((word) => word === 'yes');
const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));
const network = /^([\da-f.:]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i;

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test'], 'must be development or production').default('development'),
  KABINET_ROLE: z.enum(['serve', 'work', 'both'], 'must be serve, work or both').default('both'),
  HOST: z.string().min(1).optional(),
  PORT: wholeNumber(0, 65_535, 4000),
  DATABASE_URL: z.union([z.literal('embedded'), postgresUrl], 'is neither a postgres:// URL nor "embedded"').optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_IMPORTER_URL: postgresUrl.optional(),
  DATABASE_READER_URL: postgresUrl.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  TENANTS_DIR: z.string().min(1).default('tenants'),
  TRUST_PROXY: list
    .refine((all) => all.every((one) => network.test(one)), 'must be addresses or networks such as 10.0.0.0/8')
    .default([]),
  TOKEN_KEYS: keyList.optional(),
  METRICS_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional(),
  CAPTCHA_WORK: wholeNumber(1, 100_000, 250),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'is not a log level').default('info'),
  READ_POOL: wholeNumber(1, 500, 10),
  WRITE_POOL: wholeNumber(1, 500, 10),
  IMPORT_POOL: wholeNumber(1, 50, 2),
  CONNECT_TIMEOUT_MS: wholeNumber(100, 60_000, 1500),
  STATEMENT_TIMEOUT_MS: wholeNumber(100, 600_000, 3000),
  REQUEST_TIMEOUT_MS: wholeNumber(1000, 600_000, 30_000),
  STOP_GRACE_MS: wholeNumber(0, 60_000, 0),
  STOP_LIMIT_MS: wholeNumber(1000, 600_000, 9000),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  SMS_URL: urlOf('https:', 'http:').optional(),
  SMS_TOKEN: z.string().min(8, 'is shorter than 8 characters').optional(),
  DEMO: yesOrNo.optional(),
  npm_lifecycle_event: z.string().optional(),
});

type Environment = z.infer<typeof environment>;

/** What fits each other, beyond each value being right by itself. A half-set production is refused, never guessed. */
function contradictions(env: Environment): string[] {
  const wrong: string[] = [];
  const external = env.DATABASE_URL !== undefined && env.DATABASE_URL !== 'embedded';
  const others = (['DATABASE_OWNER_URL', 'DATABASE_IMPORTER_URL', 'DATABASE_READER_URL'] as const).filter(
    (name) => env[name],
  );
  if (!external && others.length > 0) wrong.push(`${others.join(', ')}: given without DATABASE_URL`);
  if (external)
    for (const name of ['DATABASE_OWNER_URL', 'DATABASE_IMPORTER_URL'] as const)
      if (!env[name]) wrong.push(`${name}: is needed beside DATABASE_URL (npm run provision makes the three)`);
  const users = [env.DATABASE_URL, env.DATABASE_OWNER_URL, env.DATABASE_IMPORTER_URL].filter((url) =>
    url?.includes('://'),
  );
  if (new Set(users.map((url) => new URL(url!).username)).size < users.length)
    wrong.push('DATABASE_URL, DATABASE_OWNER_URL, DATABASE_IMPORTER_URL: must name three different roles');
  if ((env.SMS_URL === undefined) !== (env.SMS_TOKEN === undefined))
    wrong.push('SMS_URL, SMS_TOKEN: must be given together');
  if (env.NODE_ENV !== 'production') return wrong;
  if (!env.DATABASE_URL) wrong.push('DATABASE_URL: is needed in production (or "embedded" for a database in DATA_DIR)');
  if (!env.TOKEN_KEYS) wrong.push('TOKEN_KEYS: is needed in production, e.g. 2026a:<32 random bytes in base64url>');
  if (!env.SMTP_URL) wrong.push('SMTP_URL: is needed in production, e.g. smtps://user:password@mail.example:465');
  if (env.DEMO) wrong.push('DEMO: demo residents have known passwords and are for development only');
  return wrong;
}

/**
 * The configuration from environment variables; the README lists them.
 * @throws ConfigError naming every variable that is wrong or missing, and why
 */
export function readConfig(env: Record<string, string | undefined>): StartConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const e = parsed.data;
  const { banks, wrong: wrongBanks } = readBanks(given as Record<string, string>);
  const wrong = [...contradictions(e), ...wrongBanks];
  if (wrong.length > 0) throw new ConfigError(wrong);

  const root = rootFolder(import.meta.dirname);
  const inRoot = (path: string) => (isAbsolute(path) ? path : resolve(root, path));
  const production = e.NODE_ENV === 'production';
  return {
    mode: production ? 'production' : 'development',
    role: e.KABINET_ROLE,
    root,
    dataDir: inRoot(e.DATA_DIR),
    tenantsDir: inRoot(e.TENANTS_DIR),
    http: {
      // In development only this machine may see the portals of demo residents, whose passwords are printed.
      host: e.HOST ?? (production ? '::' : 'localhost'),
      port: e.PORT,
      portIsFixed: given['PORT'] !== undefined,
      trustProxy: e.TRUST_PROXY,
      requestTimeoutMs: e.REQUEST_TIMEOUT_MS,
    },
    externalDatabase: externalUrls(e),
    pools: {
      read: e.READ_POOL,
      write: e.WRITE_POOL,
      import: e.IMPORT_POOL,
      connectTimeoutMs: e.CONNECT_TIMEOUT_MS,
      statementTimeoutMs: e.STATEMENT_TIMEOUT_MS,
    },
    tokenKeys: e.TOKEN_KEYS,
    captchaWork: e.CAPTCHA_WORK,
    logLevel: e.LOG_LEVEL,
    metricsToken: e.METRICS_TOKEN,
    messages: {
      smtpUrl: e.SMTP_URL,
      sms: e.SMS_URL && e.SMS_TOKEN ? { url: e.SMS_URL, token: e.SMS_TOKEN } : undefined,
    },
    banks,
    demo: e.DEMO ?? !production,
    stopWithParent: e.npm_lifecycle_event !== undefined,
    stopping: {
      // Nothing balances in development, and whoever presses Ctrl-C waits.
      graceMs: production && given['STOP_GRACE_MS'] === undefined ? 2000 : e.STOP_GRACE_MS,
      limitMs: e.STOP_LIMIT_MS,
    },
  };
}

function externalUrls(env: Environment): DatabaseUrls | undefined {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_IMPORTER_URL: importerUrl } = env;
  if (!appUrl || appUrl === 'embedded' || !ownerUrl || !importerUrl) return undefined;
  return { appUrl, ownerUrl, importerUrl, ...(env.DATABASE_READER_URL ? { readerUrl: env.DATABASE_READER_URL } : {}) };
}

/** The code runs both from `server/` and from `dist/server/`; the root is where package.json lies. */
function rootFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json not found above the server');
  return rootFolder(above);
}
